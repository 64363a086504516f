namespace PcapKit.Protocols;

/// <summary>Network Time Protocol, versions 1 to 4 (RFC 5905); of its control messages the first byte and the rest as bytes (RFC 9327).</summary>
[Protocol("ntp", "NTP", "Network Time Protocol", ProtocolLevel.Application, Carries = "",
    Summary = "Network Time Protocol (NTP Version {flags.vn}, {flags.mode:reserved,symmetric active,symmetric passive,client,server,broadcast,control,private})")]
[Under("udp.port", 123)]
[Under("tcp.port", 123)]
public readonly ref partial struct NtpView
{
    private const string Times = "HasTimes";
    private const int TimesLength = 48, LongestAuthenticator = 24;

    /// <summary>Leap indicator, version and mode in one byte.</summary>
    [Container("flags", "Flags", Bits = 8, Hex = true)] public partial byte Flags { get; }

    /// <summary>Whether the last minute of the month has a leap second, or the clock is not set.</summary>
    [Field("flags.li", "Leap Indicator", Bits = 2)] public partial NtpLeap Leap { get; }

    /// <summary>Version, 1 to 4.</summary>
    [Field("flags.vn", "Version number", Bits = 3, Default = 4)] public partial byte Version { get; }

    /// <summary>What the sender is: client, server, or a program that asks for its state.</summary>
    [Field("flags.mode", "Mode", Bits = 3, Default = 3)] public partial NtpMode Mode { get; }

    /// <summary>How far the clock is from a reference clock: 1 has one, 2 to 15 are steps away, 16 is not set.</summary>
    [Field("stratum", "Peer Clock Stratum", Present = Times)] public partial byte? Stratum { get; }

    /// <summary>The longest interval between messages, as a power of two in seconds.</summary>
    [Field("ppoll", "Peer Polling Interval", Present = Times)] public partial byte? Poll { get; }

    /// <summary>The precision of the clock, as a power of two in seconds; a signed number in a byte.</summary>
    [Field("precision", "Peer Clock Precision", Present = Times)] public partial byte? Precision { get; }

    /// <summary>Round trip to the reference clock in units of 1/65536 s.</summary>
    [Field("rootdelay", "Root Delay", Present = Times)] public partial uint? RootDelay { get; }

    /// <summary>Dispersion to the reference clock in units of 1/65536 s.</summary>
    [Field("rootdispersion", "Root Dispersion", Present = Times)] public partial uint? RootDispersion { get; }

    /// <summary>The reference clock: a code of four letters, or the address of the server.</summary>
    [Field("refid", "Reference ID", Hex = true, Form = FieldForm.Digits, Present = Times)] public partial uint? ReferenceId { get; }

    /// <summary>When the clock was last set, as the wire has it: seconds since 1900 and 2⁻³² of them.</summary>
    [Field("reftime.raw", "Reference Timestamp", Hex = true, Hidden = true, Present = Times)] public partial ulong? ReferenceTimestamp { get; }

    /// <summary>When the request left the client, as the wire has it.</summary>
    [Field("org.raw", "Origin Timestamp", Hex = true, Hidden = true, Present = Times)] public partial ulong? OriginTimestamp { get; }

    /// <summary>When the request came to the server, as the wire has it.</summary>
    [Field("rec.raw", "Receive Timestamp", Hex = true, Hidden = true, Present = Times)] public partial ulong? ReceiveTimestamp { get; }

    /// <summary>When the message left its sender, as the wire has it.</summary>
    [Field("xmt.raw", "Transmit Timestamp", Hex = true, Hidden = true, Present = Times)] public partial ulong? TransmitTimestamp { get; }

    /// <summary>Extension fields (RFC 7822).</summary>
    [Tlv("ext", "Extensions", Form = FieldForm.Present, Length = "ExtensionLength")] public partial TlvList<NtpExtension> Extensions { get; }

    /// <summary>Number of the key that the message is authenticated with.</summary>
    [Field("keyid", "Key ID", Length = "Math.Min(AuthenticatorLength, 4)")] public partial ReadOnlySpan<byte> KeyId { get; }

    /// <summary>Message authentication code.</summary>
    [Field("mac", "Message Authentication Code", Length = "AuthenticatorLength - 4")] public partial ReadOnlySpan<byte> AuthenticationCode { get; }

    /// <summary>What follows the first byte of a control or private message.</summary>
    [Field("data", "Data", Length = "DataLength")] public partial ReadOnlySpan<byte> Data { get; }

    /// <summary>When the clock was last set; null where that is not known.</summary>
    [Derived("reftime", "Reference Timestamp")] public Timestamp? ReferenceTime => ToTime(ReferenceTimestamp);

    /// <summary>When the request left the client; null where that is not known.</summary>
    [Derived("org", "Origin Timestamp")] public Timestamp? OriginTime => ToTime(OriginTimestamp);

    /// <summary>When the request came to the server; null where that is not known.</summary>
    [Derived("rec", "Receive Timestamp")] public Timestamp? ReceiveTime => ToTime(ReceiveTimestamp);

    /// <summary>When the message left its sender; null where that is not known.</summary>
    [Derived("xmt", "Transmit Timestamp")] public Timestamp? TransmitTime => ToTime(TransmitTimestamp);

    internal bool HasTimes => Mode is not (NtpMode.Control or NtpMode.Private);

    // The last 4, 20 or 24 bytes: what is too short for an extension field is the authenticator (RFC 7822, section 7.5).
    internal int AuthenticatorLength
    {
        get
        {
            if (!HasTimes || Bytes.Length <= TimesLength)
                return 0;
            ReadOnlySpan<byte> rest = Bytes[TimesLength..];
            int end = 0;
            while (rest.Length - end > LongestAuthenticator && NtpExtension.TryFrame(rest[end..], out int length, out _))
                end += length;
            return rest.Length - end is 4 or 20 or LongestAuthenticator ? rest.Length - end : 0;
        }
    }

    internal int DataLength => HasTimes ? 0 : Bytes.Length - FixedLength;

    internal int ExtensionLength => HasTimes ? Math.Max(Bytes.Length - TimesLength - AuthenticatorLength, 0) : 0;

    // A clock that can be: a stratum, intervals and a precision that exist, delays below half a minute and a time of sending within the lives of the protocol.
    internal static bool LooksLike(ReadOnlySpan<byte> data)
    {
        if (data.Length < TimesLength || data[0] == 0)
            return false;
        var ntp = new NtpView(data);
        bool isClock = ntp.Version is >= 1 and <= 4 && ntp.HasTimes && ntp.Mode != NtpMode.Reserved && ntp.Stratum <= 16 && ntp.Poll <= 17 && (ntp.Precision is 0 or >= 0xE0);
        return isClock && (ntp.RootDelay & 0x7FFF_FFFF) < 30 << 16 && ntp.RootDispersion < 30 << 16 && (data.Length == TimesLength || ntp.AuthenticatorLength > 0 || NtpExtension.TryFrame(data[TimesLength..], out _, out _));
    }

    internal static void Route(ref Slice slice) => slice.LimitPayload(0, LimitedBy.PayloadLength);

    // Seconds from 1900; from 2036 on they begin anew, and the highest bit tells which they are (RFC 4330, section 3).
    private static Timestamp? ToTime(ulong? raw)
    {
        if (raw is not > 0)
            return null;
        long seconds = (long)(raw.Value >> 32);
        seconds += (seconds & 0x8000_0000) != 0 ? -2_208_988_800 : 2_085_978_496;
        return Timestamp.FromNanoseconds(seconds, (uint)((raw.Value & 0xFFFF_FFFF) * 1_000_000_000 >> 32));
    }
}

