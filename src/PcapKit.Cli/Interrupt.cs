using System.Runtime.InteropServices;

namespace PcapKit.Cli;

/// <summary>Ctrl-C, the request to end and the end of the terminal: the job stops at the next frame and leaves nothing half done.</summary>
/// <remarks>A signal that whoever started the tool has it ignore, as <c>nohup</c> does, stays ignored.</remarks>
internal sealed class Interrupt : IDisposable
{
    private const int Patience = 500;

    // Thousands of unfinished files take their time to disappear.
    private const int PatienceOnceNoticed = 30_000;

    private static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration[] _registrations;
    private readonly ManualResetEventSlim _ended = new();
    private volatile bool _isNoticed;

    internal Interrupt() => _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    /// <summary>Cancelled by the first signal.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Whether a signal has come. Who asks and hears yes cleans up, and is waited for longer.</summary>
    internal bool Came => _source.IsCancellationRequested && (_isNoticed = true);

    /// <summary>What the tool tells the shell after a signal.</summary>
    internal int Code { get; private set; } = ExitCodes.Interrupted;

    /// <summary>Cleans up where the job does not come to its next frame, as when it waits for a pipe.</summary>
    internal Action? Stuck { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Set();
        foreach (PosixSignalRegistration registration in _registrations)
            registration.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        Code = context.Signal switch
        {
            PosixSignal.SIGTERM => ExitCodes.Terminated,
            PosixSignal.SIGHUP => ExitCodes.HungUp,
            _ => ExitCodes.Interrupted,
        };
        _source.Cancel();
        if (_ended.Wait(Patience) || (_isNoticed && _ended.Wait(PatienceOnceNoticed)))
            return;
        Stuck?.Invoke();
        Environment.Exit(Code);
    }
}
