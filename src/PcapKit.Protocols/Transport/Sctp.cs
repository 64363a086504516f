using System.Buffers.Binary;
using System.Numerics;

namespace PcapKit.Protocols;

/// <summary>Stream Control Transmission Protocol (RFC 9260): the common header and all chunks; the messages in them are layers of their own.</summary>
[Protocol("sctp", "SCTP", "Stream Control Transmission Protocol", ProtocolLevel.Transport, ShownFrom = 12,
    Summary = "Stream Control Transmission Protocol, Src Port: {srcport} ({srcport}), Dst Port: {dstport} ({dstport})")]
[Under("ip.proto", 132)]
public readonly ref partial struct SctpView
{
    /// <summary>From the identifier in a DATA chunk to the protocol of the message.</summary>
    public static readonly TableId PayloadTable = TableId.Of("sctp.ppi");

    /// <summary>From a port to the protocol that uses it, where the payload protocol identifier is zero.</summary>
    public static readonly TableId PortTable = TableId.Of("sctp.port");

    /// <summary>Source port.</summary>
    [Field("srcport", "Source port", Alias = "port")] public partial ushort SourcePort { get; }

    /// <summary>Destination port.</summary>
    [Field("dstport", "Destination port", Alias = "port")] public partial ushort DestinationPort { get; }

    /// <summary>Tells the receiver which association is meant; 0 in an INIT.</summary>
    [Field("verification_tag", "Verification tag", Hex = true)] public partial uint VerificationTag { get; }

    /// <summary>CRC32c of the whole packet, as the four bytes stand on the wire.</summary>
    [Field("checksum", "Checksum", Hex = true, Computed = true)] public partial uint Checksum { get; }

    /// <summary>All of it: chunks follow each other up to the end.</summary>
    public int HeaderLength => Bytes.Length;

    /// <summary>The chunks.</summary>
    public SctpChunks Chunks => new(Bytes[FixedLength..]);

    internal void Route(ref Slice slice)
    {
        slice.NoNext();
        foreach (SctpChunk chunk in Chunks)
        {
            int header = chunk.DataHeader;
            // Only a whole message can be dissected: first and last fragment at once.
            if (header == 0 || (chunk.Flags & 3) != 3 || chunk.Length <= header)
                continue;
            uint protocol = chunk.PayloadProtocol;
            int offset = FixedLength + chunk.Offset + header;
            if (!(protocol != 0
                ? slice.AddChild(offset, chunk.Length - header, PayloadTable, protocol)
                : slice.AddChild(offset, chunk.Length - header, PortTable, Math.Min(SourcePort, DestinationPort))))
                return;
        }
    }
}

/// <summary>The chunks of a packet. Borrowed: valid as long as the packet.</summary>
public readonly ref struct SctpChunks
{
    private readonly ReadOnlySpan<byte> _bytes;

    internal SctpChunks(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>Walks the chunks; ends where none can begin.</summary>
    public Enumerator GetEnumerator() => new(_bytes);

    /// <summary>Walks the chunks of a packet.</summary>
    public ref struct Enumerator
    {
        private readonly ReadOnlySpan<byte> _bytes;
        private int _next;

        internal Enumerator(ReadOnlySpan<byte> bytes) => _bytes = bytes;

        /// <summary>The chunk at hand.</summary>
        public SctpChunk Current { get; private set; }

        /// <summary>Goes on to the next chunk.</summary>
        public bool MoveNext()
        {
            if (_bytes.Length - _next < 4)
                return false;
            Current = new SctpChunk(_bytes, _next);
            // A length that cannot be ends the list behind its chunk.
            _next = Current.Length < 4 ? _bytes.Length : Current.Offset + (Current.Length + 3 & ~3);
            return true;
        }
    }
}

/// <summary>One chunk. Borrowed: valid as long as the packet.</summary>
public readonly ref struct SctpChunk
{
    internal SctpChunk(ReadOnlySpan<byte> chunks, int offset)
    {
        Offset = offset;
        Length = BinaryPrimitives.ReadUInt16BigEndian(chunks[(offset + 2)..]);
        Bytes = PcapKit.Bits.Clamp(chunks, offset, Math.Max(Length, 4));
        Padding = PcapKit.Bits.Clamp(chunks, offset + Bytes.Length, -Length & 3);
    }

    /// <summary>Where it begins, from the first chunk.</summary>
    public int Offset { get; }

    /// <summary>The length that it declares, header included and padding not; may be more than there is.</summary>
    public int Length { get; }

    /// <summary>Its bytes as far as they were captured, header included, at least 4.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The bytes behind it that align the next one.</summary>
    public ReadOnlySpan<byte> Padding { get; }

    /// <summary>The type.</summary>
    public SctpChunkType Type => (SctpChunkType)Bytes[0];

    /// <summary>The flags, whose meaning the type knows.</summary>
    public byte Flags => Bytes[1];

    /// <summary>The payload protocol identifier of DATA and I-DATA; 0 in others, and in fragments of I-DATA but the first.</summary>
    public uint PayloadProtocol => DataHeader == 0 ? 0 : (uint)PcapKit.Bits.ReadOrZero(Bytes, (DataHeader - 4) * 8, 32);

    // How many bytes of DATA and I-DATA stand before the message; 0 for other types.
    internal int DataHeader => Type switch
    {
        SctpChunkType.Data => 16,
        SctpChunkType.InterleavedData => 20,
        _ => 0,
    };
}

public sealed partial class Sctp
{
    /// <summary>The chunks as bytes, padding included.</summary>
    public ReadOnlyMemory<byte> Chunks
    {
        get;
        set
        {
            field = value;
            Touch();
        }
    }

    private int MeasureBody() => Chunks.Length;

    private void WriteBody(Span<byte> body) => Chunks.Span.CopyTo(body);

    private void ReadBody(SctpView view, in LayerSlice layer) => Chunks = layer.Header[SctpView.FixedLength..].ToArray();

    partial void Compute(in BuildContext context)
    {
        if (Checksum is null)
            context.Write32(8, BinaryPrimitives.ReverseEndianness(Crc32C(context.Layer)));
    }

    // RFC 9260, appendix A.
    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
            crc = BitOperations.Crc32C(crc, b);
        return ~crc;
    }
}
