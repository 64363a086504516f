using System.Buffers;

namespace PcapKit;

/// <summary>Whose part it is: a direction of a connection, and the stream in it, or <see cref="HeaderBlock"/>.</summary>
internal readonly record struct Http2PartKey(long Owner, int StreamId)
{
    /// <summary>In the place of a stream: the block of header fields that goes on in CONTINUATION frames. A direction has one at a time (RFC 9113, section 6.10).</summary>
    public const int HeaderBlock = -1;
}

/// <summary>
/// What is not at its end, of all connections: bodies that have a protocol of their own, and blocks of header fields. They share a budget; the oldest makes
/// place. No garbage once warm.
/// </summary>
internal sealed class Http2Parts
{
    /// <summary>The most bytes of all parts, with what it takes to keep them.</summary>
    public const int Budget = 1 << 20;

    // DNS messages are the only bodies that are put together here (RFC 8484): they are small, and no longer than this.
    private const int MaxPart = 65_535, FirstSize = 512, Overhead = 256;

    private readonly Dictionary<Http2PartKey, LinkedListNode<Part>> _parts = [];
    private readonly LinkedList<Part> _order = new();
    private readonly Stack<LinkedListNode<Part>> _free = new();
    private readonly ArrayPool<byte> _arrays = ArrayPool<byte>.Create(MaxPart + 1, Budget / (MaxPart + 1));
    private long _owners;
    private int _used;

    /// <summary>How many made place for others, or were too long.</summary>
    public long Dropped { get; private set; }

    /// <summary>A number for a direction, from 1, that nobody had before.</summary>
    public long NewOwner() => ++_owners;

    /// <summary>A part begins. It takes its first bytes when they come: many are announced in few bytes.</summary>
    public void Begin(Http2PartKey key)
    {
        if (_parts.ContainsKey(key))
            return;
        MakeRoom(Overhead);
        if (!_free.TryPop(out LinkedListNode<Part>? node))
            node = new LinkedListNode<Part>(new Part());
        node.Value.Key = key;
        _order.AddLast(node);
        _parts.Add(key, node);
        _used += Overhead;
    }

    /// <summary>A part goes on; nothing happens where none has begun.</summary>
    public void Append(Http2PartKey key, ReadOnlySpan<byte> content)
    {
        if (!_parts.TryGetValue(key, out LinkedListNode<Part>? node))
            return;
        Part part = node.Value;
        int length = part.Length + content.Length;
        if (length > MaxPart)
        {
            Drop(key);
            Dropped++;
            return;
        }
        if (length > part.Bytes.Length && !TryGrow(node, length))
            return;
        content.CopyTo(part.Bytes.AsSpan(part.Length));
        part.Length = length;
    }

    /// <summary>A part ends.</summary>
    /// <param name="key">Whose it is.</param>
    /// <param name="bytes">All of it; valid until another part begins or goes on.</param>
    /// <returns>Whether it was known from its beginning.</returns>
    public bool TryEnd(Http2PartKey key, out ReadOnlySpan<byte> bytes)
    {
        bytes = default;
        if (!_parts.TryGetValue(key, out LinkedListNode<Part>? node))
            return false;
        bytes = node.Value.Bytes.AsSpan(0, node.Value.Length);
        Drop(key);
        return true;
    }

    /// <summary>Forgets a part, if there is one.</summary>
    public void Drop(Http2PartKey key)
    {
        if (!_parts.Remove(key, out LinkedListNode<Part>? node))
            return;
        Part part = node.Value;
        _used -= part.Bytes.Length + Overhead;
        _order.Remove(node);
        if (part.Bytes.Length > 0)
            _arrays.Return(part.Bytes);
        (part.Bytes, part.Length) = ([], 0);
        _free.Push(node);
    }

    private bool TryGrow(LinkedListNode<Part> node, int length)
    {
        Part part = node.Value;
        byte[] larger = _arrays.Rent(Math.Min(MaxPart, Math.Max(Math.Max(length, FirstSize), part.Bytes.Length * 2)));
        int more = larger.Length - part.Bytes.Length;
        MakeRoom(more);
        // It may have been the oldest itself.
        if (node.List is null)
        {
            _arrays.Return(larger);
            return false;
        }
        part.Bytes.AsSpan(0, part.Length).CopyTo(larger);
        if (part.Bytes.Length > 0)
            _arrays.Return(part.Bytes);
        part.Bytes = larger;
        _used += more;
        return true;
    }

    private void MakeRoom(int size)
    {
        while (_used + size > Budget && _order.First is { } oldest)
        {
            Drop(oldest.Value.Key);
            Dropped++;
        }
    }

    private sealed class Part
    {
        internal Http2PartKey Key;
        internal byte[] Bytes = [];
        internal int Length;
    }
}
