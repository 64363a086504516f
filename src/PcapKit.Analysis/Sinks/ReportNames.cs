using System.Globalization;

namespace PcapKit;

/// <summary>Gives the blocks of a report their names, no two the same, in their order.</summary>
internal sealed class ReportNames
{
    private readonly Dictionary<string, int> _counts = [];
    private long _lastFrame, _given;

    /// <summary>Whether no name has been given yet.</summary>
    internal bool IsEmpty => _given == 0;

    /// <summary>Appends the name of a frame.</summary>
    internal void Frame(long number, Utf8Buffer to)
    {
        to.Append("Frame "u8);
        to.AppendNumber(number);
        // Merged captures and reassembled packets may bring a number again.
        if (number <= _lastFrame)
        {
            to.Append(" (item "u8);
            to.Append((_given + 1).ToString(CultureInfo.InvariantCulture));
            to.Append((byte)')');
        }
        _lastFrame = Math.Max(_lastFrame, number);
        _given++;
    }

    /// <summary>Appends the name of a block of the file.</summary>
    internal void Block(CaptureBlock block, Utf8Buffer to) => Block(block.Name, block.Kind != CaptureBlockKind.GlobalHeader, to);

    /// <summary>Appends the name of another block, with its number among those of the name.</summary>
    internal void Block(string name, bool numbered, Utf8Buffer to)
    {
        int count = _counts[name] = _counts.GetValueOrDefault(name) + 1;
        to.Append(name);
        if (numbered || count > 1)
        {
            to.Append((byte)' ');
            to.AppendNumber((ulong)count);
        }
        _given++;
    }
}

/// <summary>Formats the blocks of a report; one instance a thread.</summary>
internal sealed class BlockText(ReportFormat format, ReportOptions? options)
{
    private readonly FieldTree _tree = new() { IncludePacket = (options ?? ReportOptions.Default).PacketBytes };

    /// <summary>The form of report.</summary>
    internal ReportFormat Format => format;

    internal void Write(in Packet packet, scoped ReadOnlySpan<byte> name, Utf8Buffer to)
    {
        _tree.Load(packet);
        Write("frame"u8, name, _tree, to);
    }

    internal void Write(CaptureBlock block, scoped ReadOnlySpan<byte> name, Utf8Buffer to)
    {
        _tree.Begin(data: block.Raw);
        block.Visit(_tree);
        _tree.End();
        Write(KindOf(block.Name), name, _tree, to);
    }

    internal void Write(scoped ReadOnlySpan<byte> kind, scoped ReadOnlySpan<byte> name, FieldTree tree, Utf8Buffer to) =>
        format.Write(to, new ReportBlock { Name = name, Kind = kind }, tree);

    internal static byte[] KindOf(string name) => System.Text.Encoding.UTF8.GetBytes(name.Replace(' ', '_').ToLowerInvariant());
}
