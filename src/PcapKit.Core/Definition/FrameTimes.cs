namespace PcapKit;

/// <summary>How a frame's time lies to those before it: a note of the frame, kept only where <see cref="DissectOptions.Notes"/> names it.</summary>
public readonly struct FrameTimes : INote<FrameTimes>
{
    /// <summary>Nanoseconds since the previous frame that has a time; negative where time goes back, 0 for the first frame.</summary>
    public long Delta { get; init; }

    /// <summary>Nanoseconds since the first frame that has a time.</summary>
    public long Relative { get; init; }

    /// <inheritdoc/>
    public static NoteKind<FrameTimes> Kind { get; } = new Times();

    private sealed class Times : NoteKind<FrameTimes>
    {
        private static readonly FieldInfo DeltaField = Make("frame.time_delta", "Time delta from previous captured frame");
        private static readonly FieldInfo RelativeField = Make("frame.time_relative", "Time since reference or first frame");
        private static readonly FieldInfo[] All = [DeltaField, RelativeField];

        public override Protocol Protocol => FrameProtocol.Instance;

        public override ReadOnlySpan<FieldInfo> Fields => All;

        public override void Visit(in FrameTimes note, FieldSink sink)
        {
            sink.Number(DeltaField, (ulong)note.Delta, 0, 0);
            sink.Number(RelativeField, (ulong)note.Relative, 0, 0);
        }

        private static FieldInfo Make(string name, string label) => new(name, label, FieldKind.Time) { Derived = true, Epoch = true };
    }
}
