namespace PcapKit.Protocols;

/// <summary>Token Ring (IEEE 802.5): addresses, the route of source routing, and logical link control.</summary>
[Protocol("tr", "TokenRing", "Token-Ring", ProtocolLevel.Link)]
[Under("linktype", 6)]
public readonly ref partial struct TokenRingView
{
    private const int Logical = 1;

    /// <summary>Priority, token and monitor bits.</summary>
    [Container("ac", "Access Control", Hex = true)] public partial byte AccessControl { get; }

    /// <summary>Priority.</summary>
    [Field("priority", "Priority", Bits = 3)] public partial byte Priority { get; }

    /// <summary>Set in frames, clear in a token.</summary>
    [Field("frame", "Frame", Default = true)] public partial bool IsFrame { get; }

    /// <summary>Set by the monitor, so that it sees a frame that goes round twice.</summary>
    [Field("monitor_cnt", "Monitor Count", Bits = 1)] public partial byte MonitorCount { get; }

    /// <summary>Priority that a station asks for.</summary>
    [Field("priority_reservation", "Priority Reservation", Bits = 3)] public partial byte PriorityReservation { get; }

    /// <summary>What the frame is.</summary>
    [Container("fc", "Frame Control", Hex = true)] public partial byte FrameControl { get; }

    /// <summary>1 for logical link control, 0 for the ring's own messages.</summary>
    [Field("frame_type", "Frame Type", Bits = 2, Default = Logical)] public partial byte FrameType { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("frame_reserved", "Reserved", Bits = 2, Hidden = true)] public partial byte FrameReserved { get; }

    /// <summary>Physical control field.</summary>
    [Field("frame_pcf", "Frame PCF", Bits = 4)] public partial byte PhysicalControl { get; }

    /// <summary>Destination.</summary>
    [Field("dst", "Destination", Alias = "addr")] public partial MacAddress Destination { get; }

    /// <summary>Source; its first bit says that a route follows.</summary>
    [Field("src", "Source", Alias = "addr")] public partial MacAddress Source { get; }

    /// <summary>The route: two bytes of control, then a ring and a bridge in two bytes each; empty mostly.</summary>
    [Field("route", "Route", Length = "RouteLength")] public partial ReadOnlySpan<byte> SourceRoute { get; }

    /// <summary>Whether a route follows the addresses.</summary>
    [Derived("sr", "Source Routed")] public bool IsSourceRouted => Source.Value >> 47 != 0;

    // The low five bits of the route's first byte are its length.
    private int RouteLength => IsSourceRouted && Bytes.Length > FixedLength ? Bytes[FixedLength] & 0x1F : 0;

    internal void Route(ref Slice slice)
    {
        if (FrameType == Logical)
            slice.Next(EthernetView.LengthTable, 0);
        else
            slice.NextIsRaw();
    }
}
