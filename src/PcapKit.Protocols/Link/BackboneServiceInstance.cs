namespace PcapKit.Protocols;

/// <summary>The tag of a backbone service instance with the customer's addresses (IEEE 802.1Q, I-tag; formerly 802.1ah).</summary>
[Protocol("ieee8021ah", "802.1ah", "IEEE 802.1ah", ProtocolLevel.Link, MorePrefixes = "eth")]
[Under("ethertype", 0x88E7)]
public readonly ref partial struct BackboneServiceInstanceView
{
    /// <summary>Priority code point, 0 to 7.</summary>
    [Field("priority", "Priority", Bits = 3)] public partial VlanPriority Priority { get; }

    /// <summary>Drop eligible indicator.</summary>
    [Field("drop", "DROP")] public partial bool DropEligible { get; }

    /// <summary>Whether the customer's addresses count for the service; "no customer addresses" of old.</summary>
    [Field("nca", "NCA")] public partial bool UseCustomerAddresses { get; }

    /// <summary>Reserved, ignored on reception.</summary>
    [Field("res1", "RES1", Bits = 1)] public partial byte Reserved1 { get; }

    /// <summary>Reserved; a frame where it is not zero is discarded.</summary>
    [Field("res2", "RES2", Bits = 2)] public partial byte Reserved2 { get; }

    /// <summary>Number of the service instance, 24 bits.</summary>
    [Field("isid", "I-SID", Bits = 24)] public partial uint ServiceInstance { get; }

    /// <summary>Destination address of the customer's frame.</summary>
    [Field("cdst", "C-Destination")] public partial MacAddress CustomerDestination { get; }

    /// <summary>Source address of the customer's frame.</summary>
    [Field("csrc", "C-Source")] public partial MacAddress CustomerSource { get; }

    /// <summary>The protocol of the payload.</summary>
    [Field("etype", "Type", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType Type { get; }

    private static readonly FieldInfo TrailerField = EthernetTrailer.Bytes("ieee8021ah.trailer", "Trailer");
    internal static FieldInfo[] BodyFields => [EthernetTrailer.Padding, TrailerField];

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => EthernetTrailer.Visit(layer, Type, TrailerField, null, sink);

    internal void Route(ref Slice slice) => slice.Next(EthernetView.EtherTypeTable, (ushort)Type);
}

public sealed partial class BackboneServiceInstance
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(16, key);
    }
}
