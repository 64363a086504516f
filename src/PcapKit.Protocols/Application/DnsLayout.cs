namespace PcapKit.Protocols;

/// <summary>How one part of a record's data is written.</summary>
internal enum DnsForm : byte
{
    Number8, Number16, Number32, Time32, Time48, IPv4, IPv6, Mac, Name, Text8, Texts8, Bytes8, Bytes16, Hash8, RestBytes, Types, CertificationTag, ServiceParameters, Options,
}

/// <summary>One part of a record's data.</summary>
/// <param name="Form">How it is written.</param>
/// <param name="Field">The field.</param>
/// <param name="Count">The field of the length before it, for parts that have one.</param>
/// <param name="Parts">The flags in a number, their bits counted from its first.</param>
internal sealed record DnsPart(DnsForm Form, FieldInfo Field, FieldInfo? Count = null, DnsFlag[]? Parts = null);

/// <summary>A flag of a number in a record's data.</summary>
/// <param name="Field">The field.</param>
/// <param name="Shift">How many bits stand behind it.</param>
/// <param name="Bits">How many it has.</param>
internal sealed record DnsFlag(FieldInfo Field, int Shift, int Bits = 1);

/// <summary>The layout of each type's data; one table serves reports, and the rewriting of names when records move.</summary>
internal static class DnsLayout
{
    private static readonly DnsPart[] Raw = [new(DnsForm.RestBytes, DnsFields.Data)];
    private static readonly Dictionary<DnsType, DnsPart[]> Known = Make();

    /// <summary>The fields of all messages, those of the record types included.</summary>
    public static FieldInfo[] AllFields => Known.Count > 0 ? DnsFields.All : [];

    /// <summary>The layout of a type; raw bytes for an unknown one.</summary>
    public static DnsPart[] Of(DnsType type) => Known.TryGetValue(type, out DnsPart[]? parts) ? parts : Raw;

