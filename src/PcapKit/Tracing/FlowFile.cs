using System.Text;

namespace PcapKit;

/// <summary>Writes the packets of one flow.</summary>
internal abstract class FlowFile : IDisposable
{
    /// <summary>How many times lost digits that the file cannot hold.</summary>
    public virtual long TimesCut => 0;

    public abstract void Write(in Packet packet);

    /// <summary>Ends the file and puts it in its place.</summary>
    public abstract void Complete();

    public abstract void Dispose();
}

/// <summary>The packets as a capture.</summary>
internal sealed class FlowCapture(CaptureWriter writer) : FlowFile
{
    public override long TimesCut => writer.TimesCut;

    internal static FlowCapture Create(OutputFile output, in Packet first, FlowTracerOptions options)
    {
        if (options.Format == Formats.PcapNg)
            return new FlowCapture(new PcapNgWriter(output, new PcapNgWriterOptions { Section = new PcapNgSection { BigEndian = options.BigEndian }, TimestampLoss = TimestampLoss.Cut }));
        return new FlowCapture(new PcapWriter(output, new PcapWriterOptions
        {
            LinkType = first.LinkType,
            BigEndian = options.BigEndian,
            Nanoseconds = options.Nanoseconds ?? first.Time.GetValueOrDefault().Nanoseconds % 1000 != 0,
            TimestampLoss = TimestampLoss.Cut,
        }));
    }

    public override void Write(in Packet packet)
    {
        try
        {
            writer.Write(packet.Frame);
        }
        catch (ArgumentException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    public override void Complete() => writer.Complete();

    public override void Dispose() => writer.Dispose();
}

/// <summary>The packets as a report.</summary>
internal sealed class FlowReport(OutputFile output, ReportFormat format, FlowReportScratch scratch) : FlowFile
{
    private bool _hasFrames;

    public override void Write(in Packet packet)
    {
        Utf8Buffer text = scratch.Text;
        text.Clear();
        text.Append(_hasFrames ? format.Separator : format.Head);
        _hasFrames = true;
        scratch.Tree.Load(packet);
        byte[] name = Encoding.ASCII.GetBytes($"Frame {packet.Number}");
        format.Write(text, new ReportBlock { Name = name, Kind = "frame"u8 }, scratch.Tree);
        output.Write(text.Written);
    }

    public override void Complete()
    {
        if (!_hasFrames)
            output.Write(format.Head);
        output.Write(format.Tail);
        output.Complete();
    }

    public override void Dispose() => output.Dispose();
}

/// <summary>What all reports share, since there may be thousands and only one is written to at a time.</summary>
internal sealed class FlowReportScratch(ReportOptions? options)
{
    public Utf8Buffer Text { get; } = new(4096);

    public FieldTree Tree { get; } = new() { IncludePacket = (options ?? ReportOptions.Default).PacketBytes };
}
