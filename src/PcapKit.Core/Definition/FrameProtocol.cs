namespace PcapKit;

/// <summary>What the capture file says of a packet, as the fields <c>frame.…</c>: every registry has it, no packet has it as a layer.</summary>
/// <remarks><see cref="Packet.VisitFrame"/> pushes the fields; a format pushes its own by <see cref="FrameDetails"/>.</remarks>
public sealed class FrameProtocol : Protocol
{
    private static readonly FieldInfo[] All;

    static FrameProtocol()
    {
        // Written out so that the list comes after its members, whatever order they have.
        All = [Number, Time, TimeEpoch, Length, CaptureLength, InterfaceId, LinkType, Protocols, Chained, .. FrameBlockFields.All,
            IssueFields.Malformed, IssueFields.Cut, IssueFields.Any, IssueFields.Message];
    }

    private FrameProtocol() { }

    /// <summary>The one instance.</summary>
    public static FrameProtocol Instance { get; } = new();

    /// <summary>The place in the capture, from 1.</summary>
    public static FieldInfo Number { get; } = new("frame.number", "Frame Number", FieldKind.UInt) { Derived = true };

    /// <summary>When the packet was captured, as a date; absent where the file does not say.</summary>
    public static FieldInfo Time { get; } = new("frame.time", "Arrival Time", FieldKind.Time) { Derived = true };

    /// <summary>The same time as seconds since 1970.</summary>
    public static FieldInfo TimeEpoch { get; } = new("frame.time_epoch", "Epoch Time", FieldKind.Time) { Derived = true, Epoch = true };

    /// <summary>How many bytes the packet had on the wire.</summary>
    public static FieldInfo Length { get; } = new("frame.len", "Frame Length", FieldKind.UInt) { Derived = true };

    /// <summary>How many bytes were captured.</summary>
    public static FieldInfo CaptureLength { get; } = new("frame.cap_len", "Capture Length", FieldKind.UInt) { Derived = true };

    /// <summary>The index of the interface within its section; absent in formats without interfaces.</summary>
    public static FieldInfo InterfaceId { get; } = new("frame.interface_id", "Interface id", FieldKind.UInt) { Derived = true };

    /// <summary>The link type, a LINKTYPE_ value. Wireshark's <c>frame.encap_type</c> has other numbers, so the name differs.</summary>
    public static FieldInfo LinkType { get; } = new("frame.link_type", "Link Type", FieldKind.UInt) { Derived = true, Names = LinkTypes.Names };

    /// <summary>The protocols as Wireshark lists them, <c>eth:ethertype:ip:tcp</c>.</summary>
    public static FieldInfo Protocols { get; } = new("frame.protocols", "Protocols in frame", FieldKind.Text) { Derived = true, Key = "wireshark_protocols" };

    /// <summary>The protocols by their own names, <c>Ethernet:IPv4:TCP</c>.</summary>
    public static FieldInfo Chained { get; } = new("frame.chain", "Protocol Chain", FieldKind.Text) { Derived = true, Key = "protocols" };

    /// <summary>All captured bytes; only reports that are asked for them have this.</summary>
    public static FieldInfo Packet { get; } = new("frame.packet", "Packet Bytes", FieldKind.Bytes);

    /// <summary>One of the fields by its name; for formats that push it.</summary>
    /// <param name="name">For example <c>frame.comment</c>.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static FieldInfo Named(string name) =>
        Array.Find(All, f => f.Name == name) ?? throw new ArgumentException($"No field of the frame is called '{name}'.", nameof(name));

    /// <inheritdoc/>
    public override string Name => "frame";

    /// <inheritdoc/>
    public override string Chain => "Frame";

    /// <inheritdoc/>
    public override string Title => "Frame";

    /// <inheritdoc/>
    protected override string? Summary =>
        "Frame {number}: {len} bytes on wire ({len*8} bits), {cap_len} bytes captured ({cap_len*8} bits)[ on interface {interface_name}, id {interface_id}]";

    /// <inheritdoc/>
    public override ProtocolLevel Level => ProtocolLevel.None;

    /// <inheritdoc/>
    public override ReadOnlySpan<FieldInfo> Fields => All;

    /// <inheritdoc/>
    public override void Slice(ReadOnlySpan<byte> data, ref Slice slice) => slice.Reject();

    /// <summary>Pushes nothing: what a frame is does not stand in its bytes.</summary>
    /// <inheritdoc/>
    public override void Visit(in LayerSlice layer, FieldSink sink) { }
}
