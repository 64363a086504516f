namespace PcapKit;

/// <summary>Whose body it is: a direction of a connection, and the stream in it.</summary>
internal readonly record struct Http2BodyKey(long Owner, int StreamId);

/// <summary>Bodies of all connections that are not at their end and have a protocol of their own. They share a budget; the oldest makes place.</summary>
internal sealed class Http2Bodies
{
    /// <summary>The most bytes of all bodies, with what it takes to keep them.</summary>
    public const int Budget = 1 << 20;

    // DNS messages are the only bodies that are put together here (RFC 8484): they are small, and no longer than this.
    private const int MaxBody = 65_535, FirstSize = 512, Overhead = 256;

    private readonly Dictionary<Http2BodyKey, LinkedListNode<Body>> _bodies = [];
    private readonly LinkedList<Body> _order = new();
    private long _owners;
    private int _used;

    /// <summary>How many made place for others, or were too long.</summary>
    public long Dropped { get; private set; }

    /// <summary>A number for a direction, from 1, that nobody had before.</summary>
    public long NewOwner() => ++_owners;

    /// <summary>A body begins.</summary>
    public void Begin(Http2BodyKey key)
    {
        if (_bodies.ContainsKey(key))
            return;
        MakeRoom(FirstSize + Overhead);
        _bodies.Add(key, _order.AddLast(new Body(key)));
        _used += FirstSize + Overhead;
    }

    /// <summary>A body goes on; nothing happens where none has begun.</summary>
    public void Append(Http2BodyKey key, ReadOnlySpan<byte> content)
    {
        if (!_bodies.TryGetValue(key, out LinkedListNode<Body>? node))
            return;
        Body body = node.Value;
        int length = body.Length + content.Length;
        if (length > MaxBody)
        {
            Drop(key);
            Dropped++;
            return;
        }
        if (length > body.Bytes.Length)
        {
            int size = Math.Min(MaxBody, Math.Max(length, body.Bytes.Length * 2)), more = size - body.Bytes.Length;
            MakeRoom(more);
            // It may have been the oldest itself.
            if (node.List is null)
                return;
            Array.Resize(ref body.Bytes, size);
            _used += more;
        }
        content.CopyTo(body.Bytes.AsSpan(body.Length));
        body.Length = length;
    }

    /// <summary>A body ends.</summary>
    /// <param name="key">Whose it is.</param>
    /// <param name="message">All of it.</param>
    /// <returns>Whether it was known from its beginning.</returns>
    public bool TryEnd(Http2BodyKey key, out ReadOnlySpan<byte> message)
    {
        message = default;
        if (!_bodies.TryGetValue(key, out LinkedListNode<Body>? node))
            return false;
        message = node.Value.Bytes.AsSpan(0, node.Value.Length);
        Drop(key);
        return true;
    }

    /// <summary>Forgets a body, if there is one.</summary>
    public void Drop(Http2BodyKey key)
    {
        if (!_bodies.Remove(key, out LinkedListNode<Body>? node))
            return;
        _used -= node.Value.Bytes.Length + Overhead;
        _order.Remove(node);
    }

    private void MakeRoom(int size)
    {
        while (_used + size > Budget && _order.First is { } oldest)
        {
            Drop(oldest.Value.Key);
            Dropped++;
        }
    }

    private sealed class Body(Http2BodyKey key)
    {
        internal readonly Http2BodyKey Key = key;
        internal byte[] Bytes = new byte[FirstSize];
        internal int Length;
    }
}
