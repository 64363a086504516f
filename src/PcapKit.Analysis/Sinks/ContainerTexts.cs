namespace PcapKit;

/// <summary>Texts of containers whose value says everything inside, as flags are: those of the last values.</summary>
internal sealed class ContainerTexts
{
    private const int Count = 256;
    private const int Room = 64 * 1024;

    private readonly Known[] _known = new Known[Count];
    private readonly byte[] _bytes = new byte[Room];
    private int _end;

    /// <summary>Where a text is written before it is kept.</summary>
    internal Utf8Buffer Scratch { get; } = new(1024);

    /// <summary>The text of a container that has a layout, at a depth; empty where it is not kept.</summary>
    internal ReadOnlySpan<byte> Find(in FieldEntry container, int depth)
    {
        ref readonly Known known = ref _known[Place(container, depth)];
        return known.Layout == container.Layout && known.Value == container.Value && known.Depth == depth
            ? _bytes.AsSpan(known.Start, known.Length)
            : default;
    }

    /// <summary>Keeps a text, and forgets another one that has its place.</summary>
    internal void Add(in FieldEntry container, int depth, ReadOnlySpan<byte> text)
    {
        if (text.Length > Room / 16)
            return;
        if (text.Length > Room - _end)
        {
            Array.Clear(_known);
            _end = 0;
        }
        text.CopyTo(_bytes.AsSpan(_end));
        _known[Place(container, depth)] = new Known { Layout = container.Layout, Value = container.Value, Depth = depth, Start = _end, Length = text.Length };
        _end += text.Length;
    }

    private static int Place(in FieldEntry container, int depth) =>
        (int)((container.Value + (ulong)(container.Layout * 64 + depth) * 4096) * 0x9E37_79B9_7F4A_7C15 >> 56) & (Count - 1);

    private struct Known
    {
        public ulong Value;
        public int Layout, Depth, Start, Length;
    }
}
