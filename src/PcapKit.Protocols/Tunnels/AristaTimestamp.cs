namespace PcapKit.Protocols;

/// <summary>Arista Vendor Specific Protocol: a switch puts the time behind the addresses of the frames that it mirrors; the EtherType of the frame follows.</summary>
[Protocol("avsp", "AVSP", "Arista Vendor Specific Protocol", ProtocolLevel.Link)]
[Under("ethertype", 0xD28B)]
public readonly ref partial struct AristaTimestampView
{
    private const ushort Timestamp = 1;

    /// <summary>What the header has, 1 for a time.</summary>
    [Field("sub_type", "Sub Type", Default = 1)] public partial ushort SubType { get; }

    /// <summary>Form of the time: the lower byte is hexadecimal 10 for 64 bits, 20 for 48 bits; the upper one is 1 for UTC, 0 for TAI.</summary>
    [Field("ver", "Version", Hex = true, Default = 0x0010)] public partial ushort Version { get; }

    /// <summary>Seconds; null where the time has another form.</summary>
    [Field("64sec", "Seconds", Present = "HasLongTime")] public partial uint? Seconds { get; }

    /// <summary>Nanoseconds; null where the time has another form.</summary>
    [Field("64ns", "Nanoseconds", Present = "HasLongTime")] public partial uint? Nanoseconds { get; }

    /// <summary>The lower 16 bits of the seconds; null where the time has another form.</summary>
    [Field("48sec", "Seconds", Present = "HasShortTime")] public partial ushort? ShortSeconds { get; }

    /// <summary>Nanoseconds; null where the time has another form.</summary>
    [Field("48ns", "Nanoseconds", Present = "HasShortTime")] public partial uint? ShortNanoseconds { get; }

    /// <summary>The protocol of the payload; null where the form of the time is unknown.</summary>
    [Field("etype", "Type", Hex = true, Computed = true, Present = "HasLongTime || HasShortTime")] public partial EtherType? Type { get; }

    private bool HasLongTime => SubType == Timestamp && Version is 0x0010 or 0x0110;

    private bool HasShortTime => SubType == Timestamp && Version is 0x0020 or 0x0120;

    internal void Route(ref Slice slice)
    {
        if (Type is { } type)
            slice.Next(EthernetView.EtherTypeTable, (ushort)type);
        else
            slice.NoNext();
    }
}

public sealed partial class AristaTimestamp
{
    // The type stands last, whatever the form of the time.
    private static bool WritesType => true;

    partial void Compute(in BuildContext context)
    {
        if (Type is null && context.TryUpperKey("ethertype", out uint key))
            context.Write16(HeaderLength - 2, key);
    }
}
