using System.Collections.ObjectModel;
using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>Values of one size that stand one after the other in a header: addresses of a route, sources of a group. Borrowed: valid as long as the packet.</summary>
/// <typeparam name="T">An unsigned number, a <see cref="MacAddress"/>, <see cref="IPv4Address"/> or <see cref="IPv6Address"/>.</typeparam>
public readonly ref struct ValueList<T> where T : unmanaged
{
    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>The values in some bytes; bytes at the end that make no whole value are left out.</summary>
    /// <param name="bytes">The bytes.</param>
    public ValueList(ReadOnlySpan<byte> bytes) => _bytes = bytes;

    /// <summary>How many bytes a value has on the wire.</summary>
    internal static int Size => typeof(T) == typeof(MacAddress) ? 6 : Unsafe.SizeOf<T>();

    /// <summary>How many values there are.</summary>
    public int Count => _bytes.Length / Size;

    /// <summary>One of the values.</summary>
    /// <param name="index">Its place, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public T this[int index] => Read(_bytes.Slice(index * Size, Size));

    /// <summary>Walks the values in their order.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The values as an array of their own.</summary>
    public T[] ToArray()
    {
        var values = new T[Count];
        for (int i = 0; i < values.Length; i++)
            values[i] = this[i];
        return values;
    }

    /// <summary>Pushes every value.</summary>
    /// <param name="field">The field that they are of.</param>
    /// <param name="offset">Where the first one begins, in bytes from the sink's origin.</param>
    /// <param name="sink">Receives the values.</param>
    public void Visit(FieldInfo field, int offset, FieldSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        int size = Size;
        for (int at = 0; at + size <= _bytes.Length; at += size)
        {
            ReadOnlySpan<byte> value = _bytes.Slice(at, size);
            if (typeof(T) == typeof(IPv6Address))
                sink.Bytes(field, value, (offset + at) * 8, size * 8);
            else
                sink.Number(field, Bits.Read(value, 0, size * 8), (offset + at) * 8, size * 8);
        }
    }

    internal static T Read(ReadOnlySpan<byte> bytes)
    {
        if (typeof(T) == typeof(IPv6Address))
        {
            var address = new IPv6Address(bytes);
            return Unsafe.As<IPv6Address, T>(ref address);
        }
        ulong number = Bits.Read(bytes, 0, Size * 8);
        if (Unsafe.SizeOf<T>() == 8)
            return Unsafe.As<ulong, T>(ref number);
        uint four = (uint)number;
        if (Unsafe.SizeOf<T>() == 4)
            return Unsafe.As<uint, T>(ref four);
        ushort two = (ushort)number;
        if (Unsafe.SizeOf<T>() == 2)
            return Unsafe.As<ushort, T>(ref two);
        byte one = (byte)number;
        return Unsafe.As<byte, T>(ref one);
    }

    internal static void Write(T value, Span<byte> bytes)
    {
        if (typeof(T) == typeof(IPv6Address))
        {
            Unsafe.As<T, IPv6Address>(ref value).CopyTo(bytes);
            return;
        }
        ulong number = Unsafe.SizeOf<T>() switch
        {
            8 => Unsafe.As<T, ulong>(ref value),
            4 => Unsafe.As<T, uint>(ref value),
            2 => Unsafe.As<T, ushort>(ref value),
            _ => Unsafe.As<T, byte>(ref value),
        };
        Bits.Write(bytes, 0, Size * 8, number);
    }

    /// <summary>Walks the values of a list.</summary>
    public ref struct Enumerator
    {
        private readonly ValueList<T> _list;
        private int _index;

        internal Enumerator(ValueList<T> list)
        {
            _list = list;
            _index = -1;
        }

        /// <summary>The value at hand.</summary>
        public readonly T Current => _list[_index];

        /// <summary>Goes on to the next value.</summary>
        public bool MoveNext() => ++_index < _list.Count;
    }
}

/// <summary>The values of a <see cref="ValueList{T}"/> in a layer that is being built or edited.</summary>
/// <typeparam name="T">An unsigned number, a <see cref="MacAddress"/>, <see cref="IPv4Address"/> or <see cref="IPv6Address"/>.</typeparam>
public sealed class ValueCollection<T> : Collection<T> where T : unmanaged
{
    private readonly Layer _owner;

    /// <summary>An empty collection.</summary>
    /// <param name="owner">The layer that has the values.</param>
    public ValueCollection(Layer owner) => _owner = owner;

    /// <summary>How many bytes the values take.</summary>
    public int ByteLength => Count * ValueList<T>.Size;

    /// <summary>Replaces the values.</summary>
    /// <param name="values">The new ones.</param>
    public void Read(ValueList<T> values)
    {
        Clear();
        foreach (T value in values)
            Add(value);
    }

    /// <summary>Writes the values.</summary>
    /// <param name="bytes">Where to write, at least <see cref="ByteLength"/> bytes.</param>
    public void Write(Span<byte> bytes)
    {
        int size = ValueList<T>.Size;
        for (int i = 0; i < Count; i++)
            ValueList<T>.Write(this[i], bytes.Slice(i * size, size));
    }

    /// <inheritdoc/>
    protected override void InsertItem(int index, T item)
    {
        _owner.Touch();
        base.InsertItem(index, item);
    }

    /// <inheritdoc/>
    protected override void SetItem(int index, T item)
    {
        _owner.Touch();
        base.SetItem(index, item);
    }

    /// <inheritdoc/>
    protected override void RemoveItem(int index)
    {
        _owner.Touch();
        base.RemoveItem(index);
    }

    /// <inheritdoc/>
    protected override void ClearItems()
    {
        _owner.Touch();
        base.ClearItems();
    }
}
