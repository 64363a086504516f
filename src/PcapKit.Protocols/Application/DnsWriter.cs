using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Writes the sections of a message; a name that ends like an earlier one points to it (RFC 1035, section 4.1.4).</summary>
internal sealed class DnsWriter
{
    // Pointers have 14 bits.
    private const int MaxPointer = 0x3FFF;

    // Looking back through more names than this costs more than it saves.
    private const int MaxTargets = 256;

    private readonly int _origin;
    private readonly List<int> _targets = [];
    private byte[] _bytes = new byte[512];
    private int _length;

    /// <summary>A writer.</summary>
    /// <param name="origin">How many bytes of the message come before.</param>
    public DnsWriter(int origin) => _origin = origin;

    /// <summary>How many bytes are written.</summary>
    public int Length => _length;

    public void Byte(byte value) => Room(1)[0] = value;

    public void Number16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Room(2), (ushort)value);

    public void Number32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Room(4), value);

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Room(bytes.Length));

    /// <summary>Writes the length of what was written since its place was left open.</summary>
    /// <exception cref="InvalidOperationException">It is more than 65,535 bytes.</exception>
    public void CloseLength(int at)
    {
        int length = _length - at - 2;
        if (length > ushort.MaxValue)
            throw new InvalidOperationException("DNS: the data of a record are longer than 65,535 bytes.");
        BinaryPrimitives.WriteUInt16BigEndian(_bytes.AsSpan(at), (ushort)length);
    }

    /// <summary>Writes a name.</summary>
    /// <param name="name">The text, already checked.</param>
    /// <param name="compress">Whether it may point to an earlier one; only the types of RFC 1035 allow that in their data (RFC 3597, section 4).</param>
    public void Name(string name, bool compress)
    {
        Span<byte> wire = stackalloc byte[DnsName.MaxWireLength];
        DnsName.TryParse(name, wire, out int length);
        ReadOnlySpan<byte> rest = wire[..length];
        // A name must not point into itself: its end is not there yet.
        int known = _targets.Count;
        while (rest[0] != 0)
        {
            if (compress && Find(rest, known) is >= 0 and var target)
            {
                Number16(0xC000 | target);
                return;
            }
            if (_origin + _length <= MaxPointer && _targets.Count < MaxTargets)
                _targets.Add(_origin + _length);
            int label = 1 + rest[0];
            Bytes(rest[..label]);
            rest = rest[label..];
        }
        Byte(0);
    }

    public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

    private int Find(ReadOnlySpan<byte> name, int known)
    {
        for (int i = 0; i < known; i++)
        {
            if (StandsAt(_targets[i] - _origin, name))
                return _targets[i];
        }
        return -1;
    }

    // Compares a name with one that is written already, its pointers followed; they all lead back, so this ends.
    private bool StandsAt(int at, ReadOnlySpan<byte> name)
    {
        while (true)
        {
            while ((_bytes[at] & 0xC0) == 0xC0)
                at = (BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at)) & MaxPointer) - _origin;
            int label = 1 + _bytes[at];
            if (!_bytes.AsSpan(at, label).SequenceEqual(name[..Math.Min(label, name.Length)]))
                return false;
            if (label == 1)
                return true;
            at += label;
            name = name[label..];
        }
    }

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - _length < length)
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + length));
        _length += length;
        return _bytes.AsSpan(_length - length, length);
    }
}
