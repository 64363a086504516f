namespace PcapKit.Protocols;

/// <summary>Ethernet II and IEEE 802.3: addresses and the type of what follows, or its length.</summary>
[Protocol("eth", "Ethernet", "Ethernet", ProtocolLevel.Link)]
[Under("linktype", 1)]
public readonly ref partial struct EthernetView
{
    /// <summary>From the type of Ethernet II to the protocol; every protocol that carries an EtherType asks it.</summary>
    public static readonly TableId EtherTypeTable = TableId.Of("ethertype", chain: "ethertype");

    /// <summary>What follows a length (IEEE 802.3): 0 for LLC, 1 for Novell's raw IPX.</summary>
    public static readonly TableId LengthTable = TableId.Of("eth.len");

    /// <summary>The smallest number that is a type; smaller ones are lengths (IEEE 802.3, section 3.2.6).</summary>
    internal const ushort SmallestType = 0x600;

    /// <summary>Destination address.</summary>
    [Field("dst", "Destination", Alias = "addr")] public partial MacAddress Destination { get; }

    /// <summary>Source address.</summary>
    [Field("src", "Source", Alias = "addr")] public partial MacAddress Source { get; }

    /// <summary>The protocol of the payload; a value below 0x600 is the payload's length instead.</summary>
    [Field("type", "Type", Hex = true, Computed = true, When = "(ushort)Type >= SmallestType")] public partial EtherType Type { get; }

    /// <summary>The payload's length in an IEEE 802.3 frame, null in Ethernet II.</summary>
    [Derived("len", "Length")] public int? Length => (ushort)Type < SmallestType ? (ushort)Type : null;

    internal void Route(ref Slice slice)
    {
        if (Length is not { } length)
        {
            slice.Next(EtherTypeTable, (ushort)Type);
            return;
        }
        slice.LimitPayload(Math.Min(length, slice.ReportedLength - FixedLength), LimitedBy.PayloadLength);
        ReadOnlySpan<byte> payload = Payload;
        slice.Next(LengthTable, payload is [0xFF, 0xFF, ..] ? 1u : 0u);
    }
}

public sealed partial class Ethernet
{
    partial void Compute(in BuildContext context)
    {
        if (Type is not null)
            return;
        if (context.TryUpperKey("ethertype", out uint key))
            context.Write16(12, key);
        else if (context.TryUpperKey("eth.len", out _))
            context.Write16(12, context.PayloadLength - Trailer.Length);
    }
}
