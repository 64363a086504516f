namespace PcapKit.Protocols;

/// <summary>Differentiated services code points (RFC 2474; IANA "dscp-registry").</summary>
[ValueNames]
public enum Dscp : byte
{
    /// <summary>Default.</summary>
    [Name("CS0")] Default = 0,
    /// <summary>Lower Effort (RFC 8622).</summary>
    [Name("LE")] LowerEffort = 1,
    /// <summary>Class selector 1 (RFC 2474).</summary>
    [Name("CS1")] ClassSelector1 = 8,
    /// <summary>Assured forwarding, class 1, drop precedence 1 (RFC 2597).</summary>
    [Name("AF11")] AssuredForwarding11 = 10,
    /// <summary>Assured forwarding, class 1, drop precedence 2 (RFC 2597).</summary>
    [Name("AF12")] AssuredForwarding12 = 12,
    /// <summary>Assured forwarding, class 1, drop precedence 3 (RFC 2597).</summary>
    [Name("AF13")] AssuredForwarding13 = 14,
    /// <summary>Class selector 2 (RFC 2474).</summary>
    [Name("CS2")] ClassSelector2 = 16,
    /// <summary>Assured forwarding, class 2, drop precedence 1 (RFC 2597).</summary>
    [Name("AF21")] AssuredForwarding21 = 18,
    /// <summary>Assured forwarding, class 2, drop precedence 2 (RFC 2597).</summary>
    [Name("AF22")] AssuredForwarding22 = 20,
    /// <summary>Assured forwarding, class 2, drop precedence 3 (RFC 2597).</summary>
    [Name("AF23")] AssuredForwarding23 = 22,
    /// <summary>Class selector 3 (RFC 2474).</summary>
    [Name("CS3")] ClassSelector3 = 24,
    /// <summary>Assured forwarding, class 3, drop precedence 1 (RFC 2597).</summary>
    [Name("AF31")] AssuredForwarding31 = 26,
    /// <summary>Assured forwarding, class 3, drop precedence 2 (RFC 2597).</summary>
    [Name("AF32")] AssuredForwarding32 = 28,
    /// <summary>Assured forwarding, class 3, drop precedence 3 (RFC 2597).</summary>
    [Name("AF33")] AssuredForwarding33 = 30,
    /// <summary>Class selector 4 (RFC 2474).</summary>
    [Name("CS4")] ClassSelector4 = 32,
    /// <summary>Assured forwarding, class 4, drop precedence 1 (RFC 2597).</summary>
    [Name("AF41")] AssuredForwarding41 = 34,
    /// <summary>Assured forwarding, class 4, drop precedence 2 (RFC 2597).</summary>
    [Name("AF42")] AssuredForwarding42 = 36,
    /// <summary>Assured forwarding, class 4, drop precedence 3 (RFC 2597).</summary>
    [Name("AF43")] AssuredForwarding43 = 38,
    /// <summary>Class selector 5 (RFC 2474).</summary>
    [Name("CS5")] ClassSelector5 = 40,
    /// <summary>Capacity-admitted voice (RFC 5865).</summary>
    [Name("VOICE-ADMIT")] VoiceAdmit = 44,
    /// <summary>Expedited forwarding (RFC 3246).</summary>
    [Name("EF")] ExpeditedForwarding = 46,
    /// <summary>Class selector 6 (RFC 2474).</summary>
    [Name("CS6")] ClassSelector6 = 48,
    /// <summary>Class selector 7 (RFC 2474).</summary>
    [Name("CS7")] ClassSelector7 = 56,
}

/// <summary>Explicit congestion notification (RFC 3168, section 5).</summary>
[ValueNames]
public enum Ecn : byte
{
    /// <summary>The transport does not take part.</summary>
    [Name("Not-ECT")] NotCapable = 0,
    /// <summary>The transport takes part; the codepoint of L4S (RFC 9331).</summary>
    [Name("ECT(1)")] Capable1 = 1,
    /// <summary>The transport takes part.</summary>
    [Name("ECT(0)")] Capable0 = 2,
    /// <summary>A router met congestion.</summary>
    [Name("CE")] CongestionExperienced = 3,
}
