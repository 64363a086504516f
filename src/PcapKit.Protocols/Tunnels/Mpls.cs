namespace PcapKit.Protocols;

/// <summary>One entry of an MPLS label stack (RFC 3032); the next entry is a layer of its own, until the bottom.</summary>
[Protocol("mpls", "MPLS", "MultiProtocol Label Switching Header", ProtocolLevel.Link,
    Summary = "MultiProtocol Label Switching Header, Label: {label}[ ({label:n})], Exp: {exp}, S: {bottom}, TTL: {ttl}")]
[Under("ethertype", 0x8847, 0x8848)]
[Under("mpls.stack", 0)]
[Under("linktype", 219)]
[Under("ip.proto", 137)]
[Under("udp.port", 6635)]
public readonly ref partial struct MplsView
{
    /// <summary>What follows an entry that is not the bottom: the next one.</summary>
    public static readonly TableId StackTable = TableId.Of("mpls.stack", chain: "");

    /// <summary>From the first four bits behind the bottom to the protocol: MPLS itself does not say what it carries (RFC 4928).</summary>
    public static readonly TableId NibbleTable = TableId.Of("mpls.nibble");

    /// <summary>The label.</summary>
    [Field("label", "MPLS Label", Bits = 20)] public partial MplsLabel Label { get; }

    /// <summary>Traffic class (RFC 5462), the experimental bits of old.</summary>
    [Field("exp", "MPLS Experimental Bits", Bits = 3)] public partial byte TrafficClass { get; }

    /// <summary>Whether this is the last entry of the stack.</summary>
    [Field("bottom", "MPLS Bottom Of Label Stack", Bits = 1, Computed = true)] public partial byte BottomOfStack { get; }

    /// <summary>Time to live in hops.</summary>
    [Field("ttl", "MPLS TTL", Default = 64)] public partial byte TimeToLive { get; }

    internal void Route(ref Slice slice)
    {
        ReadOnlySpan<byte> payload = Payload;
        int nibble = payload.IsEmpty ? 0 : payload[0] >> 4;
        if (BottomOfStack == 0)
            slice.Next(StackTable, 0);
        else if (nibble is 4 or 6)
            slice.Next(EthernetView.BareEtherTypeTable, nibble == 4 ? (uint)EtherType.IPv4 : (uint)EtherType.IPv6);
        else
            slice.Next(NibbleTable, (uint)nibble);
    }
}

public sealed partial class Mpls
{
    partial void Compute(in BuildContext context)
    {
        if (BottomOfStack is null)
            context.WriteBits(23, 1, context.Upper is Mpls ? 0 : 1);
    }
}

/// <summary>Labels with a meaning of their own (IANA "mpls-label-values").</summary>
[ValueNames]
public enum MplsLabel : uint
{
    /// <summary>The payload is IPv4.</summary>
    [Name("IPv4 Explicit-Null")] IPv4ExplicitNull = 0,
    /// <summary>Every router is to look at the packet.</summary>
    [Name("Router Alert")] RouterAlert = 1,
    /// <summary>The payload is IPv6.</summary>
    [Name("IPv6 Explicit-Null")] IPv6ExplicitNull = 2,
    /// <summary>Used by protocols only, never in a packet.</summary>
    [Name("Implicit-Null")] ImplicitNull = 3,
    /// <summary>An entropy label follows (RFC 6790).</summary>
    [Name("Entropy Label Indicator (ELI)")] EntropyIndicator = 7,
    /// <summary>An associated channel follows (RFC 5586).</summary>
    [Name("Generic Associated Channel Label (GAL)")] AssociatedChannel = 13,
    /// <summary>Operation and maintenance (RFC 3429).</summary>
    [Name("OAM Alert")] OamAlert = 14,
    /// <summary>The next label is of the extended ones (RFC 7274).</summary>
    [Name("Extension")] Extension = 15,
}

/// <summary>The control word of an Ethernet pseudowire (RFC 4448, section 4.6) and behind it the Ethernet frame.</summary>
[Protocol("pwethcw", "PWEthernet", "PW Ethernet Control Word", ProtocolLevel.Link, Path = "pwethheuristic:pwethcw", Prefix = "pweth")]
[Under("mpls.nibble", 0)]
public readonly ref partial struct PseudowireEthernetView
{
    /// <summary>What follows the control word: 0 for Ethernet.</summary>
    public static readonly TableId PayloadTable = TableId.Of("pweth.payload");

    /// <summary>Zero, which tells the control word from IP; then reserved bits.</summary>
    [Field("cw.reserved", "Reserved", Hex = true, Hidden = true)] public partial ushort Reserved { get; }

    /// <summary>Number of the frame, or 0 where frames are not numbered.</summary>
    [Field("cw.sequence_number", "Sequence Number")] public partial ushort SequenceNumber { get; }

    internal static void Route(ref Slice slice) => slice.Next(PayloadTable, 0);
}
