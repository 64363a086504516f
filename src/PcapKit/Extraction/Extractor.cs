using System.Collections;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Reads a capture frame by frame, writes a report of it, keeps its frames: each as its options say.</summary>
/// <remarks>For reading alone <see cref="Capture"/> is faster. Not safe for use by several threads at once.</remarks>
public sealed partial class Extractor : IEnumerable<Frame>, IDisposable
{
    private const int ProgressInterval = 1024;

    private readonly ExtractorOptions _options;
    private readonly CaptureOptions _capture;
    private readonly FileNames _names;
    private readonly ExtractionLog _log;
    private readonly List<Frame> _frames = [];
    private readonly List<string> _warnings = [];
    private readonly Capture? _source;
    private readonly ForeignEngine? _foreign;
    private readonly string? _program;
    private EngineRun? _run;
    private ExtractionOutput? _output;
    private readonly ParallelMode? _parallel;
    private bool _begun, _ended;
    private volatile bool _abandoned;

    /// <summary>Opens the input and completes names; frames are read by <see cref="Run"/> or by walking over them.</summary>
    /// <param name="options">What to read and write.</param>
    /// <exception cref="FileNotFoundException">There is no such input.</exception>
    /// <exception cref="ReportFormatException">A format is unknown, or that of the report is neither given nor told by the output.</exception>
    /// <exception cref="CaptureFormatException">The input is no capture.</exception>
    /// <exception cref="IOException">The input cannot be read.</exception>
    public Extractor(ExtractorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _names = MakeNames(options);
        Registry = options.Registry ?? DefaultProtocols.Registry;
        _parallel = ChooseEngine(options);
        (_foreign, _program) = ChooseForeign(options);
        _reassembler = MakeReassembler(options);
        var capture = new CaptureOptions
        {
            Reader = new CaptureReaderOptions { Salvage = options.Salvage, BlocksAsFrames = true, BorrowBlocks = true },
            Dissect = MakeLimits(options),
            KeepConversations = true,
            Reassemble = options.Reassemble || WantsDatagrams(options),
            Reassembly = options.Reassembly,
            Filter = options.Filter,
        };
        _capture = WantsDatagrams(options) ? _reassembler!.Connect(capture) : capture;
        _log = new ExtractionLog(options.Log ?? Console.Out);
        if (_foreign is null)
            _source = OpenInput();
        else
            CheckForeign();
        try
        {
            _trace = MakeTrace(options);
        }
        catch
        {
            CloseInput();
            throw;
        }
    }

    /// <summary>Extracts a capture: makes an extractor and runs it, unless <see cref="ExtractorOptions.Auto"/> says no.</summary>
    /// <param name="options">What to read and write.</param>
    /// <inheritdoc cref="Extractor(ExtractorOptions)" path="/exception"/>
    public static Extractor Extract(ExtractorOptions options)
    {
        var extractor = new Extractor(options);
        if (options.Auto)
            extractor.Run();
        return extractor;
    }

    /// <summary>The name of the input, completed.</summary>
    public string Input => _names.Input;

    /// <summary>The name of the report, or the directory of reports.</summary>
    /// <exception cref="InvalidOperationException">No report is written.</exception>
    public string Output => _names.Output ?? throw new InvalidOperationException("This extraction writes no report (NoFile).");

    /// <summary>The format of the report.</summary>
    /// <exception cref="InvalidOperationException">No report is written.</exception>
    public string Format => _names.Format ?? throw new InvalidOperationException("This extraction writes no report (NoFile).");

    /// <summary>What the capture says of itself.</summary>
    /// <exception cref="InvalidOperationException">A foreign engine reads the capture.</exception>
    public CaptureFormat Header => Source.Format;

    /// <summary>The interfaces of the capture.</summary>
    /// <exception cref="InvalidOperationException">A foreign engine reads the capture.</exception>
    public IReadOnlyList<CaptureInterface> Interfaces => Source.Interfaces;

    /// <summary>The protocols that frames are dissected with.</summary>
    public ProtocolRegistry Registry { get; }

    /// <summary>How many frames have been read.</summary>
    public long Length { get; private set; }

    /// <summary>The protocols of the frame read last, for example <c>Ethernet:IPv4:TCP</c>; null before the first, and where nothing asks for chains.</summary>
    public string? Protocol { get; private set; }

