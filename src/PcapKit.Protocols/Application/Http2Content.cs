using System.Collections.ObjectModel;

namespace PcapKit.Protocols;

/// <summary>The frames of a segment that is being built or edited, and their bytes.</summary>
internal sealed class Http2Content
{
    private readonly Action _touch;
    private byte[]? _encoded;

    public Http2Content(Action touch)
    {
        _touch = touch;
        Frames = new FrameList(this);
    }

    public bool HasPreface
    {
        get;
        set
        {
            field = value;
            Changed();
        }
    }

    public IList<Http2Frame> Frames { get; }

    public ReadOnlyMemory<byte> Rest
    {
        get;
        set
        {
            field = value;
            Changed();
        }
    }

    /// <summary>All bytes. Kept until something changes: frames themselves never do.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded ??= Encode();

    /// <summary>Takes over the whole frames of a segment; what comes behind is kept as it is.</summary>
    public void Read(ReadOnlySpan<byte> segment)
    {
        HasPreface = HttpFraming.StartsWithHttp2(segment);
        int end = HasPreface ? HttpFraming.Http2Preface.Length : 0;
        // A part of the preface is no frame.
        var frames = new Http2Frames(segment, Http2Frames.PrefaceOf(segment));
        while (frames.MoveNext() && frames.Current.IsWhole)
        {
            Http2FrameView frame = frames.Current;
            Frames.Add(new Http2Frame(frame.Type, frame.StreamId, frame.Payload.ToArray(), frame.Flags) { IsReservedSet = frame.IsReservedSet });
            end = frame.Offset + frame.Bytes.Length;
        }
        Rest = segment[end..].ToArray();
    }

    private byte[] Encode()
    {
        ReadOnlySpan<byte> preface = HasPreface ? HttpFraming.Http2Preface : default;
        int length = preface.Length + Rest.Length;
        foreach (Http2Frame frame in Frames)
            length += frame.ByteLength;
        byte[] bytes = new byte[length];
        preface.CopyTo(bytes);
        int at = preface.Length;
        foreach (Http2Frame frame in Frames)
        {
            frame.Write(bytes.AsSpan(at));
            at += frame.ByteLength;
        }
        Rest.Span.CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    private void Changed()
    {
        _encoded = null;
        _touch();
    }

    private sealed class FrameList(Http2Content content) : Collection<Http2Frame>
    {
        protected override void InsertItem(int index, Http2Frame item)
        {
            ArgumentNullException.ThrowIfNull(item);
            content.Changed();
            base.InsertItem(index, item);
        }

        protected override void SetItem(int index, Http2Frame item)
        {
            ArgumentNullException.ThrowIfNull(item);
            content.Changed();
            base.SetItem(index, item);
        }

        protected override void RemoveItem(int index)
        {
            content.Changed();
            base.RemoveItem(index);
        }

        protected override void ClearItems()
        {
            content.Changed();
            base.ClearItems();
        }
    }
}
