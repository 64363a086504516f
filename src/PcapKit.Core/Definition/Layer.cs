namespace PcapKit;

/// <summary>One layer of a packet that is being built or edited: plain properties, null where the build works the value out.</summary>
/// <remarks>A layer made from bytes keeps them and writes them back to the letter until something in it changes. Not safe for several threads.</remarks>
public abstract class Layer
{
    private byte[]? _original;

    /// <summary>The layer whose option this is; it changes when its options do.</summary>
    internal Layer? Owner { get; set; }

    /// <summary>The layer that the bytes of this one stood directly on, with no prefix between, when both were read; null otherwise.</summary>
    internal Layer? ReadOn { get; set; }

    /// <summary>The protocol.</summary>
    public abstract Protocol Protocol { get; }

    /// <summary>The table whose rows say how messages stand in what the layer carries (<see cref="Framing"/>), for example <c>tcp.port</c>; null where each is a payload of its own.</summary>
    public virtual string? FramingTable => null;

    /// <summary>How many bytes the header takes as things are.</summary>
    public int HeaderLength => _original?.Length ?? MeasureHeader();

    /// <summary>Bytes after what the layer carries that belong to it: padding of a short Ethernet frame, for example. Empty mostly.</summary>
    public ReadOnlyMemory<byte> Trailer { get; set; }

    /// <summary>Whether the bytes that it was made from still hold.</summary>
    public bool IsOriginal => _original is not null;

    /// <summary>Puts one layer on another: <c>new IPv4 { … } / new Udp { … } / payload</c>.</summary>
    /// <param name="lower">The lower layer.</param>
    /// <param name="upper">The layer that it carries.</param>
    public static LayerStack operator /(Layer lower, Layer upper) => new LayerStack { lower } / upper;

    /// <summary>Puts a payload on a layer.</summary>
    /// <param name="lower">The layer.</param>
    /// <param name="payload">The bytes that it carries.</param>
    public static LayerStack operator /(Layer lower, byte[] payload) => new LayerStack { lower } / new Payload(payload);

    /// <summary>Learns how much the layer carries before its header is measured; for headers whose length depends on that, as where text tells the length.</summary>
    /// <param name="payloadLength">How many bytes the layer carries.</param>
    protected internal virtual void Prepare(int payloadLength) { }

    /// <summary>Writes the header as it is, computed fields as zero where they are null.</summary>
    /// <param name="header">Where to write: <see cref="HeaderLength"/> bytes, all zero.</param>
    public void WriteHeader(Span<byte> header)
    {
        if (_original is not null)
            _original.CopyTo(header);
        else
            WriteFields(header);
    }

    /// <summary>Sets every field that a build can work out to null: lengths, checksums, types.</summary>
    public virtual void Recompute() { }

    /// <summary>The same where it is known what the layer carries. What says which protocol is carried stays where that is bytes or nothing, since nobody can work it out then.</summary>
    /// <param name="upper">The layer that this one carries, or null.</param>
    public virtual void RecomputeFor(Layer? upper) => Recompute();

    /// <summary>Builds the layer alone, as the first and last of a packet.</summary>
    /// <param name="registry">Says which number selects which protocol; null for what the protocols declare themselves.</param>
    /// <exception cref="InvalidOperationException">The layer does not fit, for example a text too long for its length field.</exception>
    public byte[] Build(ProtocolRegistry? registry = null) => new LayerStack { this }.Build(registry);

    /// <summary>Fills in the fields that are null, once the header and all that it carries are written.</summary>
    /// <param name="context">The packet being built.</param>
    public virtual void Complete(in BuildContext context) { }

    /// <summary>The sum over the pseudo-header that an upper checksum covers; only network layers have one.</summary>
    /// <param name="header">The layer's own header, as written.</param>
    /// <param name="protocol">The upper protocol's number.</param>
    /// <param name="length">The upper layer's length, header and payload.</param>
    /// <param name="finalDestination">What <see cref="FinalDestination"/> a layer between says; null for none.</param>
    /// <param name="sum">The sum, not folded.</param>
    public virtual bool TryPseudoHeaderSum(ReadOnlySpan<byte> header, byte protocol, int length, IPv6Address? finalDestination, out ulong sum)
    {
        sum = 0;
        return false;
    }

    /// <summary>Where the packet really goes, if the layer is a routing header that has not been followed to its end (RFC 8200, section 8.1).</summary>
    public virtual IPv6Address? FinalDestination => null;

    /// <summary>How many bytes the fields take when they are written.</summary>
    protected abstract int MeasureHeader();

    /// <summary>Writes the fields.</summary>
    /// <param name="header">Where to write: as many bytes as <see cref="MeasureHeader"/> says, all zero.</param>
    protected abstract void WriteFields(Span<byte> header);

    /// <summary>Says that a field has changed, so that the original bytes no longer hold; every setter calls it.</summary>
    protected internal void Touch()
    {
        _original = null;
        Owner?.Touch();
    }

    /// <summary>Keeps the bytes that the layer was made from.</summary>
    /// <param name="header">The header.</param>
    protected internal void KeepOriginal(ReadOnlySpan<byte> header) => _original = header.ToArray();

    /// <summary>Forgets the original bytes, so that the header is written from its fields; tests use it to prove that both are equal.</summary>
    public virtual void ForgetOriginal() => _original = null;

    /// <summary>Makes a layer a part of this one, for example the body of a message: this one changes when the part does.</summary>
    /// <param name="part">The part, or null.</param>
    protected void Own(Layer? part)
    {
        if (part is not null)
            part.Owner = this;
        Touch();
    }

    /// <summary>The length of the header as a field of it counts it.</summary>
    /// <param name="bits">The bits of the field.</param>
    /// <param name="unit">The bytes that the field counts as one.</param>
    /// <param name="from">The bytes that it leaves out.</param>
    /// <exception cref="InvalidOperationException">The header is too long for the field.</exception>
    protected ulong CountHeader(int bits, int unit, int from)
    {
        int count = (MeasureHeader() - from) / unit;
        if (count < 0 || count >> bits != 0)
            throw new InvalidOperationException($"{Protocol.Chain}: a header of {MeasureHeader()} bytes is too long for its length field.");
        return (ulong)count;
    }

    /// <summary>A length rounded up to whole units.</summary>
    /// <param name="length">The length in bytes.</param>
    /// <param name="unit">The bytes of a unit.</param>
    /// <param name="from">The bytes before the first unit.</param>
    protected static int RoundUp(int length, int unit, int from) => (Math.Max(length - from, 0) + unit - 1) / unit * unit + from;
}

/// <summary>Bytes as a layer: what the innermost protocol carries, or an option or header that nobody decodes.</summary>
public sealed class Payload : Layer
{
    private byte[] _bytes;

    /// <summary>A payload.</summary>
    /// <param name="bytes">The bytes; they are copied.</param>
    public Payload(ReadOnlySpan<byte> bytes) => _bytes = bytes.ToArray();

    /// <summary>The bytes; what is set is copied.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get => _bytes;
        set
        {
            _bytes = value.ToArray();
            Touch();
        }
    }

    /// <inheritdoc/>
    public override Protocol Protocol => DataProtocol.Instance;

    /// <inheritdoc/>
    protected override int MeasureHeader() => _bytes.Length;

    /// <inheritdoc/>
    protected override void WriteFields(Span<byte> header) => _bytes.CopyTo(header);
}
