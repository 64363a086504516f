using System.Runtime.InteropServices;

namespace PcapKit.Cli;

/// <summary>Ctrl-C and the request to end: the job stops at the next frame and leaves nothing half done.</summary>
internal sealed class Interrupt : IDisposable
{
    private const int Patience = 500;

    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt, _terminate;
    private readonly ManualResetEventSlim _ended = new();

    internal Interrupt()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
    }

    /// <summary>Cancelled by the first signal.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>What the tool tells the shell after a signal.</summary>
    internal int Code { get; private set; } = ExitCodes.Interrupted;

    /// <summary>Cleans up where the job does not come to its next frame, as when it waits for a pipe.</summary>
    internal Action? Stuck { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ended.Set();
        _interrupt.Dispose();
        _terminate.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        Code = context.Signal == PosixSignal.SIGTERM ? ExitCodes.Terminated : ExitCodes.Interrupted;
        _source.Cancel();
        if (_ended.Wait(Patience))
            return;
        Stuck?.Invoke();
        Environment.Exit(Code);
    }
}
