using PcapKit.Protocols;

namespace PcapKit;

/// <summary>TLS: whole records, several in a message where they came together, and those of one handshake message always.</summary>
/// <remarks>
/// As in Wireshark a record that began in an earlier segment is a message of its own, and those behind it are the next one. Something readable on a port of TLS goes to
/// the parser that it looks like.
/// </remarks>
public sealed class TlsParser : IStreamParser
{
    private const uint Port = 443;

    private static readonly TableId Table = TcpView.PortTable;

    private Side _client, _server;

    /// <summary>Whether bytes look like the beginning of records.</summary>
    internal static bool LooksLike(StreamSide side, ReadOnlySpan<byte> bytes) => TlsView.StartsWithRecord(bytes);

    /// <inheritdoc/>
    public int Accept(StreamSide side, ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        ref Side own = ref side == StreamSide.Client ? ref _client : ref _server;
        if (!own.IsInStep && TlsView.IsText(bytes))
        {
            messages.HandOver(null);
            return 0;
        }
        while (!bytes.IsEmpty)
        {
            int length = TlsView.FindEnd(bytes, own.IsInStep, own.IsWaiting, out int needed);
            if (length < 0)
            {
                // Behind a gap, and in the middle of a connection, a record is sought at the beginning of each segment.
                own = default;
                messages.Skip(bytes.Length);
                return 0;
            }
            own.IsWaiting = length == 0;
            if (length == 0)
                return needed;
            own.IsInStep = true;
            messages.Add(bytes[..length], Table, Port);
            bytes = bytes[length..];
        }
        return 0;
    }

    /// <inheritdoc/>
    public void OnGap(StreamSide side, long length, StreamMessages messages)
    {
        if (side == StreamSide.Client)
            _client = default;
        else
            _server = default;
    }

    // Whether the next byte is known to begin a record, and whether a record waits for the rest of it.
    private struct Side
    {
        internal bool IsInStep, IsWaiting;
    }
}