/// <summary>Extension fields: a type, and a length that counts both (RFC 7822, section 3).</summary>
[TlvFamily("ntp", "ntp.ext.type")]
public readonly struct NtpExtension : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("ntp.ext.type");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = false;
        length = rest.Length < 4 ? 0 : rest[2] << 8 | rest[3];
        return length >= 4 && length <= rest.Length;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => (uint)(option[0] << 8 | option[1]);
}

/// <summary>An extension field of any type.</summary>
[Option(typeof(NtpExtension), uint.MaxValue, "extension", "Extension")]
public readonly ref partial struct NtpExtensionFieldView
{
    /// <summary>The type.</summary>
    [Field("ext.type", "Field Type", Hex = true)] public partial ushort Kind { get; }

    /// <summary>The length in bytes, type and length included.</summary>
    [Field("ext.length", "Length", CountsHeader = 1)] public partial ushort Length { get; }

    /// <summary>The value, padded to four bytes.</summary>
    [Field("ext.value", "Value", Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>Warnings of leap seconds (RFC 5905, figure 9).</summary>
[ValueNames]
public enum NtpLeap : byte
{
    /// <summary>None.</summary>
    [Name("no warning")] None = 0,
    /// <summary>The last minute has 61 seconds.</summary>
    [Name("last minute of the day has 61 seconds")] Insert = 1,
    /// <summary>The last minute has 59 seconds.</summary>
    [Name("last minute of the day has 59 seconds")] Delete = 2,
    /// <summary>The clock is not set.</summary>
    [Name("unknown (clock unsynchronized)")] Unknown = 3,
}

/// <summary>Modes of association (RFC 5905, figure 10).</summary>
[ValueNames]
public enum NtpMode : byte
{
    /// <summary>Reserved.</summary>
    [Name("reserved")] Reserved = 0,
    /// <summary>A peer that begins.</summary>
    [Name("symmetric active")] SymmetricActive = 1,
    /// <summary>A peer that answers.</summary>
    [Name("symmetric passive")] SymmetricPassive = 2,
    /// <summary>A client asks.</summary>
    [Name("client")] Client = 3,
    /// <summary>A server answers.</summary>
    [Name("server")] Server = 4,
    /// <summary>A server tells everybody.</summary>
    [Name("broadcast")] Broadcast = 5,
    /// <summary>Control messages.</summary>
    [Name("reserved for NTP control message")] Control = 6,
    /// <summary>Private messages.</summary>
    [Name("reserved for private use")] Private = 7,
}
