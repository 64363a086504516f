using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PcapKit;

/// <summary>What was noted of the layers of packets: values side by side in one array, so that a copy is a copy of bytes.</summary>
internal sealed class PacketNotes
{
    /// <summary>Stands for the frame itself instead of one of its layers.</summary>
    internal const byte Frame = byte.MaxValue;

    private Entry[] _entries = [];
    private byte[] _bytes = [];

    /// <summary>How many notes there are; set to 0 for the next packet.</summary>
    internal int Count { get; set; }

    internal void Add<T>(byte layer, in T value) where T : unmanaged, INote<T> =>
        MemoryMarshal.Write(Add(T.Kind, layer, Unsafe.SizeOf<T>()), in value);

    /// <summary>Appends copies of notes of another packet.</summary>
    internal void Append(PacketNotes other, int first, int count)
    {
        foreach (ref readonly Entry entry in other.Entries.Slice(first, count))
            other.BytesOf(entry).CopyTo(Add(entry.Kind, entry.Layer, entry.End - entry.Start));
    }

    internal bool TryGet<T>(int layer, out T value) where T : unmanaged, INote<T>
    {
        foreach (ref readonly Entry entry in Entries)
        {
            if ((layer < 0 || entry.Layer == layer) && ReferenceEquals(entry.Kind, T.Kind))
            {
                value = MemoryMarshal.Read<T>(BytesOf(entry));
                return true;
            }
        }
        value = default;
        return false;
    }

    /// <summary>Pushes the fields of the notes of one layer.</summary>
    internal void Visit(int layer, FieldSink sink, bool brief = false)
    {
        foreach (ref readonly Entry entry in Entries)
        {
            if (entry.Layer == layer)
                entry.Kind.Visit(BytesOf(entry), sink, brief);
        }
    }

    private ReadOnlySpan<Entry> Entries => new(_entries, 0, Count);

    private ReadOnlySpan<byte> BytesOf(in Entry entry) => _bytes.AsSpan(entry.Start, entry.End - entry.Start);

    private Span<byte> Add(NoteKind kind, byte layer, int size)
    {
        int start = Count == 0 ? 0 : _entries[Count - 1].End;
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Math.Max(4, Count * 2));
        if (start + size > _bytes.Length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, start + size));
        ref Entry entry = ref _entries[Count++];
        // Most often it is there already, and a reference costs more to store than to compare.
        if (!ReferenceEquals(entry.Kind, kind))
            entry.Kind = kind;
        (entry.Layer, entry.Start, entry.End) = (layer, start, start + size);
        return _bytes.AsSpan(start, size);
    }

    private struct Entry
    {
        public NoteKind Kind;
        public int Start, End;
        public byte Layer;
    }
}
