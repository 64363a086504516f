namespace PcapKit.Protocols;

/// <summary>IP over InfiniBand (RFC 4391): a route header, or the receiver's address in its place, and an EtherType.</summary>
[Protocol("ipoib", "IPoIB", "IP over Infiniband", ProtocolLevel.Link)]
[Under("linktype", 242)]
public readonly ref partial struct InfiniBandIPView
{
    /// <summary>6 where the route header is there.</summary>
    [Field("grh.ipver", "IP Version", Bits = 4)] public partial byte Version { get; }

    /// <summary>Class of the traffic.</summary>
    [Field("grh.tclass", "Traffic Class", Bits = 8)] public partial byte TrafficClass { get; }

    /// <summary>Label of the flow, 20 bits.</summary>
    [Field("grh.flowlabel", "Flow Label", Bits = 20)] public partial uint FlowLabel { get; }

    /// <summary>Reserved.</summary>
    [Field("grh.reserved", "Reserved", Hidden = true)] public partial byte Reserved1 { get; }

    /// <summary>The sender's queue pair, 24 bits.</summary>
    [Field("grh.sqpn", "Source QPN", Bits = 24, Hex = true)] public partial uint SourceQueuePair { get; }

    /// <summary>The sender's global identifier; without the route header the end of it holds the receiver's queue pair.</summary>
    [Field("grh.sgid", "Source GID")] public partial IPv6Address Source { get; }

    /// <summary>The receiver's global identifier.</summary>
    [Field("dgid", "Destination GID")] public partial IPv6Address Destination { get; }

    /// <summary>The protocol of the payload.</summary>
    [Field("type", "Type", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType Type { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved", "Reserved", Hex = true)] public partial ushort Reserved { get; }

    /// <summary>The receiver's queue pair, where there is no route header; else null.</summary>
    [Derived("daddr.qpn", "Destination QPN", Hex = true, ShownBits = 24)] public int? DestinationQueuePair => Version == 6 ? null : (int)Bits.Read(Bytes, 21 * 8, 24);

    internal void Route(ref Slice slice) => slice.Next(EthernetView.BareEtherTypeTable, (ushort)Type);
}

public sealed partial class InfiniBandIP
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(40, key);
    }
}
