using System.Buffers.Binary;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Finds the two options that the analysis needs.</summary>
internal static class TcpOptionReader
{
    // RFC 7323, section 2.3: a larger shift counts as 14.
    private const int LargestShift = 14;

    /// <summary>Reads the options; returns at once where there are only time stamps, as in most segments.</summary>
    /// <param name="options">The options of the header.</param>
    /// <param name="shift">The window scale, or −1.</param>
    /// <param name="sacked">How many bytes selective acknowledgments cover; negative where the option is missing.</param>
    internal static void Read(ReadOnlySpan<byte> options, out int shift, out long sacked)
    {
        shift = -1;
        sacked = -1;
        if (options.Length == 12 && BinaryPrimitives.ReadUInt32BigEndian(options) == 0x0101080A)
            return;
        while (options.Length > 1)
        {
            TcpOptionKind kind = (TcpOptionKind)options[0];
            if (kind == TcpOptionKind.EndOfOptions)
                return;
            int length = kind == TcpOptionKind.NoOperation ? 1 : options[1];
            if (length > options.Length || (length < 2 && kind != TcpOptionKind.NoOperation))
                return;
            if (kind == TcpOptionKind.WindowScale && length == 3)
                shift = Math.Min((int)options[2], LargestShift);
            else if (kind == TcpOptionKind.Sack)
                sacked = Sum(options[2..length]);
            options = options[length..];
        }
    }

    private static uint Sum(ReadOnlySpan<byte> blocks)
    {
        uint sum = 0;
        for (int count = 0; blocks.Length >= 8 && count < 4; count++, blocks = blocks[8..])
            sum += BinaryPrimitives.ReadUInt32BigEndian(blocks[4..]) - BinaryPrimitives.ReadUInt32BigEndian(blocks);
        return sum;
    }
}
