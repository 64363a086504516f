namespace PcapKit;

/// <summary>What a writer does with a time that its file cannot hold exactly.</summary>
public enum TimestampLoss : byte
{
    /// <summary>It refuses the packet with an <see cref="ArgumentException"/>: nothing is lost without notice.</summary>
    Refuse,
    /// <summary>It cuts the digits that do not fit and counts the packet in <see cref="CaptureWriter.TimesCut"/>.</summary>
    Cut,
}

/// <summary>Writes a capture.</summary>
/// <remarks>
/// A file that is written through a path is whole or absent: it stands under a temporary name beside its place until
/// <see cref="Complete"/> gives it its name, and <see cref="Dispose"/> without <see cref="Complete"/> deletes it. A stream receives what is written as it comes.
/// Not safe for use by several threads at once.
/// </remarks>
public abstract class CaptureWriter : IDisposable
{
    private readonly OutputFile _output;

    private protected CaptureWriter(OutputFile output, TimestampLoss loss) => (_output, Loss) = (output, loss);

    /// <summary>How many packets are written.</summary>
    public long PacketCount { get; private protected set; }

    /// <summary>How many packets were written with a time that lost digits; see <see cref="TimestampLoss.Cut"/>.</summary>
    public long TimesCut { get; private protected set; }

    /// <summary>How many packets had no time and were written with the time 0.</summary>
    public long TimesMissing { get; private protected set; }

    private protected TimestampLoss Loss { get; }

    /// <summary>Writes a packet.</summary>
    /// <param name="frame">The packet, for example as a <see cref="CaptureReader"/> gives it.</param>
    /// <exception cref="ArgumentException">The format cannot hold it: its link type, or its time (see <see cref="TimestampLoss"/>).</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public abstract void Write(in CapturedFrame frame);

    /// <summary>Hands what is written so far to the stream or the temporary file.</summary>
    public void Flush() => _output.Flush();

    /// <summary>Ends the capture: a file takes its place under its name. Nothing can be written afterwards.</summary>
    /// <exception cref="IOException">The output cannot be written, or a write failed before.</exception>
    public void Complete()
    {
        Finish();
        _output.Complete();
    }

    /// <summary>Closes the output; without <see cref="Complete"/>, a file disappears.</summary>
    public void Dispose()
    {
        _output.Dispose();
        GC.SuppressFinalize(this);
    }

    // What a format needs at its very end.
    private protected virtual void Finish() { }

    private protected void Emit(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    // How a user of the format keeps finer times.
    private protected abstract string FinerTimes { get; }

    /// <summary>Turns a time into ticks by the policy of the writer.</summary>
    private protected ulong ToTicks(Timestamp time, TimestampResolution resolution, long offset, ulong most)
    {
        if (!resolution.TryToTicks(time, offset, out ulong ticks, out bool exact) || ticks > most)
            throw new ArgumentException($"The time {time} of packet {PacketCount + 1} does not fit the file.");
        if (!exact)
        {
            if (Loss == TimestampLoss.Refuse)
                throw new ArgumentException($"The time {time} of packet {PacketCount + 1} is finer than the {resolution} of the file: {FinerTimes}, or cut the digits with TimestampLoss.Cut.");
            TimesCut++;
        }
        return ticks;
    }
}