    private static Dictionary<DnsType, DnsPart[]> Make()
    {
        var all = new Dictionary<DnsType, DnsPart[]>
        {
            [DnsType.A] = [new(DnsForm.IPv4, DnsFields.A)],
            [DnsType.Aaaa] = [new(DnsForm.IPv6, DnsFields.Aaaa)],
            [DnsType.Ns] = [Name("dns.ns", "Name Server")],
            [DnsType.Md] = [Name("dns.md", "Mail Destination")],
            [DnsType.Mf] = [Name("dns.mf", "Mail Forwarder")],
            [DnsType.Cname] = [Name("dns.cname", "CNAME")],
            [DnsType.Mb] = [Name("dns.mb", "Mailbox Domain")],
            [DnsType.Mg] = [Name("dns.mg", "Mail Group Member")],
            [DnsType.Mr] = [Name("dns.mr", "Mail Rename Domain")],
            [DnsType.Dname] = [Name("dns.dname", "Dname")],
            [DnsType.Ptr] = [Name("dns.ptr.domain_name", "Domain Name")],
            [DnsType.Null] = [Rest("dns.null", "Null (data)")],
            [DnsType.Soa] =
            [
                Name("dns.soa.mname", "Primary name server"), Name("dns.soa.rname", "Responsible authority's mailbox"), U32("dns.soa.serial_number", "Serial Number"),
                U32("dns.soa.refresh_interval", "Refresh Interval"), U32("dns.soa.retry_interval", "Retry Interval"), U32("dns.soa.expire_limit", "Expire limit"),
                U32("dns.soa.minimum_ttl", "Minimum TTL"),
            ],
            [DnsType.Minfo] = [Name("dns.minfo.r", "Responsible Mailbox"), Name("dns.minfo.e", "Error Mailbox")],
            [DnsType.Rp] = [Name("dns.rp.mailbox", "Mailbox"), Name("dns.rp.txt_rr", "TXT RR")],
            [DnsType.Mx] = [U16("dns.mx.preference", "Preference"), Name("dns.mx.mail_exchange", "Mail Exchange")],
            [DnsType.Afsdb] = [U16("dns.afsdb.subtype", "Subtype"), Name("dns.afsdb.hostname", "Hostname")],
            [DnsType.Kx] = [U16("dns.kx.preference", "Preference"), Name("dns.kx.key_exchange", "Key Exchange")],
            [DnsType.Hinfo] = [Text("dns.hinfo.cpu", "CPU", "dns.hinfo.cpu_length"), Text("dns.hinfo.os", "OS", "dns.hinfo.os_length")],
            [DnsType.Txt] = [new(DnsForm.Texts8, DnsFields.Text("dns.txt", "TXT", repeats: true), DnsFields.Number("dns.txt.length", "TXT Length"))],
            [DnsType.Spf] = [new(DnsForm.Texts8, DnsFields.Text("dns.spf", "SPF", repeats: true), DnsFields.Number("dns.spf.length", "SPF Length"))],
            [DnsType.Srv] =
            [
                U16("dns.srv.priority", "Priority"), U16("dns.srv.weight", "Weight"), U16("dns.srv.port", "Port"), Name("dns.srv.target", "Target"),
            ],
            [DnsType.Naptr] =
            [
                U16("dns.naptr.order", "Order"), U16("dns.naptr.preference", "Preference"), Text("dns.naptr.flags", "Flags", "dns.naptr.flags_length"),
                Text("dns.naptr.service", "Service", "dns.naptr.service_length"), Text("dns.naptr.regex", "Regex", "dns.naptr.regex_length"),
                Name("dns.naptr.replacement", "Replacement"),
            ],
            [DnsType.Sshfp] =
            [
                U8("dns.sshfp.algorithm", "Algorithm"), new(DnsForm.Number8, DnsFields.Number("dns.sshfp.fingerprint.type", "Fingerprint type", "fingerprint_type")),
                Rest("dns.sshfp.fingerprint", "Fingerprint"),
            ],
            [DnsType.Cert] =
            [
                new(DnsForm.Number16, DnsFields.Number("dns.cert.type", "Type", "cert_type")), new(DnsForm.Number16, DnsFields.Hex("dns.cert.key_tag", "Key Tag", 16)),
                U8("dns.cert.algorithm", "Algorithm"), Rest("dns.cert.certificate", "Certificate (or CRL)"),
            ],
            [DnsType.Caa] =
            [
                new(DnsForm.Number8, DnsFields.Hex("dns.caa.flags", "CAA Flags", 8), null, [new(DnsFields.Flag("dns.caa.flags.issuer_critical", "Issuer Critical"), 7)]),
                new(DnsForm.CertificationTag, DnsFields.CaaTag),
            ],
            [DnsType.Loc] =
            [
                U8("dns.loc.version", "Version"), U8("dns.loc.size", "Size"), U8("dns.loc.horizontal_precision", "Horizontal Precision"),
                U8("dns.loc.vertical_precision", "Vertical Precision"), U32("dns.loc.latitude", "Latitude"), U32("dns.loc.longitude", "Longitude"),
                U32("dns.loc.altitude", "Altitude"),
            ],
            [DnsType.OpenPgpKey] = [Rest("dns.openpgpkey", "OpenPGP Key")],
            [DnsType.Dhcid] = [Rest("dns.dhcid.rdata", "DHCID Data")],
            [DnsType.Eui48] = [new(DnsForm.Mac, DnsFields.Add(new FieldInfo("dns.eui48", "EUI48 Address", FieldKind.Mac)))],
            [DnsType.Eui64] = [new(DnsForm.RestBytes, DnsFields.Add(new FieldInfo("dns.eui64", "EUI64 Address", FieldKind.Bytes) { Form = FieldForm.Colons }))],
            [DnsType.Opt] = [new(DnsForm.Options, DnsFields.Options)],
            [DnsType.Svcb] = [U16("dns.svcb.svcpriority", "SvcPriority"), Name("dns.svcb.targetname", "TargetName"), new(DnsForm.ServiceParameters, DnsFields.ServiceParameters)],
        };
        all[DnsType.Https] = all[DnsType.Svcb];
        AddSecurity(all);
        AddTransactions(all);
        return all;
    }

