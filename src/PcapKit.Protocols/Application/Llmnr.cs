namespace PcapKit.Protocols;

/// <summary>Link-Local Multicast Name Resolution (RFC 4795): the messages of DNS with other flags.</summary>
[Protocol("llmnr", "LLMNR", "Link-Local Multicast Name Resolution", ProtocolLevel.Application, Family = "DNS", Prefix = "dns",
    Summary = "Link-local Multicast Name Resolution ({dns.flags.response:query,response})")]
[Under("udp.port", 5355)]
public readonly ref partial struct LlmnrView
{
    /// <summary>Pairs a response with its query.</summary>
    [Field("id", "Transaction ID", Hex = true)] public partial ushort Id { get; }

    /// <summary>All flags.</summary>
    [Container("flags", "Flags", Bits = 16, Hex = true)] public partial ushort Flags { get; }

    /// <summary>Whether it is a response.</summary>
    [Field("flags.response", "Response")] public partial bool IsResponse { get; }

    /// <summary>What is asked for.</summary>
    [Field("flags.opcode", "Opcode", Bits = 4)] public partial DnsOpcode Opcode { get; }

    /// <summary>The sender has seen several hosts answer for the name (RFC 4795, section 2.1.1).</summary>
    [Field("flags.conflict", "Conflict")] public partial bool IsConflict { get; }

    /// <summary>The message was cut to fit.</summary>
    [Field("flags.truncated", "Truncated")] public partial bool IsTruncated { get; }

    /// <summary>The host has not yet made sure that the name is its own alone.</summary>
    [Field("flags.tentative", "Tentative")] public partial bool IsTentative { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("=llmnr.flags.z", "Z", Bits = 4)] public partial byte Reserved { get; }

    /// <summary>The result.</summary>
    [Field("flags.rcode", "Reply code", Bits = 4, When = "IsResponse")] public partial DnsResponseCode ResponseCode { get; }

    /// <summary>How many questions there are.</summary>
    [Field("count.queries", "Questions", Computed = true, Key = "count_queries")] public partial ushort QuestionCount { get; }

    /// <summary>How many answers.</summary>
    [Field("count.answers", "Answer RRs", Computed = true, Key = "count_answers")] public partial ushort AnswerCount { get; }

    /// <summary>How many records in the authority section.</summary>
    [Field("count.auth_rr", "Authority RRs", Computed = true, Key = "count_authorities")] public partial ushort AuthorityCount { get; }

    /// <summary>How many additional records.</summary>
    [Field("count.add_rr", "Additional RRs", Computed = true, Key = "count_additionals")] public partial ushort AdditionalCount { get; }

    /// <summary>The message is all there is: its length comes from below.</summary>
    public int HeaderLength => ReportedLength;

    /// <summary>Questions and records.</summary>
    public DnsSections Sections => new(_data);

    internal static FieldInfo[] BodyFields => DnsLayout.AllFields;

    internal static bool LooksLike(ReadOnlySpan<byte> data) => DnsShape.IsLinkLocal(data);

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => DnsVisitor.Visit(Sections, layer, sink, multicast: false);
}

public sealed partial class Llmnr
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

    private void ReadBody(LlmnrView view, in LayerSlice layer) => _content.Read(view.Sections, layer.Header);

    partial void Compute(in BuildContext context) => _content.Count(context, QuestionCount, AnswerCount, AuthorityCount, AdditionalCount);
}
