namespace PcapKit;

/// <summary>What an extraction writes: a report, or the frames as a capture.</summary>
internal abstract class ExtractionOutput : IDisposable
{
    internal static ExtractionOutput Create(FileNames names, ExtractorOptions options, CaptureReader source)
    {
        string output = names.Output!;
        if (options.OutputStream is null && output != FileNames.Standard && Path.GetDirectoryName(names.Files ? output : Path.GetFullPath(output)) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        RefuseInput(names, options);
        return names.Format == Formats.Pcap
            ? new CaptureOutput(names, options, source)
            : new ReportOutput(names, options);
    }

    // A report in the capture's place would be the end of the capture.
    private static void RefuseInput(FileNames names, ExtractorOptions options)
    {
        if (names.Files || options.OutputStream is not null || options.InputStream is not null || FileNames.Standard == names.Output || FileNames.Standard == names.Input)
            return;
        if (File.Exists(names.Output) && Target(names.Output) == Target(names.Input))
            throw new IOException($"'{names.Output}' is the input; the output needs another name.");
    }

    private static string Target(string path) => File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? Path.GetFullPath(path);

    /// <summary>Writes a part of the capture that is no packet.</summary>
    internal abstract void Write(CaptureBlock block);

    /// <summary>Writes a frame.</summary>
    internal abstract void Write(in Packet packet);

    /// <summary>Ends the output and puts it in its place.</summary>
    internal abstract void Finish();

    /// <summary>Takes the output away.</summary>
    internal abstract void Abandon();

    /// <summary>The job was called off between two frames: a file is taken away, a stream ends as a report of the frames before.</summary>
    internal virtual void CallOff() => Abandon();

    /// <summary>Ends the output as it is; what cannot be written any more is dropped.</summary>
    public abstract void Dispose();

    private protected static Stream? StreamOf(FileNames names, ExtractorOptions options) =>
        options.OutputStream ?? (names.Output == FileNames.Standard && !names.Files ? Console.OpenStandardOutput() : null);
}

/// <summary>A report.</summary>
internal sealed class ReportOutput : ExtractionOutput
{
    private readonly ReportWriter _writer;
    private readonly bool _isStream;

    internal ReportOutput(FileNames names, ExtractorOptions options)
    {
        (options.ReportFormats ?? ReportFormats.Default).TryFind(names.Format!, out ReportFormatEntry? entry);
        ReportFormat format = entry!.Create(options.Report ?? ReportOptions.Default);
        _isStream = StreamOf(names, options) is not null;
        _writer = names.Files ? ReportWriter.ToDirectory(names.Output!, format, names.Extension!, options.Report)
            : StreamOf(names, options) is { } stream ? ReportWriter.ToStream(stream, format, options.Report, leaveOpen: true)
            : ReportWriter.ToFile(names.Output!, format, options.Report);
    }

    internal override void Write(CaptureBlock block) => _writer.WriteBlock(block);

    internal override void Write(in Packet packet) => _writer.WriteFrame(packet);

    internal override void Finish() => _writer.Complete();

    internal override void Abandon() => _writer.Abandon();

    internal override void CallOff()
    {
        // What has gone to a stream cannot be taken back, so it is made whole.
        if (_isStream)
            _writer.Dispose();
        else
            Abandon();
    }

    public override void Dispose() => _writer.Dispose();
}

/// <summary>The frames as pcap: the bytes of a pcap input as they are, another input in the usual form.</summary>
internal sealed class CaptureOutput(FileNames names, ExtractorOptions options, CaptureReader source) : ExtractionOutput
{
    private CaptureBlock? _header;
    private PcapWriter? _writer;

    // Other variants have records of other forms.
    private bool IsCopy => source.Format is { Container: CaptureContainer.Pcap, Variant: PcapVariant.Standard };

    internal override void Write(CaptureBlock block)
    {
        if (block.Kind == CaptureBlockKind.GlobalHeader && IsCopy)
            _header = block;
    }

    internal override void Write(in Packet packet)
    {
        // A block that only has a frame's number cannot stand in pcap.
        if (packet.LinkType == LinkTypes.NoPacket)
            return;
        if (names.Files)
        {
            using PcapWriter one = PcapWriter.Create(Path.Combine(names.Output!, $"Frame {packet.Number}.{names.Extension}"), OptionsFor(packet));
            Write(one, packet);
            one.Complete();
            return;
        }
        Write(_writer ??= Open(OptionsFor(packet)), packet);
    }

    internal override void Finish()
    {
        if (names.Files)
            return;
        // A capture without packets is a capture.
        _writer ??= Open(new PcapWriterOptions { GlobalHeader = _header });
        _writer.Complete();
    }

    internal override void Abandon() => _writer?.Dispose();

    public override void Dispose()
    {
        try
        {
            Finish();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            Abandon();
        }
    }

    private void Write(PcapWriter writer, in Packet packet)
    {
        if (_header is not null)
        {
            writer.WriteRecord(source.Record);
            return;
        }
        try
        {
            writer.Write(packet.Frame);
        }
        catch (ArgumentException e)
        {
            throw new IOException(e.Message, e);
        }
    }

    private PcapWriter Open(PcapWriterOptions how)
    {
        return StreamOf(names, options) is { } stream ? new PcapWriter(stream, how, leaveOpen: true) : PcapWriter.Create(names.Output!, how);
    }

    private PcapWriterOptions OptionsFor(in Packet packet)
    {
        TimestampResolution resolution = source.Format.Resolution ?? source.Interfaces[packet.Frame.InterfaceId ?? 0].Resolution;
        return new PcapWriterOptions
        {
            GlobalHeader = _header,
            LinkType = packet.LinkType,
            Nanoseconds = resolution != TimestampResolution.Microseconds,
            TimestampLoss = TimestampLoss.Cut,
        };
    }
}
