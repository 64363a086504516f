using System.Buffers.Binary;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>DNS over TCP: two bytes of length before each message (RFC 1035, section 4.2.2).</summary>
public sealed class DnsParser : IStreamParser
{
    private const int Prefix = 2, Header = 12;

    private static readonly TableId Table = TableId.Of("udp.port");

    // Whether the next byte is known to begin a message.
    private bool _client, _server;

    /// <inheritdoc/>
    public int Accept(StreamSide side, ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        ref bool isInStep = ref side == StreamSide.Client ? ref _client : ref _server;
        while (bytes.Length >= Prefix)
        {
            int length = Prefix + BinaryPrimitives.ReadUInt16BigEndian(bytes);
            // Behind a gap, and in the middle of a connection, a message is sought at the beginning of each segment.
            // Some send the length in a segment of its own.
            bool isShort = bytes.Length < Prefix + Header;
            if (!isInStep && isShort && (messages.Position == 0 || bytes.Length == Prefix))
                return Prefix + Header;
            if (!isInStep && (isShort || !IsPlausible(bytes, length)))
            {
                messages.Skip(bytes.Length);
                return 0;
            }
            if (bytes.Length < length)
                return length;
            isInStep = true;
            // An empty message is only its length.
            if (length == Prefix)
                messages.Skip(length);
            else
                messages.Add(bytes[..length], Table, 53, Prefix);
            bytes = bytes[length..];
        }
        return Prefix;
    }

    /// <inheritdoc/>
    public void OnGap(StreamSide side, long length, StreamMessages messages)
    {
        if (side == StreamSide.Client)
            _client = false;
        else
            _server = false;
    }

    // Few questions, an operation that exists, reserved bit zero, and no more records than bytes.
    private static bool IsPlausible(ReadOnlySpan<byte> bytes, int length)
    {
        ReadOnlySpan<byte> header = bytes[Prefix..];
        int records = BinaryPrimitives.ReadUInt16BigEndian(header[6..]) + BinaryPrimitives.ReadUInt16BigEndian(header[8..]) + BinaryPrimitives.ReadUInt16BigEndian(header[10..]);
        int questions = BinaryPrimitives.ReadUInt16BigEndian(header[4..]);
        return length >= Prefix + Header && (header[2] >> 3 & 15) <= 6 && (header[3] & 0x40) == 0 && questions <= 4 && questions + records > 0 && questions * 5 + records * 11 <= length - Prefix - Header;
    }
}
