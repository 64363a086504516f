using System.Buffers.Binary;

namespace PcapKit;

/// <summary>What a layer sees of the packet while the build fills in its lengths, types and checksums.</summary>
public readonly ref struct BuildContext
{
    private readonly LayerStack _stack;
    private readonly int _index, _start, _end;
    private readonly Span<byte> _packet;
    private readonly ProtocolRegistry? _registry;

    internal BuildContext(LayerStack stack, int index, Span<byte> packet, int start, int end, ProtocolRegistry? registry)
    {
        _stack = stack;
        _index = index;
        _packet = packet;
        _start = start;
        _end = end;
        _registry = registry;
    }

    /// <summary>The layer's header and all that it carries, as written so far.</summary>
    public Span<byte> Layer => _packet[_start.._end];

    /// <summary>How many bytes the layer carries.</summary>
    public int PayloadLength => _end - _start - _stack[_index].HeaderLength;

    /// <summary>The layer that this one carries, or null.</summary>
    public Layer? Upper => _index + 1 < _stack.Count ? _stack[_index + 1] : null;

    /// <summary>The layer that carries this one, or null.</summary>
    public Layer? Lower => _index > 0 ? _stack[_index - 1] : null;

    /// <summary>Writes a byte of the header.</summary>
    /// <param name="offset">Where, from the start of the layer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value does not fit.</exception>
    public void Write8(int offset, long value) => Layer[offset] = (byte)Fit(value, byte.MaxValue);

    /// <summary>Writes two bytes of the header.</summary>
    /// <param name="offset">Where, from the start of the layer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value does not fit.</exception>
    public void Write16(int offset, long value) => BinaryPrimitives.WriteUInt16BigEndian(Layer[offset..], (ushort)Fit(value, ushort.MaxValue));

    /// <summary>Writes four bytes of the header.</summary>
    /// <param name="offset">Where, from the start of the layer.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value does not fit.</exception>
    public void Write32(int offset, long value) => BinaryPrimitives.WriteUInt32BigEndian(Layer[offset..], (uint)Fit(value, uint.MaxValue));

    /// <summary>Writes any bits of the header.</summary>
    /// <param name="bitOffset">The first bit from the start of the layer.</param>
    /// <param name="bitLength">How many bits, 1 to 32.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="InvalidOperationException">The value does not fit.</exception>
    public void WriteBits(int bitOffset, int bitLength, long value) => Bits.Write(Layer, bitOffset, bitLength, (ulong)Fit(value, (1L << bitLength) - 1));

    /// <summary>The key that selects the upper layer in a table of this one.</summary>
    /// <param name="table">The name of the table, for example <c>ip.proto</c>.</param>
    /// <param name="key">The key.</param>
    /// <returns>False where there is no upper layer or it has no key there.</returns>
    public bool TryUpperKey(string table, out uint key)
    {
        key = 0;
        if (Upper is not { } upper)
            return false;
        return _registry is null ? ProtocolRegistry.TryGetDeclaredKey(table, upper.Protocol, out key) : _registry.TryGetKey(table, upper.Protocol, out key);
    }

    /// <summary>The checksum over the pseudo-header of the nearest network layer below, this layer's header and its payload.</summary>
    /// <param name="protocol">This protocol's number in the pseudo-header.</param>
    /// <param name="checksum">The checksum; the bytes of the checksum field must still be zero.</param>
    /// <returns>False where no network layer is below.</returns>
    public bool TryTransportChecksum(byte protocol, out ushort checksum) => TryTransportChecksum(protocol, Layer.Length, out checksum);

    /// <summary>The same where the checksum covers only a part of the layer, as in UDP-Lite.</summary>
    /// <param name="protocol">This protocol's number in the pseudo-header.</param>
    /// <param name="covered">How many bytes of the layer it covers, from its start.</param>
    /// <param name="checksum">The checksum; the bytes of the checksum field must still be zero.</param>
    /// <returns>False where no network layer is below.</returns>
    public bool TryTransportChecksum(byte protocol, int covered, out ushort checksum)
    {
        int start = _start;
        IPv6Address? final = null;
        for (int i = _index - 1; i >= 0; i--)
        {
            Layer lower = _stack[i];
            start -= _stack.PrefixLengthOf(i + 1) + lower.HeaderLength;
            if (lower.TryPseudoHeaderSum(_packet.Slice(start, lower.HeaderLength), protocol, _end - _start, final, out ulong sum))
            {
                checksum = InternetChecksum.Finish(InternetChecksum.Add(Layer[..covered], sum));
                return true;
            }
            final ??= lower.FinalDestination;
        }
        checksum = 0;
        return false;
    }

    private long Fit(long value, long most)
    {
        if (value < 0 || value > most)
            throw new InvalidOperationException($"{_stack[_index].Protocol.Chain}: {value} does not fit into a field of at most {most}; set the field or make the payload shorter.");
        return value;
    }
}