    /// <summary>The frames read so far.</summary>
    /// <exception cref="InvalidOperationException">Frames are not kept.</exception>
    public IReadOnlyList<Frame> Frames => _options.Store ? _frames : throw new InvalidOperationException("This extraction keeps no frames (Store = false); walk over it instead.");

    /// <summary>What went otherwise than asked for: engines, layers or protocols that there are not.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>What was skipped while salvaging.</summary>
    public IReadOnlyList<SkippedRange> Skipped => _source?.Reader.Skipped ?? [];

    /// <summary>Whether all frames have been read.</summary>
    public bool IsComplete => _ended;

    /// <summary>Reads all frames that are left, and finishes the report.</summary>
    /// <exception cref="CaptureFormatException">The capture is damaged or cut. The report is finished with all frames before.</exception>
    /// <exception cref="EngineException">The program of a foreign engine failed.</exception>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="OperationCanceledException">The extraction was cancelled; what stood in the report's place before stays, and a report on a stream is ended after the frames before.</exception>
    public void Run()
    {
        if (_parallel is { } mode && !_ended)
        {
            RunParallel(mode);
            return;
        }
        while (Step(wanted: false, out _))
        {
        }
    }

    /// <summary>Reads the next frame.</summary>
    /// <returns>The frame; null at the end of the capture.</returns>
    /// <inheritdoc cref="Run" path="/exception"/>
    public Frame? Next() => Step(wanted: true, out Frame? frame) ? frame : null;

