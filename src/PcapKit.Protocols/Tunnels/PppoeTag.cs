using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>The tags of PPPoE discovery: a type, the length of the value, the value (RFC 2516, section 4).</summary>
[TlvFamily("pppoed", "pppoed.tag", Head = typeof(IPppoeTag))]
public readonly struct PppoeTag : ITlvFamily
{
    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("pppoed.tag");

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        last = rest is [0, 0, ..];
        length = rest.Length >= 4 ? 4 + BinaryPrimitives.ReadUInt16BigEndian(rest[2..]) : 0;
        return length > 0 && length <= rest.Length;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => BinaryPrimitives.ReadUInt16BigEndian(option);
}

/// <summary>What every tag begins with.</summary>
public interface IPppoeTag
{
    /// <summary>The type.</summary>
    [Field("tag", "Tag", Hex = true)] PppoeTagType Kind { get; }

    /// <summary>Bytes of the value.</summary>
    [Field("tag_length", "Tag Length", CountsHeader = 1, CountsFrom = 4)] ushort Length { get; }
}

/// <summary>Types of tags (RFC 2516, appendix A; IANA "pppoe-parameters").</summary>
[ValueNames]
public enum PppoeTagType : ushort
{
    /// <summary>The end of the list.</summary>
    [Name("End-Of-List")] EndOfList = 0x0000,
    /// <summary>The service asked for or offered.</summary>
    [Name("Service-Name")] ServiceName = 0x0101,
    /// <summary>Name of the access concentrator.</summary>
    [Name("AC-Name")] ConcentratorName = 0x0102,
    /// <summary>Ties an answer to its request.</summary>
    [Name("Host-Uniq")] HostUnique = 0x0103,
    /// <summary>Cookie of the access concentrator.</summary>
    [Name("AC-Cookie")] ConcentratorCookie = 0x0104,
    /// <summary>A vendor's own.</summary>
    [Name("Vendor-Specific")] VendorSpecific = 0x0105,
    /// <summary>Credits for flow control (RFC 5578).</summary>
    [Name("Credits")] Credits = 0x0106,
    /// <summary>Quality of the link (RFC 5578).</summary>
    [Name("Metrics")] Metrics = 0x0107,
    /// <summary>Number of a grant (RFC 5578).</summary>
    [Name("Sequence Number")] SequenceNumber = 0x0108,
    /// <summary>What a credit is worth (RFC 5578).</summary>
    [Name("Credit Scale Factor")] CreditScale = 0x0109,
    /// <summary>Ties the frames of a session that is relayed.</summary>
    [Name("Relay-Session-Id")] RelaySession = 0x0110,
    /// <summary>An address to show to the user.</summary>
    [Name("HURL")] HostUrl = 0x0111,
    /// <summary>A message of the minute.</summary>
    [Name("MOTM")] MessageOfTheMinute = 0x0112,
    /// <summary>The longest payload of PPP (RFC 4638).</summary>
    [Name("PPP-Max-Payload")] MaximumPayload = 0x0120,
    /// <summary>Adds a route.</summary>
    [Name("IP-Route-Add")] RouteAdd = 0x0121,
    /// <summary>The service is not granted.</summary>
    [Name("Service-Name-Error")] ServiceNameError = 0x0201,
    /// <summary>The concentrator failed.</summary>
    [Name("AC-System-Error")] ConcentratorSystemError = 0x0202,
    /// <summary>Another error.</summary>
    [Name("Generic-Error")] GenericError = 0x0203,
}

/// <summary>A tag that has no definition of its own, and the end of the list.</summary>
[Option(typeof(PppoeTag), uint.MaxValue, "tag.unknown", "PPPoE Tag - Unknown")]
public readonly ref partial struct PppoeUnknownTagView
{
    /// <summary>The value.</summary>
    [Field("tag.unknown_data", "Unknown Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}

/// <summary>The service asked for or offered; empty for any.</summary>
[Option(typeof(PppoeTag), 0x0101, "tags.service", "PPPoE Tag - Service-Name")]
public readonly ref partial struct PppoeServiceNameView
{
    /// <summary>The name, UTF-8.</summary>
    [Field("tags.service_name", "Service-Name", Text = true, Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>Name of the access concentrator.</summary>
[Option(typeof(PppoeTag), 0x0102, "tags.ac", "PPPoE Tag - AC-Name")]
public readonly ref partial struct PppoeConcentratorNameView
{
    /// <summary>The name, UTF-8.</summary>
    [Field("tags.ac_name", "AC-Name", Text = true, Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>Ties an answer to its request.</summary>
[Option(typeof(PppoeTag), 0x0103, "tags.host", "PPPoE Tag - Host-Uniq")]
public readonly ref partial struct PppoeHostUniqueView
{
    /// <summary>Bytes of the host's choice.</summary>
    [Field("tags.host_uniq", "Host-Uniq", Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>Cookie of the access concentrator, against attacks.</summary>
[Option(typeof(PppoeTag), 0x0104, "tags.cookie", "PPPoE Tag - AC-Cookie")]
public readonly ref partial struct PppoeConcentratorCookieView
{
    /// <summary>Bytes of the concentrator's choice.</summary>
    [Field("tags.ac_cookie", "AC-Cookie", Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>A vendor's own tag.</summary>
[Option(typeof(PppoeTag), 0x0105, "tags.vendor", "PPPoE Tag - Vendor-Specific")]
public readonly ref partial struct PppoeVendorTagView
{
    /// <summary>The vendor's enterprise number; 3561 for the DSL Forum.</summary>
    [Field("tags.vendor_id", "Vendor id")] public partial uint Vendor { get; }

    /// <summary>What the vendor says.</summary>
    [Field("tags.vendor_unspecified", "Vendor unspecified", Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>Ties the frames of a session that is relayed.</summary>
[Option(typeof(PppoeTag), 0x0110, "tags.relay", "PPPoE Tag - Relay-Session-Id")]
public readonly ref partial struct PppoeRelaySessionView
{
    /// <summary>Bytes of the relay's choice.</summary>
    [Field("tags.relay_session_id", "Relay-Session-Id", Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>The longest payload of PPP (RFC 4638).</summary>
[Option(typeof(PppoeTag), 0x0120, "tags.payload", "PPPoE Tag - PPP-Max-Payload")]
public readonly ref partial struct PppoeMaximumPayloadView
{
    /// <summary>The length, two bytes.</summary>
    [Field("tags.max_payload", "PPP-Max-Payload", Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>The service is not granted.</summary>
[Option(typeof(PppoeTag), 0x0201, "tags.service_error", "PPPoE Tag - Service-Name-Error")]
public readonly ref partial struct PppoeServiceNameErrorView
{
    /// <summary>Why, UTF-8.</summary>
    [Field("tags.service_name_error", "Service-Name-Error", Text = true, Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>The concentrator failed.</summary>
[Option(typeof(PppoeTag), 0x0202, "tags.system_error", "PPPoE Tag - AC-System-Error")]
public readonly ref partial struct PppoeConcentratorErrorView
{
    /// <summary>Why, UTF-8.</summary>
    [Field("tags.ac_system_error", "AC-System-Error", Text = true, Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}

/// <summary>Another error.</summary>
[Option(typeof(PppoeTag), 0x0203, "tags.error", "PPPoE Tag - Generic-Error")]
public readonly ref partial struct PppoeGenericErrorView
{
    /// <summary>Why, UTF-8.</summary>
    [Field("tags.generic_error", "Generic-Error", Text = true, Length = "Rest")] public partial ReadOnlySpan<byte> Value { get; }
}
