namespace PcapKit.Protocols;

/// <summary>The control plane of the Locator/Identifier Separation Protocol (RFC 9301): of its messages, the encapsulated one that carries another in an IP packet.</summary>
[Protocol("lisp", "LISP-Control", "Locator/ID Separation Protocol", ProtocolLevel.Application)]
[Under("udp.port", 4342)]
public readonly ref partial struct LispControlView
{
    /// <summary>Type of the message.</summary>
    [Field("type", "Type", Bits = 4, Default = LispMessage.Encapsulated)] public partial LispMessage Type { get; }

    /// <summary>Flags and reserved bits, which the type defines.</summary>
    [Field("control_bits", "Flags", Bits = 28, Hex = true, Hidden = true)] public partial uint ControlBits { get; }

    /// <summary>The rest of the message; empty where it carries a packet.</summary>
    [Field("message", "Message", Length = "MessageLength", Hidden = true)] public partial ReadOnlySpan<byte> Message { get; }

    private int MessageLength => Type == LispMessage.Encapsulated ? 0 : Bytes.Length - FixedLength;

    internal void Route(ref Slice slice)
    {
        if (Type == LispMessage.Encapsulated && Payload is [var first, ..])
            slice.Next(IPv4View.VersionTable, (uint)first >> 4);
        else
            slice.NoNext();
    }
}

/// <summary>Messages of the control plane (IANA "lisp-packet-types").</summary>
[ValueNames]
public enum LispMessage : byte
{
    /// <summary>Asks for a mapping.</summary>
    [Name("Map-Request")] MapRequest = 1,
    /// <summary>Answers with a mapping.</summary>
    [Name("Map-Reply")] MapReply = 2,
    /// <summary>Registers mappings with a server.</summary>
    [Name("Map-Register")] MapRegister = 3,
    /// <summary>Confirms that.</summary>
    [Name("Map-Notify")] MapNotify = 4,
    /// <summary>Points to another server.</summary>
    [Name("Map-Referral")] MapReferral = 6,
    /// <summary>Carries another message in an IP packet.</summary>
    [Name("Encapsulated Control Message")] Encapsulated = 8,
}
