using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>The records of a segment; walks them with <c>foreach</c>. The last one may go on in the next segment. Borrowed.</summary>
public ref struct TlsRecords
{
    /// <summary>How many bytes of a record come before what it holds (RFC 8446, section 5.1).</summary>
    public const int HeaderLength = 5;

    /// <summary>The most bytes that a record may hold, with everything that protection adds (RFC 5246, section 6.2.3).</summary>
    public const int MaxLength = 16384 + 2048;

    private readonly ReadOnlySpan<byte> _data;
    private int _next;

    /// <summary>Records in bytes that begin with one.</summary>
    /// <param name="data">The bytes.</param>
    public TlsRecords(ReadOnlySpan<byte> data) : this(data, 0) { }

    internal TlsRecords(ReadOnlySpan<byte> data, int start)
    {
        _data = data;
        _next = start;
    }

    /// <summary>The record at hand.</summary>
    public TlsRecordView Current { get; private set; }

    /// <summary>Where the walk stands: behind the records so far, or where something begins that is none.</summary>
    public readonly int Offset => Math.Min(_next, _data.Length);

    /// <summary>How many bytes the records so far and the beginning of another need to be whole.</summary>
    internal readonly int Needed => _next >= _data.Length ? _next : IsPlausible(_data[_next..]) ? _next + HeaderLength : _data.Length;

    /// <summary>The walk itself.</summary>
    public readonly TlsRecords GetEnumerator() => this;

    /// <summary>Goes on to the next record; stops where less than its header is there, or bytes that are no record.</summary>
    public bool MoveNext()
    {
        if (_data.Length - _next < HeaderLength || !IsPlausible(_data[_next..]))
            return false;
        Current = new TlsRecordView(_data, _next);
        _next += HeaderLength + Current.Length;
        return true;
    }

    /// <summary>Whether bytes, as many as there are, may begin a record: a content type, and the first byte of a version.</summary>
    internal static bool IsPlausible(ReadOnlySpan<byte> data) =>
        (data.IsEmpty || data[0] is >= (byte)TlsContentType.ChangeCipherSpec and <= (byte)TlsContentType.Heartbeat)
        && (data.Length < 2 || data[1] == 3)
        && (data.Length < 3 || data[2] <= 4);
}

/// <summary>One record (RFC 8446, section 5.1). Borrowed.</summary>
public readonly ref struct TlsRecordView
{
    internal TlsRecordView(ReadOnlySpan<byte> data, int offset)
    {
        Offset = offset;
        Length = BinaryPrimitives.ReadUInt16BigEndian(data[(offset + 3)..]);
        Bytes = Bits.Clamp(data, offset, TlsRecords.HeaderLength + Length);
    }

    /// <summary>Where it begins in the layer.</summary>
    public int Offset { get; }

    /// <summary>How many bytes it says it holds.</summary>
    public int Length { get; }

    /// <summary>Its bytes, header included, as far as they are there.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>What it holds.</summary>
    public TlsContentType ContentType => (TlsContentType)Bytes[0];

    /// <summary>The version of the record; TLS 1.3 says 1.2 here, and a first message often 1.0.</summary>
    public TlsVersion Version => (TlsVersion)BinaryPrimitives.ReadUInt16BigEndian(Bytes[1..]);

    /// <summary>Whether all of it is there.</summary>
    public bool IsWhole => Bytes.Length == TlsRecords.HeaderLength + Length;

    /// <summary>What it holds, as far as it is there.</summary>
    public ReadOnlySpan<byte> Fragment => Bytes[TlsRecords.HeaderLength..];

    /// <summary>The handshake messages that it holds; none in records of another type, and in protected ones.</summary>
    public TlsHandshakes Handshakes => ContentType == TlsContentType.Handshake ? new TlsHandshakes(Fragment, Length) : default;
}
