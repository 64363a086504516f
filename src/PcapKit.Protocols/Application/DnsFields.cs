namespace PcapKit.Protocols;

/// <summary>The fields of DNS messages behind the header. DNS, multicast DNS and LLMNR share them.</summary>
internal static class DnsFields
{
    private static readonly List<FieldInfo> Registered = [];

    public static readonly FieldInfo Questions = Add(new FieldInfo("dns.questions", "Questions", FieldKind.List));
    public static readonly FieldInfo Question = Group("dns.qry", "Question");
    public static readonly FieldInfo QuestionName = Text("dns.qry.name", "Name");
    public static readonly FieldInfo QuestionNameLength = Add(new FieldInfo("dns.qry.name.len", "Name Length", FieldKind.UInt) { Derived = true });
    public static readonly FieldInfo QuestionLabels = Add(new FieldInfo("dns.count.labels", "Label Count", FieldKind.UInt) { Derived = true });
    public static readonly FieldInfo QuestionType = Number("dns.qry.type", "Type", names: DnsTypeNames.Table);
    public static readonly FieldInfo QuestionClass = Hex("dns.qry.class", "Class", 16, DnsClassNames.Table);
    public static readonly FieldInfo QuestionUnicast = Flag("dns.qry.qu", "\"QU\" question");

    public static readonly FieldInfo Answers = Add(new FieldInfo("dns.answers", "Answers", FieldKind.List));
    public static readonly FieldInfo Authorities = Add(new FieldInfo("dns.authorities", "Authoritative nameservers", FieldKind.List));
    public static readonly FieldInfo Additionals = Add(new FieldInfo("dns.additionals", "Additional records", FieldKind.List));
    public static readonly FieldInfo Record = Group("dns.resp", "Resource record");
    public static readonly FieldInfo Name = Text("dns.resp.name", "Name");
    public static readonly FieldInfo Type = Number("dns.resp.type", "Type", names: DnsTypeNames.Table);
    public static readonly FieldInfo Class = Hex("dns.resp.class", "Class", 16, DnsClassNames.Table);
    public static readonly FieldInfo CacheFlush = Flag("dns.resp.cache_flush", "Cache flush");
    public static readonly FieldInfo TimeToLive = Number("dns.resp.ttl", "Time to live");
    public static readonly FieldInfo DataLength = Number("dns.resp.len", "Data length");
    public static readonly FieldInfo UdpPayloadSize = Number("dns.rr.udp_payload_size", "UDP payload size");
    public static readonly FieldInfo ExtendedResponseCode = Hex("dns.resp.ext_rcode", "Higher bits in extended RCODE", 8);
    public static readonly FieldInfo EdnsVersion = Number("dns.resp.edns0_version", "EDNS0 version");
    public static readonly FieldInfo EdnsFlags = Hex("dns.resp.z", "Z", 16);
    public static readonly FieldInfo DnssecOk = Flag("dns.resp.z.do", "DO bit");
    public static readonly FieldInfo EdnsReserved = Hex("dns.resp.z.reserved", "Reserved", 15);
    public static readonly FieldInfo ServiceName = Derived("dns.srv.service", "Service");
    public static readonly FieldInfo ServiceProtocol = Derived("dns.srv.proto", "Protocol");
    public static readonly FieldInfo ServiceDomain = Derived("dns.srv.name", "Name", "srv_name");

    public static readonly FieldInfo A = Add(new FieldInfo("dns.a", "Address", FieldKind.IPv4));
    public static readonly FieldInfo Aaaa = Add(new FieldInfo("dns.aaaa", "AAAA Address", FieldKind.IPv6));
    public static readonly FieldInfo Data = Bytes("dns.data", "Data");
    public static readonly FieldInfo CoveredType = Add(new FieldInfo("dns.resp.type", "Type in the bit map", FieldKind.UInt) { Names = DnsTypeNames.Table, Key = "types", Repeats = true });
    public static readonly FieldInfo CaaTag = Text("dns.caa.tag", "Tag");
    public static readonly FieldInfo CaaTagLength = Number("dns.caa.tag_length", "Tag length");
    public static readonly FieldInfo CaaValue = Text("dns.caa.value", "Value");
    public static readonly FieldInfo CaaIssue = Derived("dns.caa.issue", "Issue");
    public static readonly FieldInfo CaaIssueWild = Derived("dns.caa.issuewild", "Issue Wildcard");
    public static readonly FieldInfo CaaReport = Derived("dns.caa.iodef", "Report URL");
    public static readonly FieldInfo CaaUnknown = Derived("dns.caa.unknown", "Unknown tag");

