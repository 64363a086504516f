namespace PcapKit.Protocols;

/// <summary>Encapsulated Remote SPAN types II and III (draft-foschiano-erspan): frames that a switch copies to a distant analyzer, inside GRE.</summary>
[Protocol("erspan", "ERSPAN", "Encapsulated Remote Switch Packet ANalysis", ProtocolLevel.Link,
    Summary = "Encapsulated Remote Switch Packet ANalysis Type {version:,II,III}")]
[Under("gre.proto", 0x88BE, 0x22EB)]
public readonly ref partial struct ErspanView
{
    /// <summary>From the frame type to the protocol: 0 for Ethernet, 2 for IP.</summary>
    public static readonly TableId FrameTypeTable = TableId.Of("erspan.ft");

    /// <summary>1 for type II, 2 for type III.</summary>
    [Field("version", "Version", Bits = 4, Default = 1)] public partial byte Version { get; }

    /// <summary>VLAN of the frame.</summary>
    [Field("vlan", "Vlan", Bits = 12)] public partial ushort VlanId { get; }

    /// <summary>Class of service of the frame.</summary>
    [Field("cos", "COS", Bits = 3)] public partial byte ClassOfService { get; }

    /// <summary>In type II how the frame was tagged: 0 not, 1 by ISL, 2 by 802.1Q, 3 tag kept; in type III whether it is bad, short or oversized.</summary>
    [Field("encap", "Encap", Bits = 2, When = "Version != 2")] public partial byte Encapsulation { get; }

    /// <summary>Whether the frame was cut.</summary>
    [Field("truncated", "Truncated", Bits = 1)] public partial byte Truncated { get; }

    /// <summary>The session.</summary>
    [Field("spanid", "SpanID", Bits = 10)] public partial ushort SessionId { get; }

    /// <summary>Reserved, in type II only.</summary>
    [Field("reserved", "Reserved", Bits = 12, Present = "Version != 2")] public partial uint? Reserved { get; }

    /// <summary>Port and direction of the copied frame, in type II only.</summary>
    [Field("index", "Index", Bits = 20, Present = "Version != 2")] public partial uint? Index { get; }

    /// <summary>When the frame was copied, in the unit that <see cref="Granularity"/> says; in type III only.</summary>
    [Field("timestamp", "Timestamp", Present = "Version == 2")] public partial uint? TimeOfCopy { get; }

    /// <summary>Security group tag of the frame, in type III only.</summary>
    [Field("sgt", "Security Group Tag", Present = "Version == 2")] public partial ushort? SecurityGroup { get; }

    /// <summary>Whether an Ethernet frame is carried, in type III only.</summary>
    [Field("p", "Has Ethernet PDU", Bits = 1, Present = "Version == 2")] public partial byte? HasEthernetFrame { get; }

    /// <summary>What is carried: 0 Ethernet, 2 IP; in type III only.</summary>
    [Field("ft", "Frame Type", Bits = 5, Present = "Version == 2")] public partial byte? FrameType { get; }

    /// <summary>The engine that copied the frame, in type III only.</summary>
    [Field("hw", "Hardware ID", Bits = 6, Present = "Version == 2")] public partial byte? HardwareId { get; }

    /// <summary>Whether the frame was going out, in type III only.</summary>
    [Field("direction", "Direction", Present = "Version == 2")] public partial bool? IsEgress { get; }

    /// <summary>Unit of the time: 0 is 100 µs, 1 is 100 ns, 2 is IEEE 1588, 3 the platform's own; in type III only.</summary>
    [Field("gra", "Timestamp granularity", Bits = 2, Present = "Version == 2")] public partial byte? Granularity { get; }

    /// <summary>Whether the platform header is there, in type III only.</summary>
    [Field("o", "Optional Sub headers", Bits = 1, Present = "Version == 2")] public partial byte? HasPlatform { get; }

    /// <summary>Which platform gives <see cref="PlatformData"/> its meaning.</summary>
    [Field("platid", "Platform ID", Bits = 6, Present = "PlatformIsThere")] public partial byte? PlatformId { get; }

    /// <summary>What the platform adds.</summary>
    [Field("pid.rsvd", "Reserved", Bits = 58, Present = "PlatformIsThere")] public partial ulong? PlatformData { get; }

    private bool PlatformIsThere => Version == 2 && HasPlatform == 1;

    private static readonly FieldInfo BadField = new("erspan.bso", "Bad/Short/Oversized", FieldKind.UInt, -1, 2);
    internal static FieldInfo[] BodyFields => [BadField];

    internal void Route(ref Slice slice) => slice.Next(FrameTypeTable, FrameType ?? 0);

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (Version == 2)
            sink.Number(BadField, Encapsulation, 19, 2);
    }
}

/// <summary>Encapsulated Remote SPAN type I: the copied frame stands right behind GRE.</summary>
[Protocol("erspan", "ERSPAN", "Encapsulated Remote Switch Packet ANalysis Type I", ProtocolLevel.Link,
    Summary = "Encapsulated Remote Switch Packet ANalysis Type I")]
[Under("gre.proto", GreView.HeaderlessErspan)]
public readonly ref partial struct ErspanTypeOneView
{
    internal static void Route(ref Slice slice) => slice.Next(ErspanView.FrameTypeTable, 0);
}
