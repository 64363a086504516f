namespace PcapKit.Protocols;

/// <summary>The data plane of the Locator/Identifier Separation Protocol (RFC 9300): IP over UDP.</summary>
[Protocol("lisp-data", "LISP", "Locator/ID Separation Protocol (Data)", ProtocolLevel.Internet)]
[Under("udp.port", 4341)]
public readonly ref partial struct LispView
{
    /// <summary>The flags.</summary>
    [Container("flags", "Flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>Whether <see cref="NonceOrVersions"/> is a nonce.</summary>
    [Field("flags.nonce", "N bit (Nonce present)")] public partial bool NoncePresent { get; }

    /// <summary>Whether <see cref="StatusOrInstance"/> ends with the status of locators.</summary>
    [Field("flags.lsb", "L bit (Locator-Status-Bits field enabled)")] public partial bool StatusPresent { get; }

    /// <summary>The other side is to send the nonce back.</summary>
    [Field("flags.enr", "E bit (Echo-Nonce-Request)")] public partial bool EchoNonce { get; }

    /// <summary>Whether <see cref="NonceOrVersions"/> are versions of mappings.</summary>
    [Field("flags.mv", "V bit (Map-Version present)")] public partial bool VersionsPresent { get; }

    /// <summary>Whether <see cref="StatusOrInstance"/> begins with the number of an instance.</summary>
    [Field("flags.iid", "I bit (Instance ID present)")] public partial bool InstancePresent { get; }

    /// <summary>Reserved, and two bits about encryption (RFC 8061).</summary>
    [Field("flags.res", "Reserved", Bits = 3, Hex = true)] public partial byte Reserved { get; }

    /// <summary>A nonce, or the versions of the source's and destination's mappings, 12 bits each; without meaning where no flag says so.</summary>
    [Field("nonce", "Nonce", Bits = 24, When = "NoncePresent || VersionsPresent")] public partial uint NonceOrVersions { get; }

    /// <summary>The status of locators, a bit each; with an instance 24 bits of it first and 8 bits of status. Without meaning where no flag says so.</summary>
    [Field("lsb", "Locator-Status-Bits", Hex = true, When = "StatusPresent || InstancePresent")] public partial uint StatusOrInstance { get; }

    /// <summary>The instance, a virtual network; null where there is none.</summary>
    [Derived("iid", "Instance ID")] public int? InstanceId => InstancePresent ? (int)(StatusOrInstance >> 8) : null;

    internal void Route(ref Slice slice)
    {
        ReadOnlySpan<byte> payload = Payload;
        slice.Next(IPv4View.VersionTable, payload.IsEmpty ? 0 : (uint)payload[0] >> 4);
    }
}
