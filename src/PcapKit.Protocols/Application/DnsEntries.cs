using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>A question of a DNS message (RFC 1035, section 4.1.2). Borrowed.</summary>
public readonly ref struct DnsQuestionView
{
    internal DnsQuestionView(ReadOnlySpan<byte> message, DnsName name)
    {
        int at = name.Offset + name.WireLength;
        Name = name;
        Type = (DnsType)BinaryPrimitives.ReadUInt16BigEndian(message[at..]);
        RawClass = BinaryPrimitives.ReadUInt16BigEndian(message[(at + 2)..]);
    }

    /// <summary>The name asked for.</summary>
    public DnsName Name { get; }

    /// <summary>The type of records asked for.</summary>
    public DnsType Type { get; }

    /// <summary>The class with the bit that multicast DNS puts before it (RFC 6762, section 18.12).</summary>
    public ushort RawClass { get; }

    /// <summary>Where it begins in the message.</summary>
    public int Offset => Name.Offset;

    /// <summary>How many bytes it has.</summary>
    public int Length => Name.WireLength + 4;
}

/// <summary>A resource record of a DNS message (RFC 1035, section 4.1.3). Borrowed.</summary>
public readonly ref struct DnsRecordView
{
    internal DnsRecordView(ReadOnlySpan<byte> message, DnsName name)
    {
        ReadOnlySpan<byte> fixedPart = message[(name.Offset + name.WireLength)..];
        Message = message;
        Name = name;
        Type = (DnsType)BinaryPrimitives.ReadUInt16BigEndian(fixedPart);
        RawClass = BinaryPrimitives.ReadUInt16BigEndian(fixedPart[2..]);
        TimeToLive = BinaryPrimitives.ReadUInt32BigEndian(fixedPart[4..]);
        DataLength = BinaryPrimitives.ReadUInt16BigEndian(fixedPart[8..]);
    }

    internal ReadOnlySpan<byte> Message { get; }

    /// <summary>The name that the record is of.</summary>
    public DnsName Name { get; }

    /// <summary>The type.</summary>
    public DnsType Type { get; }

    /// <summary>The class with the bit that multicast DNS puts before it; OPT keeps a size here (RFC 6891, section 6.1.2).</summary>
    public ushort RawClass { get; }

    /// <summary>Time to live in seconds; OPT keeps flags here.</summary>
    public uint TimeToLive { get; }

    /// <summary>How many bytes of data the record says it has.</summary>
    public ushort DataLength { get; }

    /// <summary>Where it begins in the message.</summary>
    public int Offset => Name.Offset;

    /// <summary>Where its data begin in the message.</summary>
    public int DataOffset => Name.Offset + Name.WireLength + FixedPart;

    /// <summary>Its data as far as the message has them. Names in them may be compressed: read those with <see cref="DnsName.TryRead"/> over the message.</summary>
    public ReadOnlySpan<byte> Data => Bits.Clamp(Message, DataOffset, DataLength);

    /// <summary>How many bytes it has in the message.</summary>
    public int Length => Name.WireLength + FixedPart + Data.Length;

    /// <summary>Type, class, time to live and length of the data.</summary>
    internal const int FixedPart = 10;
}

/// <summary>The questions of a DNS message; walks them with <c>foreach</c>, as far as they can be read. Borrowed.</summary>
public ref struct DnsQuestionList
{
    private readonly ReadOnlySpan<byte> _message;
    private int _left;

    internal DnsQuestionList(ReadOnlySpan<byte> message, int offset, int count)
    {
        _message = message;
        (End, _left) = (offset, count);
    }

    /// <summary>The question at hand.</summary>
    public DnsQuestionView Current { get; private set; }

    /// <summary>Where the walk stands: the first byte behind the questions read so far.</summary>
    internal int End { get; private set; }

    /// <summary>Whether fewer questions can be read than the header counts.</summary>
    internal readonly bool IsBroken => _left > 0;

    /// <summary>The walk itself.</summary>
    public readonly DnsQuestionList GetEnumerator() => this;

    /// <summary>Goes on to the next question.</summary>
    public bool MoveNext()
    {
        if (_left == 0 || !DnsName.TryRead(_message, End, out DnsName name) || _message.Length - End - name.WireLength < 4)
            return false;
        Current = new DnsQuestionView(_message, name);
        End += Current.Length;
        _left--;
        return true;
    }

    /// <summary>Another walk, at its end.</summary>
    internal readonly DnsQuestionList Skip()
    {
        DnsQuestionList walk = this;
        while (walk.MoveNext()) { }
        return walk;
    }
}

/// <summary>The records in one section of a DNS message; walks them with <c>foreach</c>, as far as they can be read. Borrowed.</summary>
public ref struct DnsRecordList
{
    private readonly ReadOnlySpan<byte> _message;
    private int _left;

    internal DnsRecordList(ReadOnlySpan<byte> message, int offset, int count)
    {
        _message = message;
        (End, _left) = (offset, count);
    }

    /// <summary>The record at hand.</summary>
    public DnsRecordView Current { get; private set; }

    /// <summary>Where the walk stands: the first byte behind the records read so far.</summary>
    internal int End { get; private set; }

    /// <summary>Whether fewer records can be read than the header counts.</summary>
    internal readonly bool IsBroken => _left > 0;

    /// <summary>The walk itself.</summary>
    public readonly DnsRecordList GetEnumerator() => this;

    /// <summary>Goes on to the next record; the last one's data may be cut.</summary>
    public bool MoveNext()
    {
        if (_left == 0 || !DnsName.TryRead(_message, End, out DnsName name) || _message.Length - End - name.WireLength < DnsRecordView.FixedPart)
            return false;
        Current = new DnsRecordView(_message, name);
        End += Current.Length;
        _left--;
        return true;
    }

    /// <summary>Another walk, at its end.</summary>
    internal readonly DnsRecordList Skip()
    {
        DnsRecordList walk = this;
        while (walk.MoveNext()) { }
        return walk;
    }
}

/// <summary>The sections of a DNS message, for all protocols that use its format. Borrowed.</summary>
public readonly ref struct DnsSections
{
    /// <summary>How many bytes come before the sections.</summary>
    internal const int HeaderLength = 12;

    private readonly ReadOnlySpan<byte> _message;

    /// <summary>The sections of a message.</summary>
    /// <param name="message">The message from its header on; it may be cut anywhere.</param>
    public DnsSections(ReadOnlySpan<byte> message) => _message = message;

    /// <summary>The questions; the zone in an update.</summary>
    public DnsQuestionList Questions => new(_message, HeaderLength, Count(0));

    /// <summary>The answers; the prerequisites in an update.</summary>
    public DnsRecordList Answers
    {
        get
        {
            DnsQuestionList questions = Questions.Skip();
            return new(_message, questions.End, questions.IsBroken ? 0 : Count(1));
        }
    }

    /// <summary>The records of the authority section; the changes in an update.</summary>
    public DnsRecordList Authorities => After(Answers.Skip(), 2);

    /// <summary>The additional records.</summary>
    public DnsRecordList Additionals => After(Authorities.Skip(), 3);

    internal int Count(int section) => (int)Bits.ReadOrZero(_message, 32 + 16 * section, 16);

    // Behind a section that cannot be read to its end nothing has a place.
    internal DnsRecordList After(DnsRecordList before, int section) => new(_message, before.End, before.IsBroken ? 0 : Count(section));
}
