namespace PcapKit;

/// <summary>Shows a frame as fields.</summary>
internal static class FrameFields
{
    internal static void Visit(in Packet packet, FieldSink sink, Utf8Buffer? scratch)
    {
        CapturedFrame frame = packet.Frame;
        sink.Origin = 0;
        sink.Number(FrameProtocol.Number, (ulong)frame.Number, 0, 0);
        if (frame.Time is { } time)
        {
            ulong nanoseconds = (ulong)ToNanoseconds(time);
            sink.Number(FrameProtocol.Time, nanoseconds, 0, 0);
            sink.Number(FrameProtocol.TimeEpoch, nanoseconds, 0, 0);
        }
        sink.Number(FrameProtocol.Length, (ulong)frame.OriginalLength, 0, 0);
        sink.Number(FrameProtocol.CaptureLength, (ulong)frame.Data.Length, 0, 0);
        if (frame.InterfaceId is { } id)
            sink.Number(FrameProtocol.InterfaceId, (ulong)id, 0, 0);
        sink.Number(FrameProtocol.LinkType, frame.LinkType, 0, 0);
        packet.Notes.Visit(PacketNotes.Frame, sink);
        frame.Details?.Visit(frame, sink);
        if (scratch is null)
            return;
        int start = scratch.Length;
        packet.AppendProtocols(scratch);
        sink.Text(FrameProtocol.Protocols, scratch.Written[start..], 0, 0);
    }

    // Nanoseconds of 64 bits reach from 1677 to 2262; pcapng can say more.
    private static long ToNanoseconds(Timestamp time)
    {
        if (time.Seconds >= 9_223_372_036)
            return long.MaxValue;
        return time.Seconds < -9_223_372_036 ? long.MinValue : time.Seconds * 1_000_000_000 + time.Nanoseconds;
    }
}
