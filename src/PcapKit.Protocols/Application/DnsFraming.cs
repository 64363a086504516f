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
}

/// <summary>The length before a DNS message over TCP; stands between the two: <c>tcp / new DnsLength() / dns</c>.</summary>
public sealed class DnsLength : Layer
{
    private ushort? _value;

    /// <summary>The length of the message in bytes; null for the build to count it.</summary>
    public ushort? Value
    {
        get => _value;
        set
        {
            _value = value;
            Touch();
        }
    }

    /// <inheritdoc/>
    public override Protocol Protocol => DnsProtocol.Instance;

    /// <inheritdoc/>
    public override void Recompute() => Value = null;

    /// <inheritdoc/>
    public override void Complete(in BuildContext context)
    {
        if (Value is null)
            context.Write16(0, context.PayloadLength);
    }

    /// <inheritdoc/>
    protected override int MeasureHeader() => 2;

    /// <inheritdoc/>
    protected override void WriteFields(Span<byte> header) => BinaryPrimitives.WriteUInt16BigEndian(header, Value.GetValueOrDefault());
}
