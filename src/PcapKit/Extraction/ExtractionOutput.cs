namespace PcapKit;

/// <summary>What an extraction writes: a report, or the frames as a capture.</summary>
internal abstract class ExtractionOutput : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    // Held while something is written, since a job that waits for its input is called off by another thread.
    private readonly Lock _gate = new();

    private volatile bool _calledOff;

    /// <summary>Whether the output goes to a stream: what has gone there cannot be taken back.</summary>
    private protected bool IsStream { get; init; }

    internal static ExtractionOutput Create(FileNames names, ExtractorOptions options, CaptureReader? source)
    {
        string? input = PathOf(names.Input, options.Input, options.InputStream, "/dev/stdin");
        string? output = PathOf(names.Output!, options.Output, options.OutputStream, "/dev/stdout");
        if (names.Files)
            Directory.CreateDirectory(names.Output!);
        else if (output is not null && Path.GetDirectoryName(Path.GetFullPath(output)) is { Length: > 0 } folder)
            Directory.CreateDirectory(folder);
        // A report in the capture's place would be the end of the capture.
        if (!names.Files && output is not null)
            RefuseInput(output, input);
        return names.Format == Formats.Pcap
            ? new CaptureOutput(names, options, source!, input)
            : new ReportOutput(names, options, input);
    }

    // Null where no file is known: a stream has no name, and a device of the standard stream has it only where there is one.
    private static string? PathOf(string name, string? given, Stream? stream, string standard) => stream switch
    {
        FileStream file => file.Name,
        not null when given != FileNames.Standard => null,
        _ when name != FileNames.Standard => name,
        _ => File.Exists(standard) ? standard : null,
    };

    private protected static void RefuseInput(string output, string? input)
    {
        if (input is not null && OutputFile.WouldReplace(output, input))
            throw new IOException($"'{output}' is the input; the output needs another name.");
    }

    /// <summary>Writes a part of the capture that is no packet.</summary>
    internal void Write(CaptureBlock block)
    {
        lock (_gate)
        {
            if (!_calledOff)
                Put(block);
        }
    }

    /// <summary>Writes a frame.</summary>
    internal void Write(in Packet packet)
    {
        lock (_gate)
        {
            if (!_calledOff)
                Put(packet);
        }
    }

    /// <summary>Writes something that was formatted elsewhere.</summary>
    internal void Write(Action write)
    {
        lock (_gate)
        {
            if (!_calledOff)
                write();
        }
    }

    /// <summary>Hands on what is written so far, so that somebody can read it while more is waited for.</summary>
    internal void Flush() => Write(HandOn);

    private protected abstract void Put(CaptureBlock block);

    private protected abstract void Put(in Packet packet);

    private protected abstract void HandOn();

    /// <summary>Ends the output and puts it in its place.</summary>
    internal abstract void Finish();

    /// <summary>Takes the output away.</summary>
    internal abstract void Abandon();

    /// <summary>The job was called off between two frames, by any thread: a file is taken away, a stream ends as a report of the frames before.</summary>
    internal void CallOff()
    {
        bool entered = _gate.TryEnter(Patience);
        try
        {
            _calledOff = true;
            if (!IsStream)
                Abandon();
            // Where nobody reads what is being written, nobody reads an end either.
            else if (entered)
                Dispose();
        }
        finally
        {
            if (entered)
                _gate.Exit();
        }
    }

    /// <summary>Ends the output as it is; what cannot be written any more is dropped.</summary>
    public abstract void Dispose();

    private protected static Stream? StreamOf(FileNames names, ExtractorOptions options) =>
        options.OutputStream ?? (names.Output == FileNames.Standard && !names.Files ? Console.OpenStandardOutput() : null);
}

/// <summary>A report.</summary>
internal sealed class ReportOutput : ExtractionOutput
{
    private readonly ReportWriter _writer;

    internal ReportOutput(FileNames names, ExtractorOptions options, string? input)
    {
        (options.ReportFormats ?? ReportFormats.Default).TryFind(names.Format!, out ReportFormatEntry? entry);
        ReportFormat format = entry!.Create(options.Report ?? ReportOptions.Default);
        IsStream = StreamOf(names, options) is not null;
        _writer = names.Files ? ReportWriter.ToDirectory(names.Output!, format, names.Extension!, options.Report, input)
            : StreamOf(names, options) is { } stream ? ReportWriter.ToStream(stream, format, options.Report, leaveOpen: true)
            : ReportWriter.ToFile(names.Output!, format, options.Report);
    }

    internal ReportWriter Report => _writer;

    private protected override void Put(CaptureBlock block) => _writer.WriteBlock(block);

    private protected override void Put(in Packet packet) => _writer.WriteFrame(packet);

    private protected override void HandOn() => _writer.Flush();

    internal override void Finish() => _writer.Complete();

    internal override void Abandon() => _writer.Abandon();

    public override void Dispose() => _writer.Dispose();
}

/// <summary>The frames as pcap: the bytes of a pcap input as they are, another input in the usual form.</summary>
internal sealed class CaptureOutput : ExtractionOutput
{
    private readonly FileNames _names;
    private readonly ExtractorOptions _options;
    private readonly CaptureReader _source;
    private readonly string? _input;
    private CaptureBlock? _header;
    private PcapWriter? _writer;
    private bool _ended;

    internal CaptureOutput(FileNames names, ExtractorOptions options, CaptureReader source, string? input)
    {
        (_names, _options, _source, _input) = (names, options, source, input);
        IsStream = StreamOf(names, options) is not null;
    }

    // Other variants have records of other forms.
    private bool IsCopy => _source.Format is { Container: CaptureContainer.Pcap, Variant: PcapVariant.Standard };

    private protected override void Put(CaptureBlock block)
    {
        if (block.Kind == CaptureBlockKind.GlobalHeader && IsCopy)
            _header = block;
    }

    private protected override void Put(in Packet packet)
    {
        // A block that only has a frame's number cannot stand in pcap.
        if (packet.LinkType == LinkTypes.NoPacket)
            return;
        if (_names.Files)
        {
            string path = Path.Combine(_names.Output!, $"Frame {packet.Number}.{_names.Extension}");
            RefuseInput(path, _input);
            using PcapWriter one = PcapWriter.Create(path, OptionsFor(packet));
            Write(one, packet);
            one.Complete();
            return;
        }
        Write(_writer ??= Open(OptionsFor(packet)), packet);
    }

    private protected override void HandOn() => _writer?.Flush();

    internal override void Finish()
    {
        if (_names.Files || _ended)
            return;
        // A capture without packets is a capture.
        _writer ??= Open(new PcapWriterOptions { GlobalHeader = _header });
        _writer.Complete();
        _ended = true;
    }

    internal override void Abandon()
    {
        _ended = true;
        _writer?.Dispose();
    }

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
            writer.WriteRecord(_source.Record);
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
        return StreamOf(_names, _options) is { } stream ? new PcapWriter(stream, how, leaveOpen: true) : PcapWriter.Create(_names.Output!, how);
    }

    private PcapWriterOptions OptionsFor(in Packet packet)
    {
        TimestampResolution resolution = _source.Format.Resolution ?? _source.Interfaces[packet.Frame.InterfaceId ?? 0].Resolution;
        return new PcapWriterOptions
        {
            GlobalHeader = _header,
            LinkType = packet.LinkType,
            Nanoseconds = resolution != TimestampResolution.Microseconds,
            TimestampLoss = TimestampLoss.Cut,
        };
    }
}