    public static readonly FieldInfo Options = Add(new FieldInfo("dns.opts", "Options", FieldKind.List));
    public static readonly FieldInfo Option = Present("dns.opt", "Option");
    public static readonly FieldInfo OptionCode = Number("dns.opt.code", "Option Code", names: DnsOptionCodeNames.Table);
    public static readonly FieldInfo OptionLength = Number("dns.opt.len", "Option Length");
    public static readonly FieldInfo OptionData = Bytes("dns.opt.data", "Option Data");
    public static readonly FieldInfo DecodedData = Add(new FieldInfo("dns.opt.data", "Option Data", FieldKind.Bytes) { Derived = true });
    public static readonly FieldInfo SubnetFamily = Number("dns.opt.client.family", "Family");
    public static readonly FieldInfo SubnetSource = Number("dns.opt.client.netmask", "Source Netmask");
    public static readonly FieldInfo SubnetScope = Number("dns.opt.client.scope", "Scope Netmask");
    public static readonly FieldInfo Subnet = Bytes("dns.opt.client.addr", "Client Subnet");
    public static readonly FieldInfo Subnet4 = Add(new FieldInfo("dns.opt.client.addr4", "Client Subnet", FieldKind.IPv4));
    public static readonly FieldInfo Subnet6 = Add(new FieldInfo("dns.opt.client.addr6", "Client Subnet", FieldKind.IPv6));
    public static readonly FieldInfo ClientCookie = Bytes("dns.opt.cookie.client", "Client Cookie");
    public static readonly FieldInfo ServerCookie = Bytes("dns.opt.cookie.server", "Server Cookie");
    public static readonly FieldInfo Keepalive = Number("dns.opt.edns_tcp_keepalive.timeout", "Timeout");
    public static readonly FieldInfo Padding = Bytes("dns.opt.padding", "Padding");
    public static readonly FieldInfo ErrorCode = Number("dns.opt.ext_error.info_code", "Info Code");
    public static readonly FieldInfo ErrorText = Text("dns.opt.ext_error.extra_text", "Extra Text");
    public static readonly FieldInfo Chain = Text("dns.opt.chain.fqdn", "Closest Trust Point");
    public static readonly FieldInfo SignatureAlgorithm = Repeated("dns.opt.dau", "DAU");
    public static readonly FieldInfo DigestAlgorithm = Repeated("dns.opt.dhu", "DHU");
    public static readonly FieldInfo HashAlgorithm = Repeated("dns.opt.n3u", "N3U");

    public static readonly FieldInfo ServiceParameters = Add(new FieldInfo("dns.svcb.svcparams", "SvcParams", FieldKind.List));
    public static readonly FieldInfo ServiceParameter = Present("dns.svcb.svcparam", "SvcParam");
    public static readonly FieldInfo ServiceKey = Number("dns.svcb.svcparam.key", "SvcParamKey", names: DnsServiceKeyNames.Table);
    public static readonly FieldInfo ServiceLength = Number("dns.svcb.svcparam.value.length", "SvcParamValue length");
    public static readonly FieldInfo ServiceValue = Bytes("dns.svcb.svcparam.value", "SvcParamValue");
    public static readonly FieldInfo ServiceMandatory = Add(new FieldInfo("dns.svcb.svcparam.mandatory.key", "Mandatory key", FieldKind.UInt) { Names = DnsServiceKeyNames.Table, Key = "mandatory", Repeats = true });
    public static readonly FieldInfo ServiceAlpnLength = Add(new FieldInfo("dns.svcb.svcparam.alpn.length", "ALPN length", FieldKind.UInt) { Key = "alpn_length", Repeats = true });
    public static readonly FieldInfo ServiceAlpn = Text("dns.svcb.svcparam.alpn", "ALPN", repeats: true);
    public static readonly FieldInfo ServicePort = Number("dns.svcb.svcparam.port", "Port");
    public static readonly FieldInfo ServiceIPv4 = Add(new FieldInfo("dns.svcb.svcparam.ipv4hint.ip", "IP", FieldKind.IPv4) { Repeats = true });
    public static readonly FieldInfo ServiceIPv6 = Add(new FieldInfo("dns.svcb.svcparam.ipv6hint.ip", "IP", FieldKind.IPv6) { Repeats = true });
    public static readonly FieldInfo ServiceEch = Bytes("dns.svcb.svcparam.echconfig", "ECHConfig");

    public static readonly FieldInfo Extraneous = Bytes("dns.extraneous.data", "Extraneous Data Bytes", "extraneous");

    /// <summary>Those that are made so far; the layouts add their own.</summary>
    public static FieldInfo[] All => [.. Registered];

    public static FieldInfo Add(FieldInfo field)
    {
        Registered.Add(field);
        return field;
    }

    public static FieldInfo Number(string name, string label, string? key = null, EnumNames? names = null) => Add(Keyed(name, label, FieldKind.UInt, key, names));

    public static FieldInfo Hex(string name, string label, int bits, EnumNames? names = null) => Add(new FieldInfo(name, label, FieldKind.UInt, -1, bits) { Hex = true, Names = names });

    public static FieldInfo Flag(string name, string label) => Add(new FieldInfo(name, label, FieldKind.Bool));

    public static FieldInfo Text(string name, string label, bool repeats = false) => Add(new FieldInfo(name, label, FieldKind.Text) { Repeats = repeats });

    public static FieldInfo Bytes(string name, string label, string? key = null) => Add(Keyed(name, label, FieldKind.Bytes, key, null));

    private static FieldInfo Present(string name, string label) => Add(new FieldInfo(name, label, FieldKind.Group) { Form = FieldForm.Present });

    private static FieldInfo Group(string name, string label) => Add(new FieldInfo(name, label, FieldKind.Group));

    private static FieldInfo Repeated(string name, string label) => Add(new FieldInfo(name, label, FieldKind.UInt) { Repeats = true });

    private static FieldInfo Derived(string name, string label, string? key = null) =>
        Add(key is null ? new FieldInfo(name, label, FieldKind.Text) { Derived = true } : new FieldInfo(name, label, FieldKind.Text) { Derived = true, Key = key });

    private static FieldInfo Keyed(string name, string label, FieldKind kind, string? key, EnumNames? names) =>
        key is null ? new FieldInfo(name, label, kind) { Names = names } : new FieldInfo(name, label, kind) { Names = names, Key = key };
}
