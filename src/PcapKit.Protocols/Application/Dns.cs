namespace PcapKit.Protocols;

/// <summary>Domain Name System (RFC 1035).</summary>
[Protocol("dns", "DNS", "Domain Name System", ProtocolLevel.Application, Family = "DNS",
    Summary = "Domain Name System ({dns.flags.response:query,response})")]
[Under("udp.port", 53)]
[Under("tcp.port", 53, 5353, Framing = typeof(DnsFraming))]
[Under("sctp.port", 53)]
[Under("media_type", (uint)MediaType.Dns)]
public readonly ref partial struct DnsView
{
    /// <summary>Pairs a response with its query.</summary>
    [Field("id", "Transaction ID", Hex = true)] public partial ushort Id { get; }

    /// <summary>All flags.</summary>
    [Container("flags", "Flags", Bits = 16, Hex = true)] public partial ushort Flags { get; }

    /// <summary>Whether it is a response.</summary>
    [Field("flags.response", "Response")] public partial bool IsResponse { get; }

    /// <summary>What is asked for.</summary>
    [Field("flags.opcode", "Opcode", Bits = 4)] public partial DnsOpcode Opcode { get; }

    /// <summary>The server has authority over the name.</summary>
    [Field("flags.authoritative", "Authoritative", When = "IsResponse")] public partial bool IsAuthoritative { get; }

    /// <summary>The message was cut to fit; ask again over TCP.</summary>
    [Field("flags.truncated", "Truncated")] public partial bool IsTruncated { get; }

    /// <summary>The client wants the server to ask others.</summary>
    [Field("flags.recdesired", "Recursion desired")] public partial bool RecursionDesired { get; }

    /// <summary>The server asks others.</summary>
    [Field("flags.recavail", "Recursion available", When = "IsResponse")] public partial bool RecursionAvailable { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("flags.z", "Z")] public partial bool Reserved { get; }

    /// <summary>The server has verified the signatures (RFC 4035, section 3.2.3); in a query, the client understands this flag (RFC 6840).</summary>
    [Field("flags.authenticated", "Answer authenticated", When = "IsResponse || IsAuthenticated")] public partial bool IsAuthenticated { get; }

    /// <summary>The client wants data whose signatures are not verified too (RFC 4035, section 3.2.2).</summary>
    [Field("flags.checkdisable", "Non-authenticated data")] public partial bool CheckingDisabled { get; }

    /// <summary>The result; higher bits stand in the OPT record.</summary>
    [Field("flags.rcode", "Reply code", Bits = 4, When = "IsResponse")] public partial DnsResponseCode ResponseCode { get; }

    /// <summary>How many questions there are.</summary>
    [Field("count.queries", "Questions", Computed = true, Key = "count_queries")] public partial ushort QuestionCount { get; }

    /// <summary>How many answers.</summary>
    [Field("count.answers", "Answer RRs", Computed = true, Key = "count_answers")] public partial ushort AnswerCount { get; }

    /// <summary>How many records in the authority section.</summary>
    [Field("count.auth_rr", "Authority RRs", Computed = true, Key = "count_authorities")] public partial ushort AuthorityCount { get; }

    /// <summary>How many additional records.</summary>
    [Field("count.add_rr", "Additional RRs", Computed = true, Key = "count_additionals")] public partial ushort AdditionalCount { get; }

    /// <summary>In an update: how many zones, 1 (RFC 2136, section 2.2); null otherwise.</summary>
    [Derived("count.zones", "Zones")] public int? ZoneCount => Opcode == DnsOpcode.Update ? QuestionCount : null;

    /// <summary>In an update: how many prerequisites; null otherwise.</summary>
    [Derived("count.prerequisites", "Prerequisites")] public int? PrerequisiteCount => Opcode == DnsOpcode.Update ? AnswerCount : null;

    /// <summary>In an update: how many changes; null otherwise.</summary>
    [Derived("count.updates", "Updates")] public int? UpdateCount => Opcode == DnsOpcode.Update ? AuthorityCount : null;

    /// <summary>The message is all there is: its length comes from below.</summary>
    public int HeaderLength => ReportedLength;

    /// <summary>Questions and records.</summary>
    public DnsSections Sections => new(_data);

    internal static FieldInfo[] BodyFields => DnsLayout.AllFields;

    internal static bool LooksLike(ReadOnlySpan<byte> data) => DnsShape.IsMessage(data);

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => DnsVisitor.Visit(Sections, layer, sink, multicast: false);
}

public sealed partial class Dns
{
    private DnsContent _content = null!;

    /// <summary>The questions.</summary>
    public IList<DnsQuestion> Questions => _content.Questions;

    /// <summary>The answers.</summary>
    public IList<DnsRecord> Answers => _content.Answers;

    /// <summary>The records of the authority section.</summary>
    public IList<DnsRecord> Authorities => _content.Authorities;

    /// <summary>The additional records.</summary>
    public IList<DnsRecord> Additionals => _content.Additionals;

    /// <summary>Bytes behind the records: what a captured message has there, or the whole rest where it cannot be read.</summary>
    public ReadOnlyMemory<byte> Rest { get => _content.Rest; set => _content.Rest = value; }

    partial void Initialize() => _content = new DnsContent(Touch);

    private int MeasureBody() => _content.Encoded.Length;

    private void WriteBody(Span<byte> body) => _content.Encoded.CopyTo(body);

    private void ReadBody(DnsView view, in LayerSlice layer) => _content.Read(view.Sections, layer.Header);

    partial void Compute(in BuildContext context) => _content.Count(context, QuestionCount, AnswerCount, AuthorityCount, AdditionalCount);
}
