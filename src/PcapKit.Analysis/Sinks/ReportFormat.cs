namespace PcapKit;

/// <summary>What reports contain and how they look.</summary>
public sealed record ReportOptions
{
    /// <summary>The defaults.</summary>
    public static ReportOptions Default { get; } = new();

    /// <summary>Whether each frame has all its bytes under <c>packet</c>.</summary>
    public bool PacketBytes { get; init; }

    /// <summary>Whether JSON and property lists are indented for people; otherwise they have one block a line.</summary>
    public bool Indented { get; init; } = true;
}

/// <summary>The name of a block of a report. Borrowed: valid during the call only.</summary>
public readonly ref struct ReportBlock
{
    /// <summary>The name, unique in a report, for example <c>Frame 1</c>.</summary>
    public ReadOnlySpan<byte> Name { get; init; }

    /// <summary>The kind, for example <c>frame</c> or <c>interface_description</c>.</summary>
    public ReadOnlySpan<byte> Kind { get; init; }
}

/// <summary>A form of report. Derive from it to add your own; <see cref="ReportFormats"/> registers it, <see cref="ReportWriter"/> drives it.</summary>
/// <remarks>A report is <see cref="Head"/>, the blocks with <see cref="Separator"/> between them, and <see cref="Tail"/>: it can be
/// closed after any block. An instance has no state, so that blocks may be formatted on several threads.</remarks>
public abstract class ReportFormat
{
    /// <summary>What stands before the first block.</summary>
    public virtual ReadOnlySpan<byte> Head => default;

    /// <summary>What stands between two blocks.</summary>
    public virtual ReadOnlySpan<byte> Separator => default;

    /// <summary>What stands after the last block.</summary>
    public virtual ReadOnlySpan<byte> Tail => default;

    /// <summary>Appends one block.</summary>
    /// <param name="to">Where to append; UTF-8.</param>
    /// <param name="block">Its name.</param>
    /// <param name="tree">Its contents.</param>
    public abstract void Write(Utf8Buffer to, in ReportBlock block, FieldTree tree);
}
