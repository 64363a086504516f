using System.Collections.ObjectModel;

namespace PcapKit.Protocols;

/// <summary>The questions and records of a message that is being built or edited, and their bytes.</summary>
internal sealed class DnsContent
{
    private readonly Action _touch;
    private byte[]? _encoded;

    /// <summary>Empty sections.</summary>
    /// <param name="touch">Tells the layer that something has changed.</param>
    public DnsContent(Action touch)
    {
        _touch = touch;
        Questions = new Section<DnsQuestion>(this);
        Answers = new Section<DnsRecord>(this);
        Authorities = new Section<DnsRecord>(this);
        Additionals = new Section<DnsRecord>(this);
    }

    public IList<DnsQuestion> Questions { get; }

    public IList<DnsRecord> Answers { get; }

    public IList<DnsRecord> Authorities { get; }

    public IList<DnsRecord> Additionals { get; }

    public ReadOnlyMemory<byte> Rest
    {
        get;
        set
        {
            field = value;
            Changed();
        }
    }

    /// <summary>The bytes behind the header. Kept until something changes: questions and records themselves never do.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded ??= Encode();

    /// <summary>Takes over what can be read of a message; what comes behind is kept as it is.</summary>
    public void Read(DnsSections sections, ReadOnlySpan<byte> message)
    {
        int end = DnsSections.HeaderLength;
        DnsQuestionList questions = sections.Questions;
        bool whole = true;
        while (whole && questions.MoveNext())
        {
            whole = DnsQuestion.TryRead(questions.Current, out DnsQuestion? question);
            if (whole)
                (end, _) = (questions.End, Add(Questions, question!));
        }
        whole &= !questions.IsBroken;
        foreach ((int number, IList<DnsRecord> section) in (ReadOnlySpan<(int, IList<DnsRecord>)>)[(1, Answers), (2, Authorities), (3, Additionals)])
        {
            var records = new DnsRecordList(message, end, whole ? sections.Count(number) : 0);
            while (whole && records.MoveNext())
            {
                whole = DnsRecordReader.TryRead(records.Current, out DnsRecord? record);
                if (whole)
                    (end, _) = (records.End, Add(section, record!));
            }
            whole &= !records.IsBroken;
        }
        Rest = message[end..].ToArray();
    }

    /// <summary>Writes the counts that are left to the build.</summary>
    public void Count(in BuildContext context, ushort? questions, ushort? answers, ushort? authorities, ushort? additionals)
    {
        if (questions is null)
            context.Write16(4, Questions.Count);
        if (answers is null)
            context.Write16(6, Answers.Count);
        if (authorities is null)
            context.Write16(8, Authorities.Count);
        if (additionals is null)
            context.Write16(10, Additionals.Count);
    }

    private static bool Add<T>(IList<T> list, T item)
    {
        list.Add(item);
        return true;
    }

    private byte[] Encode()
    {
        var writer = new DnsWriter(DnsSections.HeaderLength);
        foreach (DnsQuestion question in Questions)
            question.Write(writer);
        foreach (IList<DnsRecord> section in (ReadOnlySpan<IList<DnsRecord>>)[Answers, Authorities, Additionals])
        {
            foreach (DnsRecord record in section)
                record.Write(writer);
        }
        writer.Bytes(Rest.Span);
        return writer.ToArray();
    }

    private void Changed()
    {
        _encoded = null;
        _touch();
    }

    private sealed class Section<T>(DnsContent content) : Collection<T> where T : class
    {
        protected override void InsertItem(int index, T item)
        {
            ArgumentNullException.ThrowIfNull(item);
            content.Changed();
            base.InsertItem(index, item);
        }

        protected override void SetItem(int index, T item)
        {
            ArgumentNullException.ThrowIfNull(item);
            content.Changed();
            base.SetItem(index, item);
        }

        protected override void RemoveItem(int index)
        {
            content.Changed();
            base.RemoveItem(index);
        }

        protected override void ClearItems()
        {
            content.Changed();
            base.ClearItems();
        }
    }
}
