namespace PcapKit.Protocols;

/// <summary>Cisco MetaData: the security group of a frame, between its addresses and its type.</summary>
[Protocol("cmd", "CMD", "Cisco MetaData", ProtocolLevel.Link, MorePrefixes = "eth")]
[Under("ethertype", 0x8909)]
public readonly ref partial struct CiscoMetadataView
{
    /// <summary>Version, 1.</summary>
    [Field("version", "Version", Default = 1)] public partial byte Version { get; }

    /// <summary>Length in units of 4 bytes.</summary>
    [Field("length", "Length", Default = 1)] public partial byte Length { get; }

    /// <summary>Length and type of the option.</summary>
    [Field("options", "Options", Hex = true, Default = 1)] public partial ushort Options { get; }

    /// <summary>Security group tag.</summary>
    [Field("sgt", "SGT")] public partial ushort SecurityGroup { get; }

    /// <summary>The protocol of the payload.</summary>
    [Field("type", "Type", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType Type { get; }

    private static readonly FieldInfo TrailerField = EthernetTrailer.Bytes("cmd.trailer", "Trailer");
    internal static FieldInfo[] BodyFields => [EthernetTrailer.Padding, TrailerField];

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => EthernetTrailer.Visit(layer, Type, TrailerField, null, sink);

    internal void Route(ref Slice slice) => slice.Next(EthernetView.EtherTypeTable, (ushort)Type);
}

public sealed partial class CiscoMetadata
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(6, key);
    }
}

/// <summary>Cisco MetaData inside GRE, where the type of the payload comes first.</summary>
[Protocol("cmd", "CMD", "Cisco MetaData in GRE", ProtocolLevel.Link)]
[Under("gre.proto", 0x8909)]
public readonly ref partial struct GreCiscoMetadataView
{
    /// <summary>The protocol of the payload.</summary>
    [Field("type", "Type", Hex = true, Computed = true, SelectsUpper = true)] public partial EtherType Type { get; }

    /// <summary>Version, 1.</summary>
    [Field("version", "Version", Default = 1)] public partial byte Version { get; }

    /// <summary>Length in units of 4 bytes.</summary>
    [Field("length", "Length", Default = 1)] public partial byte Length { get; }

    /// <summary>Length and type of the option.</summary>
    [Field("options", "Options", Hex = true, Default = 1)] public partial ushort Options { get; }

    /// <summary>Security group tag.</summary>
    [Field("sgt", "SGT")] public partial ushort SecurityGroup { get; }

    internal void Route(ref Slice slice) => slice.Next(EthernetView.BareEtherTypeTable, (ushort)Type);
}

public sealed partial class GreCiscoMetadata
{
    partial void Compute(in BuildContext context)
    {
        if (Type is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(0, key);
    }
}
