using System.Runtime.CompilerServices;

namespace PcapKit.Protocols;

/// <summary>The VLAN tag of a customer (IEEE 802.1Q, C-tag), once or several times between the addresses and the type of an Ethernet frame.</summary>
[Protocol("vlan", "802.1Q", "802.1Q Virtual LAN", ProtocolLevel.Link, Family = "VLAN", MorePrefixes = "eth",
    Summary = "802.1Q Virtual LAN, PRI: {priority}, DEI: {dei:0,1}, ID: {id}")]
[Under("ethertype", 0x8100, 0x9100)]
public readonly ref partial struct VlanView
{
    /// <summary>Priority code point, 0 to 7; 1 is lower than 0 (IEEE 802.1Q, annex I).</summary>
    [Field("priority", "Priority", Bits = 3)] public partial VlanPriority Priority { get; }

    /// <summary>Drop eligible indicator; the canonical format indicator of old.</summary>
    [Field("dei", "DEI")] public partial bool DropEligible { get; }

    /// <summary>Number of the VLAN, 1 to 4094; 0 for a frame that has a priority only.</summary>
    [Field("id", "ID", Bits = 12)] public partial ushort Id { get; }

    /// <summary>The protocol of the payload; a value from 1 to 1500 is the payload's length instead.</summary>
    [Field("etype", "Type", Hex = true, Computed = true, SelectsUpper = true, When = "!EthernetView.IsLength((ushort)Type)")] public partial EtherType Type { get; }

    /// <summary>The payload's length where a length stands in the place of the type, else null.</summary>
    [Derived("len", "Length")] public int? Length => EthernetView.IsLength((ushort)Type) ? (ushort)Type : null;

    private static readonly FieldInfo TrailerField = EthernetTrailer.Bytes("vlan.trailer", "Trailer");
    internal static FieldInfo[] BodyFields => [EthernetTrailer.Padding, TrailerField];

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => EthernetTrailer.Visit(layer, Type, TrailerField, null, sink);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Route(ref Slice slice)
    {
        if (EthernetView.IsLength((ushort)Type))
            EthernetView.RouteByLength(ref slice, (ushort)Type, Payload);
        else
            slice.Next(EthernetView.EtherTypeTable, (ushort)Type);
    }
}

public sealed partial class Vlan
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null)
            Ethernet.WriteTypeOrLength(context, 2, Trailer.Length);
    }
}

/// <summary>Priority code points with the traffic that they are meant for (IEEE 802.1Q, table I-2).</summary>
[ValueNames]
public enum VlanPriority : byte
{
    /// <summary>The default.</summary>
    [Name("Best Effort (default)")] BestEffort = 0,
    /// <summary>The lowest.</summary>
    Background = 1,
    /// <summary>Excellent effort.</summary>
    [Name("Excellent Effort")] ExcellentEffort = 2,
    /// <summary>Critical applications.</summary>
    [Name("Critical Applications")] CriticalApplications = 3,
    /// <summary>Video, less than 100 ms late.</summary>
    [Name("Video, < 100ms latency and jitter")] Video = 4,
    /// <summary>Voice, less than 10 ms late.</summary>
    [Name("Voice, < 10ms latency and jitter")] Voice = 5,
    /// <summary>Control of the internet.</summary>
    [Name("Internetwork Control")] InternetworkControl = 6,
    /// <summary>Control of the network, the highest.</summary>
    [Name("Network Control")] NetworkControl = 7,
}