    // RFC 4034, RFC 5155, RFC 6698, RFC 7477, RFC 8976.
    private static void AddSecurity(Dictionary<DnsType, DnsPart[]> all)
    {
        all[DnsType.Ds] = all[DnsType.Cds] = all[DnsType.Dlv] = all[DnsType.Ta] =
        [
            new(DnsForm.Number16, DnsFields.Hex("dns.ds.key_id", "Key id", 16)), U8("dns.ds.algorithm", "Algorithm"), U8("dns.ds.digest_type", "Digest Type"), Rest("dns.ds.digest", "Digest"),
        ];
        all[DnsType.Rrsig] = all[DnsType.Sig] =
        [
            new(DnsForm.Number16, DnsFields.Number("dns.rrsig.type_covered", "Type Covered", names: DnsTypeNames.Table)), U8("dns.rrsig.algorithm", "Algorithm"), U8("dns.rrsig.labels", "Labels"),
            U32("dns.rrsig.original_ttl", "Original TTL"), Time("dns.rrsig.signature_expiration", "Signature Expiration"), Time("dns.rrsig.signature_inception", "Signature Inception"),
            U16("dns.rrsig.key_tag", "Key Tag"), Name("dns.rrsig.signers_name", "Signer's name"), Rest("dns.rrsig.signature", "Signature"),
        ];
        all[DnsType.Dnskey] = all[DnsType.Cdnskey] =
        [
            new(DnsForm.Number16, DnsFields.Hex("dns.dnskey.flags", "Flags", 16), null,
            [
                new(DnsFields.Flag("dns.dnskey.flags.zone_key", "Zone Key"), 8), new(DnsFields.Flag("dns.dnskey.flags.key_revoked", "Key Revoked"), 7),
                new(DnsFields.Flag("dns.dnskey.flags.secure_entry_point", "Key Signing Key"), 0),
            ]),
            U8("dns.dnskey.protocol", "Protocol"), U8("dns.dnskey.algorithm", "Algorithm"), Rest("dns.dnskey.public_key", "Public Key"),
        ];
        all[DnsType.Nsec] = [Name("dns.nsec.next_domain_name", "Next Domain Name"), new(DnsForm.Types, DnsFields.CoveredType)];
        var parameters = new DnsPart[]
        {
            U8("dns.nsec3.algo", "Hash algorithm"),
            new(DnsForm.Number8, DnsFields.Number("dns.nsec3.flags", "NSEC3 flags"), null, [new(DnsFields.Flag("dns.nsec3.flags.opt_out", "NSEC3 Opt-out flag"), 0)]),
            U16("dns.nsec3.iterations", "NSEC3 iterations"),
            new(DnsForm.Bytes8, DnsFields.Bytes("dns.nsec3.salt_value", "Salt value"), DnsFields.Number("dns.nsec3.salt_length", "Salt length")),
        };
        all[DnsType.Nsec3Param] = parameters;
        all[DnsType.Nsec3] =
        [
            .. parameters, new(DnsForm.Hash8, DnsFields.Text("dns.nsec3.hash_value", "Next hashed owner"), DnsFields.Number("dns.nsec3.hash_length", "Hash length")),
            new(DnsForm.Types, DnsFields.CoveredType),
        ];
        all[DnsType.Tlsa] = all[DnsType.Smimea] =
        [
            U8("dns.tlsa.certificate_usage", "Certificate Usage"), U8("dns.tlsa.selector", "Selector"), U8("dns.tlsa.matching_type", "Matching Type"),
            Rest("dns.tlsa.certificate_association_data", "Certificate Association Data"),
        ];
        all[DnsType.Csync] =
        [
            U32("dns.csync.soa", "SOA"),
            new(DnsForm.Number16, DnsFields.Hex("dns.csync.flags", "Flags", 16), null,
                [new(DnsFields.Flag("dns.csync.flags.immediate", "immediate"), 0), new(DnsFields.Flag("dns.csync.flags.soaminimum", "soaminimum"), 1)]),
            new(DnsForm.Types, DnsFields.CoveredType),
        ];
        all[DnsType.Zonemd] =
        [
            U32("dns.zonemd.serial", "Serial"), U8("dns.zonemd.scheme", "Scheme"), U8("dns.zonemd.hash_algo", "Hash Algorithm"), Rest("dns.zonemd.digest", "Digest"),
        ];
    }

    // RFC 2930, RFC 8945.
    private static void AddTransactions(Dictionary<DnsType, DnsPart[]> all)
    {
        all[DnsType.Tkey] =
        [
            Name("dns.tkey.algo_name", "Algorithm name"), Time("dns.tkey.signature_inception", "Signature Inception"), Time("dns.tkey.signature_expiration", "Signature Expiration"),
            U16("dns.tkey.mode", "Mode"), U16("dns.tkey.error", "Error"), new(DnsForm.Bytes16, DnsFields.Bytes("dns.tkey.key_data", "Key Data"), DnsFields.Number("dns.tkey.key_size", "Key Size")),
            new(DnsForm.Bytes16, DnsFields.Bytes("dns.tkey.other_data", "Other Data"), DnsFields.Number("dns.tkey.other_size", "Other Size")),
        ];
        all[DnsType.Tsig] =
        [
            Name("dns.tsig.algorithm_name", "Algorithm Name"), new(DnsForm.Time48, DnsFields.Add(new FieldInfo("dns.tsig.time_signed", "Time Signed", FieldKind.Time))), U16("dns.tsig.fudge", "Fudge"),
            new(DnsForm.Bytes16, DnsFields.Bytes("dns.tsig.mac", "MAC"), DnsFields.Number("dns.tsig.mac_size", "MAC Size")), U16("dns.tsig.original_id", "Original Id"), U16("dns.tsig.error", "Error"),
            new(DnsForm.Bytes16, DnsFields.Bytes("dns.tsig.other_data", "Other Data"), DnsFields.Number("dns.tsig.other_len", "Other Len")),
        ];
    }

    private static DnsPart U8(string name, string label) => new(DnsForm.Number8, DnsFields.Number(name, label));

    private static DnsPart U16(string name, string label) => new(DnsForm.Number16, DnsFields.Number(name, label));

    private static DnsPart U32(string name, string label) => new(DnsForm.Number32, DnsFields.Number(name, label));

    private static DnsPart Time(string name, string label) => new(DnsForm.Time32, DnsFields.Add(new FieldInfo(name, label, FieldKind.Time)));

    private static DnsPart Name(string name, string label) => new(DnsForm.Name, DnsFields.Text(name, label));

    private static DnsPart Text(string name, string label, string length) => new(DnsForm.Text8, DnsFields.Text(name, label), DnsFields.Number(length, label + " Length"));

    private static DnsPart Rest(string name, string label) => new(DnsForm.RestBytes, DnsFields.Bytes(name, label));
}
