using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>DNS messages over TCP: two bytes of length before each (RFC 1035, section 4.2.2).</summary>
public sealed class DnsFraming : Framing
{
    /// <inheritdoc/>
    public override bool TryFrame(ReadOnlySpan<byte> rest, out int offset, out int length)
    {
        (offset, length) = (2, rest.Length < 2 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(rest));
        return length > 0;
    }

    /// <inheritdoc/>
    public override int PrefixLength => 2;

    /// <inheritdoc/>
    public override void WritePrefix(Span<byte> prefix, int length)
    {
        if (length > ushort.MaxValue)
            throw new InvalidOperationException($"DNS: a message of {length} bytes is too long for TCP, which counts up to {ushort.MaxValue}.");
        BinaryPrimitives.WriteUInt16BigEndian(prefix, (ushort)length);
    }
}
