namespace PcapKit;

// The engines that are other programs.
public sealed partial class Extractor
{
    private Capture Source => _source ?? throw new InvalidOperationException($"The engine '{_options.Engine}' reads the capture: only frames are known of it.");

    private (ForeignEngine? Engine, string? Program) ChooseForeign(ExtractorOptions options)
    {
        if (ForeignEngine.Find(options.Engine) is not { } engine)
            return default;
        if (engine.FindProgram(options.EngineProgram, out string lack) is { } program)
            return (engine, program);
        Warn($"extraction engine '{engine.Name}' cannot run: {lack}; using the default engine instead");
        return default;
    }

    // Warnings for what this engine cannot do.
    private void CheckForeign()
    {
        if (_names.Format == Formats.Pcap)
            throw new ReportFormatException($"The engine '{_foreign!.Name}' gives fields, not packets: it cannot write pcap.");
        if (_options.Layer is not null || _options.Protocols.Count > 0)
            Warn($"the engine '{_foreign!.Name}' has no limits of layers or protocols: they are ignored");
        if (_options.Filter is not null)
            Warn($"the engine '{_foreign!.Name}' takes no display filter: it is ignored");
        if (_options.Salvage)
            Warn($"the engine '{_foreign!.Name}' does not salvage: that is ignored");
        if (_options.Reassemble || _reassembler is not null)
            Warn($"the engine '{_foreign!.Name}' puts together what it likes: reassembly here is ignored");
        if (_options.Trace)
            Warn($"the engine '{_foreign!.Name}' gives no packets: no flows are traced");
        if (_options.Report is { PacketBytes: true })
            Warn($"the engine '{_foreign!.Name}' gives no bytes of frames: they are left out");
    }

    private EngineRun StartForeign()
    {
        bool stream = _options.InputStream is not null || _names.Input == FileNames.Standard;
        Stream? input = stream ? _options.InputStream ?? Console.OpenStandardInput() : null;
        return _foreign!.Start(_program!, stream ? null : _names.Input, input, _options.EngineTimeout, _options.Cancellation);
    }

    private bool StepForeign(bool wanted, ref Frame? frame)
    {
        if (!_run!.Read(out EngineRecord record))
            return false;
        if (_output is ReportOutput report)
            report.Write(() => report.Report.WriteFrame(record.Number, _run.Tree));
        Length++;
        if (wanted || _options.Store || _options.FrameRead is not null)
            frame = new Frame(new EngineFrame(record, FieldNode.From(_run.Tree)));
        Protocol = record.Chain;
        if (_options.Verbose)
            _log.Frame(record.Number, record.Chain);
        if (_options.Store)
            _frames.Add(frame!);
        _options.FrameRead?.Invoke(this, frame!);
        if (_options.Progress is not null && Length % ProgressInterval == 0)
            TellProgress();
        return true;
    }

    private IEnumerable<Frame> ReadForeignAgain()
    {
        using EngineRun again = StartForeign();
        while (again.Read(out EngineRecord record))
            yield return new Frame(new EngineFrame(record, FieldNode.From(again.Tree)));
    }

    private void CloseInput()
    {
        _source?.Dispose();
        _run?.Dispose();
    }
}
