using System.Buffers.Binary;

namespace PcapKit.Protocols;

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