    /// <summary>Walks over all frames, whatever was read, kept or run before: kept ones first, then those that are left; a file that was read without keeping is read again.</summary>
    /// <exception cref="InvalidOperationException">A stream was read without keeping its frames.</exception>
    public IEnumerator<Frame> GetEnumerator()
    {
        if (!_options.Store && (_ended || Length > 0))
            return ReadAgain().GetEnumerator();
        return Walk().GetEnumerator();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Closes the input. A report that is not finished ends with the frames read so far, and so do traced flows.</summary>
    public void Dispose()
    {
        _ended = true;
        LeaveTrace();
        // Whoever abandons it may still wait for the frame that was being written.
        if (_abandoned)
            _output?.CallOff();
        else
            _output?.Dispose();
        CloseInput();
    }

    /// <summary>Closes the input and takes a report away that is not finished; one in a stream ends after the frames so far. The only member that another thread may call;
    /// a thread that reads gets an <see cref="OperationCanceledException"/>.</summary>
    public void Abandon()
    {
        _abandoned = true;
        _ended = true;
        _output?.CallOff();
        _trace?.Drop();
        CloseInput();
    }

    private IEnumerable<Frame> Walk()
    {
        for (int i = 0; ; i++)
        {
            Frame? frame = i < _frames.Count ? _frames[i] : Next();
            if (frame is null)
                yield break;
            yield return frame;
        }
    }

    private IEnumerable<Frame> ReadAgain()
    {
        if (_options.InputStream is not null || _names.Input == FileNames.Standard)
            throw new InvalidOperationException("A stream can be read only once; keep its frames (Store) or do not run the extraction before (Auto = false).");
        if (_foreign is not null)
        {
            foreach (Frame frame in ReadForeignAgain())
                yield return frame;
            yield break;
        }
        using Capture again = PcapKit.Capture.Open(_names.Input, Registry, _capture);
        while (ReadOwned(again) is { } packet)
            yield return new Frame(packet);
    }

    private static OwnedPacket? ReadOwned(Capture capture) => capture.TryRead(out Packet packet) ? packet.ToOwned() : null;

    private bool Step(bool wanted, out Frame? frame)
    {
        frame = null;
        if (_ended)
            return _abandoned ? throw new OperationCanceledException("The extraction was abandoned.") : false;
        try
        {
            Begin();
            _options.Cancellation.ThrowIfCancellationRequested();
            if (_run is not null)
            {
                if (StepForeign(wanted, ref frame))
                    return true;
            }
            else if (Source.TryRead(out Packet packet))
            {
                _output?.Write(packet);
                frame = Take(packet, wanted);
                return true;
            }
        }
        catch (Exception e)
        {
            EndBy(e);
            throw;
        }
        EndWhole();
        return false;
    }

    private void EndWhole()
    {
        try
        {
            End();
        }
        catch
        {
            Drop();
            throw;
        }
    }

    private void Drop()
    {
        _ended = true;
        _output?.Abandon();
        _trace?.Drop();
        CloseInput();
    }

    // What becomes of the output depends on why the reading ended.
    private void EndBy(Exception reason)
    {
        switch (reason)
        {
            case CaptureFormatException or EngineException { IsDamage: true }:
                End();
                break;
            case OperationCanceledException:
                _ended = true;
                _output?.CallOff();
                _trace?.Drop();
                CloseInput();
                break;
            default:
                Drop();
                break;
        }
    }

    private Frame? Take(in Packet packet, bool wanted)
    {
        Length++;
        _reassembler?.Observe(packet);
        _trace?.Observe(packet);
        Frame? frame = null;
        if (wanted || _options.Store || _options.FrameRead is not null)
        {
            frame = new Frame(packet.ToOwned());
            Protocol = frame.Protocols.ToString();
        }
        if (_options.Verbose)
            _log.Frame(packet.Number, Protocol = packet.Chain);
        if (_options.Store)
            _frames.Add(frame!);
        _options.FrameRead?.Invoke(this, frame!);
        if (_options.Progress is not null && Length % ProgressInterval == 0)
            TellProgress();
        return frame;
    }

    private void Begin()
    {
        if (_begun)
            return;
        _begun = true;
        if (_options.Verbose)
            _log.Loading(_names.Input);
        _run = _foreign is null ? null : StartForeign();
        if (_source is not null)
            _source.Reader.BeforeWait = ShowSoFar;
        if (_names.Format is null)
            return;
        _output = ExtractionOutput.Create(_names, _options, _source?.Reader);
        if (_source is not null)
            _source.Reader.BlockRead = _output.Write;
    }

    private void ShowSoFar()
    {
        _output?.Flush();
        if (_options.Verbose)
            _log.Flush();
    }

    private void End()
    {
        _ended = true;
        _reassembler?.Complete();
        try
        {
            _trace?.Complete();
            _output?.Finish();
        }
        catch
        {
            _trace?.Drop();
            _output?.Abandon();
            throw;
        }
        finally
        {
            CloseInput();
        }
        foreach (string warning in _source?.Reader.Warnings ?? [])
            Warn(warning);
        // All may have met the same limit of conversations.
        foreach (string limit in (_source?.LimitsMet ?? []).Union(_reassembler?.LimitsMet ?? []).Union(_trace?.LimitsMet ?? []))
            Warn(limit);
        if (_options.Verbose && _names.Output is not null && _options.OutputStream is null)
            _log.Stored(_names.Output, _names.Files);
    }

    private Capture OpenInput()
    {
        if (_options.InputStream is not null)
            return PcapKit.Capture.Open(_options.InputStream, Registry, _capture, leaveOpen: true);
        return _names.Input == FileNames.Standard
            ? PcapKit.Capture.Open(Console.OpenStandardInput(), Registry, _capture)
            : PcapKit.Capture.Open(_names.Input, Registry, _capture);
    }

    private static FileNames MakeNames(ExtractorOptions options)
    {
        bool stream = options.InputStream is not null;
        return FileNames.Make(stream ? options.Input ?? FileNames.Standard : options.Input, options.Output, options.Format, options.Extension,
            options.Files, options.NoFile, options.Extension, options.ReportFormats, stream ? _ => true : null);
    }

    private DissectOptions MakeLimits(ExtractorOptions options)
    {
        var level = ProtocolLevel.None;
        if (options.Layer is { } layer && !ProtocolNames.TryParseLevel(layer, out level))
            Warn($"unrecognised layer '{layer}'; no limit is set");
        var stops = new List<string>();
        foreach (string name in options.Protocols)
        {
            if (ProtocolNames.TryParseLevel(name, out ProtocolLevel upTo))
            {
                // The names of layers are protocols too: stop after the first of that layer.
                if (upTo != ProtocolLevel.None && (level == ProtocolLevel.None || upTo < level))
                    level = upTo;
                continue;
            }
            int known = stops.Count;
            stops.AddRange(Registry.FindAll(name).Select(p => p.Name));
            if (stops.Count == known)
                Warn($"unrecognised protocol '{name}'; no limit is set");
        }
        return new DissectOptions { HighestLevel = level, StopAfterProtocols = stops };
    }

    private void Warn(string text)
    {
        _warnings.Add(text);
        _options.Warning?.Invoke(text);
    }
}
