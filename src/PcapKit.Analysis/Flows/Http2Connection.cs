using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What is remembered of one connection of HTTP/2: the tables of header fields, and bodies that are not at their end and have a protocol of their own.</summary>
internal sealed class Http2Connection
{
    // DNS messages are the only bodies that are put together here (RFC 8484): they are small.
    private const int MaxBodies = 128, MaxBody = 65_535;

    private readonly Http2HeaderReader _forward = new(), _reverse = new();
    private readonly Dictionary<(bool IsReverse, int StreamId), Utf8Buffer> _bodies = [];

    /// <summary>Reads the frames of a segment.</summary>
    /// <param name="payload">The layer of HTTP/2; takes the messages that end in it.</param>
    /// <param name="isReverse">Which direction it is of.</param>
    public void Read(ref GuidedPayload payload, bool isReverse)
    {
        LayerSlice layer = payload.Packet[payload.Layer];
        Http2HeaderReader reader = isReverse ? _reverse : _forward;
        foreach (Http2FrameView frame in new Http2View(layer.Bytes, layer.ReportedLength).Frames)
        {
            if (!frame.IsWhole)
            {
                reader.Lose();
                _bodies.Remove((isReverse, frame.StreamId));
                return;
            }
            if (reader.TryRead(frame, out Http2Headers? headers) && headers.MediaType == MediaType.Dns && _bodies.Count < MaxBodies)
                _bodies.TryAdd((isReverse, frame.StreamId), new Utf8Buffer(512));
            if (_bodies.TryGetValue((isReverse, frame.StreamId), out Utf8Buffer? body))
                Collect(ref payload, frame, body, isReverse);
        }
    }

    private void Collect(ref GuidedPayload payload, in Http2FrameView frame, Utf8Buffer body, bool isReverse)
    {
        if (frame.Type == Http2FrameType.Data && body.Length + frame.Content.Length <= MaxBody)
            body.Append(frame.Content);
        if (!frame.EndsStream)
            return;
        _bodies.Remove((isReverse, frame.StreamId));
        payload.Append(body.Written, MediaTable, (uint)MediaType.Dns);
    }

    private static TableId MediaTable { get; } = TableId.Of("media_type");
}
