namespace PcapKit.Protocols;

/// <summary>The VLAN tag of a provider (IEEE 802.1Q, S-tag; formerly 802.1ad), outside the customer's tag.</summary>
[Protocol("ieee8021ad", "802.1ad", "IEEE 802.1ad", ProtocolLevel.Link, Family = "VLAN", MorePrefixes = "eth",
    Summary = "IEEE 802.1ad, ID: {id}")]
[Under("ethertype", 0x88A8)]
public readonly ref partial struct ServiceVlanView
{
    /// <summary>Priority code point, 0 to 7.</summary>
    [Field("priority", "Priority", Bits = 3)] public partial VlanPriority Priority { get; }

    /// <summary>Drop eligible indicator.</summary>
    [Field("dei", "DEI")] public partial bool DropEligible { get; }

    /// <summary>Number of the service VLAN, 1 to 4094.</summary>
    [Field("id", "ID", Bits = 12)] public partial ushort Id { get; }

    /// <summary>The protocol of the payload.</summary>
    [Field("=ieee8021ah.etype", "Type", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType Type { get; }

    private static readonly FieldInfo TrailerField = EthernetTrailer.Bytes("ieee8021ah.trailer", "Trailer");
    internal static FieldInfo[] BodyFields => [EthernetTrailer.Padding, TrailerField];

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => EthernetTrailer.Visit(layer, Type, TrailerField, null, sink);

    internal void Route(ref Slice slice) => slice.Next(EthernetView.EtherTypeTable, (ushort)Type);
}

public sealed partial class ServiceVlan
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(2, key);
    }
}
