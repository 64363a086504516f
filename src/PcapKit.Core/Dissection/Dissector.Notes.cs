namespace PcapKit;

// What is kept of a packet beyond its layers: what a guide notes, and how its time lies to those before.
public sealed partial class Dissector
{
    private readonly HashSet<NoteKind>? _notes;
    private readonly bool _notesTimes;
    private (long Seconds, ulong Attoseconds) _firstTime, _lastTime;
    private bool _hasTimes;

    internal void Note<T>(int layer, in T note) where T : unmanaged, INote<T>
    {
        if (TakesNotes(T.Kind))
            _layers.Notes.Add((byte)layer, note);
    }

    internal bool TakesNotes(NoteKind kind) => _notes is null || _notes.Contains(kind);

    private void NoteTimes(scoped in CapturedFrame frame)
    {
        if (!frame.HasTime)
            return;
        (long Seconds, ulong Attoseconds) time = (frame.Seconds, frame.Attoseconds);
        if (!_hasTimes)
            (_hasTimes, _firstTime, _lastTime) = (true, time, time);
        _layers.Notes.Add(PacketNotes.Frame, new FrameTimes { Delta = Since(_lastTime, time), Relative = Since(_firstTime, time) });
        _lastTime = time;
    }

    // Each cut to nanoseconds first, as the times themselves are shown.
    private static long Since((long Seconds, ulong Attoseconds) earlier, (long Seconds, ulong Attoseconds) later) =>
        (later.Seconds - earlier.Seconds) * 1_000_000_000 + (long)(later.Attoseconds / 1_000_000_000) - (long)(earlier.Attoseconds / 1_000_000_000);
}
