using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Shows the sections of a DNS message. Whatever the bytes are, the work is bounded by the message and never throws.</summary>
internal readonly ref struct DnsVisitor
{
    private static readonly FieldInfo[] SectionFields = [DnsFields.Answers, DnsFields.Authorities, DnsFields.Additionals];

    private readonly ReadOnlySpan<byte> _message;
    private readonly FieldSink _sink;
    private readonly DnsNameText _names;
    private readonly IssueKind _cut;
    private readonly bool _multicast;

    private DnsVisitor(in LayerSlice layer, FieldSink sink, bool multicast, DnsNameText names)
    {
        _message = layer.Header;
        _sink = sink;
        _names = names;
        _multicast = multicast;
        _cut = layer.Bytes.Length < layer.ReportedLength ? IssueKind.Truncated : IssueKind.Malformed;
    }

    /// <summary>Pushes questions and records.</summary>
    /// <param name="sections">The sections.</param>
    /// <param name="layer">The layer that they are of.</param>
    /// <param name="sink">Receives the fields.</param>
    /// <param name="multicast">Whether classes have the bit of multicast DNS (RFC 6762, section 18.12).</param>
    public static void Visit(DnsSections sections, in LayerSlice layer, FieldSink sink, bool multicast)
    {
        Span<byte> room = stackalloc byte[DnsName.MaxTextLength];
        int left = DnsNameText.Budget;
        new DnsVisitor(layer, sink, multicast, new DnsNameText(room, ref left)).Run(sections);
    }

    private void Run(DnsSections sections)
    {
        DnsQuestionList questions = sections.Questions;
        int end = questions.Skip().End;
        if (end > DnsSections.HeaderLength)
        {
            _sink.BeginGroup(DnsFields.Questions, 0, DnsSections.HeaderLength * 8, (end - DnsSections.HeaderLength) * 8);
            foreach (DnsQuestionView question in questions)
                Question(question);
            _sink.EndGroup();
        }
        if (questions.Skip().IsBroken)
        {
            Broken(end);
            return;
        }
        for (int i = 0; i < SectionFields.Length; i++)
        {
            var records = new DnsRecordList(_message, end, sections.Count(i + 1));
            DnsRecordList walked = records.Skip();
            if (walked.End > end)
                Section(SectionFields[i], records, end, walked.End);
            end = walked.End;
            if (walked.IsBroken)
            {
                Broken(end);
                return;
            }
        }
        if (end < _message.Length)
            Bytes(DnsFields.Extraneous, end, _message.Length - end);
    }

    private void Broken(int at) => _sink.Problem(_cut, "the message ends before the last of its records", at * 8);

    private void Question(in DnsQuestionView question)
    {
        int after = question.Offset + question.Name.WireLength;
        _sink.BeginGroup(DnsFields.Question, 0, question.Offset * 8, question.Length * 8);
        int length = Name(DnsFields.QuestionName, question.Name, out int labels);
        if (length > 0)
        {
            _sink.Number(DnsFields.QuestionNameLength, (ulong)length, 0, 0);
            _sink.Number(DnsFields.QuestionLabels, (ulong)labels, 0, 0);
        }
        _sink.Number(DnsFields.QuestionType, (ulong)question.Type, after * 8, 16);
        ClassOf(DnsFields.QuestionClass, DnsFields.QuestionUnicast, question.RawClass, after + 2);
        _sink.EndGroup();
    }

    private void ClassOf(FieldInfo field, FieldInfo flag, ushort raw, int at)
    {
        if (!_multicast)
        {
            _sink.Number(field, raw, at * 8, 16);
            return;
        }
        _sink.Number(field, raw & 0x7FFFu, at * 8 + 1, 15);
        _sink.Number(flag, (uint)raw >> 15, at * 8, 1);
    }

    private void Section(FieldInfo field, DnsRecordList records, int start, int end)
    {
        _sink.BeginGroup(field, 0, start * 8, (end - start) * 8);
        foreach (DnsRecordView record in records)
        {
            _sink.BeginGroup(DnsFields.Record, 0, record.Offset * 8, record.Length * 8);
            Head(record);
            if (record.Data.Length > 0)
                new DnsDataVisitor(_message, _sink, _names, record.DataOffset, record.DataOffset + record.Data.Length).Run(record.Type);
            if (record.Data.Length < record.DataLength)
                _sink.Problem(_cut, "the message ends within the data of a record", (record.DataOffset + record.Data.Length) * 8);
            _sink.EndGroup();
        }
        _sink.EndGroup();
    }

    private void Head(in DnsRecordView record)
    {
        int at = record.Offset + record.Name.WireLength;
        int length = Name(DnsFields.Name, record.Name, out int labels);
        if (record.Type == DnsType.Srv && labels > 2 && length > 0)
            Service(length);
        _sink.Number(DnsFields.Type, (ulong)record.Type, at * 8, 16);
        if (record.Type == DnsType.Opt)
        {
            Edns(record, at + 2);
        }
        else
        {
            ClassOf(DnsFields.Class, DnsFields.CacheFlush, record.RawClass, at + 2);
            _sink.Number(DnsFields.TimeToLive, record.TimeToLive, (at + 4) * 8, 32);
        }
        _sink.Number(DnsFields.DataLength, record.DataLength, (at + 8) * 8, 16);
    }

    // RFC 6891, section 6.1: the class and the time to live of OPT are something else.
    private void Edns(in DnsRecordView record, int at)
    {
        ClassOf(DnsFields.UdpPayloadSize, DnsFields.CacheFlush, record.RawClass, at);
        _sink.Number(DnsFields.ExtendedResponseCode, record.TimeToLive >> 24, (at + 2) * 8, 8);
        _sink.Number(DnsFields.EdnsVersion, record.TimeToLive >> 16 & 0xFF, (at + 3) * 8, 8);
        _sink.BeginGroup(DnsFields.EdnsFlags, record.TimeToLive & 0xFFFF, (at + 4) * 8, 16);
        _sink.Number(DnsFields.DnssecOk, record.TimeToLive >> 15 & 1, (at + 4) * 8, 1);
        _sink.Number(DnsFields.EdnsReserved, record.TimeToLive & 0x7FFF, (at + 4) * 8 + 1, 15);
        _sink.EndGroup();
    }

    // The name of a service record tells service, transport and domain (RFC 2782); the text of the name is still in the buffer.
    private void Service(int length)
    {
        ReadOnlySpan<byte> text = _names.Room[..length];
        int first = text.IndexOf((byte)'.');
        int second = text[(first + 1)..].IndexOf((byte)'.') + first + 1;
        _sink.Text(DnsFields.ServiceName, text[..first], 0, 0);
        _sink.Text(DnsFields.ServiceProtocol, text[(first + 1)..second], 0, 0);
        _sink.Text(DnsFields.ServiceDomain, text[(second + 1)..], 0, 0);
    }

    private int Name(FieldInfo field, DnsName name, out int labels) => _names.Show(_sink, field, name, out labels);

    private void Bytes(FieldInfo field, int at, int length) => _sink.Bytes(field, _message.Slice(at, length), at * 8, length * 8);
}
