namespace PcapKit.Protocols;

/// <summary>What comes behind the head of a message.</summary>
internal static class HttpRoute
{
    /// <summary>From the media type of a body to its protocol; keys are <see cref="MediaType"/>.</summary>
    public static readonly TableId MediaTable = TableId.Of("media_type");

    public static void Of(in HttpHead head, ReadOnlySpan<byte> data, ref Slice slice)
    {
        if (head.IsOverLimit)
            slice.Malformed(head.Length, "more or longer headers than the limit");
        else if (!head.IsWhole && head.Start != HttpStart.None && head.Length == data.Length && slice.ReportedLength > data.Length)
            slice.NeedHeader(data.Length + 1);
        else if (!head.IsWhole || head.Length == data.Length)
            slice.NextIsRaw();
        else if (head.Upgrade != HttpUpgrade.None)
            slice.Next(HttpView.UpgradeTable, (uint)head.Upgrade);
        else if (head.IsChunked)
            Chunks(head, data, ref slice);
        else
            Body(head, data[head.Length..], ref slice);
    }

    private static void Body(in HttpHead head, ReadOnlySpan<byte> rest, ref Slice slice)
    {
        int length = HttpBody.LengthOf(head, rest);
        MediaType media = length > 0 ? HttpBody.MediaOf(head.ContentType) : MediaType.None;
        if (length > 0 && length < slice.ReportedLength - head.Length)
            slice.LimitPayload(length, LimitedBy.PayloadLength);
        if (media == MediaType.None)
            slice.NextIsRaw();
        else
            slice.Next(MediaTable, (uint)media);
    }

    // A body in one chunk is the body without its frame; more of them would have to be put together first, and stay fields of this layer.
    private static void Chunks(in HttpHead head, ReadOnlySpan<byte> data, ref Slice slice)
    {
        ReadOnlySpan<byte> body = data[head.Length..];
        slice.NoNext();
        if (!HttpBody.TryChunk(body, 0, out int offset, out int size) || size == 0 || size > body.Length - offset)
            return;
        bool more = HttpBody.TryChunk(body, HttpBody.AfterChunk(body, offset, size), out _, out int next) && next != 0;
        if (!more && HttpBody.MediaOf(head.ContentType) is not MediaType.None and var media)
            slice.AddChild(head.Length + offset, size, MediaTable, (uint)media);
    }
}
