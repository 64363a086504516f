namespace PcapKit;

/// <summary>What is written of packets: names in reading order, texts on any thread, output in order.</summary>
internal abstract class TextJob
{
    /// <summary>Makes what formats packets; one a thread.</summary>
    internal abstract TextMaker MakeMaker();

    /// <summary>Gives the next packet its name, in reading order.</summary>
    internal virtual void Name(long number, Utf8Buffer names) { }

    /// <summary>Gives the next block its name, in reading order.</summary>
    internal virtual void Name(CaptureBlock block, Utf8Buffer names) { }

    /// <summary>Whether nothing was named yet.</summary>
    internal virtual bool IsAtStart => false;

    /// <summary>Writes text, in order.</summary>
    internal abstract void Write(ReadOnlyMemory<byte> text, int blocks);
}

/// <summary>Formats packets and blocks.</summary>
internal abstract class TextMaker
{
    internal abstract void Write(in Packet packet, ReadOnlySpan<byte> name, bool first, Utf8Buffer to);

    internal virtual void Write(CaptureBlock block, ReadOnlySpan<byte> name, bool first, Utf8Buffer to) { }
}

/// <summary>A report as one text.</summary>
internal sealed class ReportJob(ReportWriter report, Action<Action>? guard) : TextJob
{
    internal override bool IsAtStart => report.Names.IsEmpty;

    internal override TextMaker MakeMaker() => new Maker(new BlockText(report.Format, report.Options));

    internal override void Name(long number, Utf8Buffer names) => report.Names.Frame(number, names);

    internal override void Name(CaptureBlock block, Utf8Buffer names) => report.Names.Block(block, names);

    internal override void Write(ReadOnlyMemory<byte> text, int blocks)
    {
        if (guard is null)
            report.WriteText(text.Span, blocks);
        else
            guard(() => report.WriteText(text.Span, blocks));
    }

    private sealed class Maker(BlockText text) : TextMaker
    {
        internal override void Write(in Packet packet, ReadOnlySpan<byte> name, bool first, Utf8Buffer to)
        {
            if (!first)
                to.Append(text.Format.Separator);
            text.Write(packet, name, to);
        }

        internal override void Write(CaptureBlock block, ReadOnlySpan<byte> name, bool first, Utf8Buffer to)
        {
            if (!first)
                to.Append(text.Format.Separator);
            text.Write(block, name, to);
        }
    }
}

/// <summary>Columns, a line a packet.</summary>
internal sealed class ColumnJob(Func<ColumnWriter> makeColumns, Action<ReadOnlyMemory<byte>> write) : TextJob
{
    internal override TextMaker MakeMaker() => new Maker(makeColumns());

    internal override void Write(ReadOnlyMemory<byte> text, int blocks) => write(text);

    private sealed class Maker(ColumnWriter columns) : TextMaker
    {
        internal override void Write(in Packet packet, ReadOnlySpan<byte> name, bool first, Utf8Buffer to) => columns.Write(packet, to);
    }
}
