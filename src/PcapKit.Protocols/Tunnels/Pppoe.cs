namespace PcapKit.Protocols;

/// <summary>PPP over Ethernet, session stage (RFC 2516): carries PPP without its address and control bytes.</summary>
[Protocol("pppoes", "PPPoES", "PPP-over-Ethernet Session", ProtocolLevel.Link, Family = "PPPoE", Prefix = "pppoe")]
[Under("ethertype", 0x8864)]
[Under("linktype", 51)]
public readonly ref partial struct PppoeSessionView
{
    /// <summary>From codes to protocols; 0 is session data.</summary>
    public static readonly TableId CodeTable = TableId.Of("pppoe.code");

    /// <summary>Version, 1.</summary>
    [Field("version", "Version", Bits = 4, Default = 1)] public partial byte Version { get; }

    /// <summary>Type, 1.</summary>
    [Field("type", "Type", Bits = 4, Default = 1)] public partial byte Type { get; }

    /// <summary>0 for session data.</summary>
    [Field("code", "Code", Hex = true)] public partial PppoeCode Code { get; }

    /// <summary>The session; with the two Ethernet addresses it is unique.</summary>
    [Field("session_id", "Session ID", Hex = true)] public partial ushort SessionId { get; }

    /// <summary>Bytes of payload; what is behind them is padding of Ethernet.</summary>
    [Field("payload_length", "Payload Length", Computed = true)] public partial ushort PayloadLength { get; }

    internal void Route(ref Slice slice)
    {
        slice.LimitPayload(PayloadLength, LimitedBy.PayloadLength);
        slice.Next(CodeTable, (byte)Code);
    }
}

public sealed partial class PppoeSession
{
    partial void Compute(in BuildContext context)
    {
        if (PayloadLength is null)
            context.Write16(4, context.PayloadLength - Trailer.Length);
    }
}

/// <summary>PPP over Ethernet, discovery stage (RFC 2516): finds an access concentrator and opens or ends a session.</summary>
[Protocol("pppoed", "PPPoED", "PPP-over-Ethernet Discovery", ProtocolLevel.Link, Family = "PPPoE", Prefix = "pppoe")]
[Under("ethertype", 0x8863)]
public readonly ref partial struct PppoeDiscoveryView
{
    /// <summary>Version, 1.</summary>
    [Field("version", "Version", Bits = 4, Default = 1)] public partial byte Version { get; }

    /// <summary>Type, 1.</summary>
    [Field("type", "Type", Bits = 4, Default = 1)] public partial byte Type { get; }

    /// <summary>Which step of the discovery it is.</summary>
    [Field("code", "Code", Hex = true, Default = (byte)PppoeCode.Initiation)] public partial PppoeCode Code { get; }

    /// <summary>The session that the concentrator grants or that ends, else 0.</summary>
    [Field("session_id", "Session ID", Hex = true)] public partial ushort SessionId { get; }

    /// <summary>Bytes of all tags.</summary>
    [Field("payload_length", "Payload Length", Computed = true)] public partial ushort PayloadLength { get; }

    /// <summary>The tags.</summary>
    [Tlv("=pppoed.tags", "PPPoE Tags", Form = FieldForm.Present, Length = "TagsLength")] public partial TlvList<PppoeTag> Tags { get; }

    private int TagsLength => Math.Min(PayloadLength, ReportedLength - FixedLength);

    // Nothing follows: what stands behind is the padding of a short Ethernet frame.
    internal static void Route(ref Slice slice) => slice.LimitPayload(0, LimitedBy.PayloadLength);
}

public sealed partial class PppoeDiscovery
{
    partial void Finish(Span<byte> header)
    {
        if (PayloadLength is null)
            Bits.Write(header, 32, 16, (ulong)(header.Length - PppoeDiscoveryView.FixedLength));
    }
}

/// <summary>The steps of PPP over Ethernet (RFC 2516, section 5).</summary>
[ValueNames]
public enum PppoeCode : byte
{
    /// <summary>Data of a session.</summary>
    [Name("Session Data")] SessionData = 0x00,
    /// <summary>A concentrator offers itself.</summary>
    [Name("Active Discovery Offer (PADO)")] Offer = 0x07,
    /// <summary>A host looks for concentrators.</summary>
    [Name("Active Discovery Initiation (PADI)")] Initiation = 0x09,
    /// <summary>Grants credits for flow control (RFC 5578).</summary>
    [Name("Session-Grant (PADG)")] Grant = 0x0A,
    /// <summary>Acknowledges credits (RFC 5578).</summary>
    [Name("Session-Credit Response (PADC)")] CreditResponse = 0x0B,
    /// <summary>Tells the quality of the link (RFC 5578).</summary>
    [Name("Quality (PADQ)")] Quality = 0x0C,
    /// <summary>A host asks one concentrator for a session.</summary>
    [Name("Active Discovery Request (PADR)")] Request = 0x19,
    /// <summary>The concentrator opens the session.</summary>
    [Name("Active Discovery Session-confirmation (PADS)")] SessionConfirmation = 0x65,
    /// <summary>Ends a session.</summary>
    [Name("Active Discovery Terminate (PADT)")] Terminate = 0xA7,
    /// <summary>A message to the user.</summary>
    [Name("Active Discovery Message (PADM)")] Message = 0xD3,
    /// <summary>Network addresses and routes.</summary>
    [Name("Active Discovery Network (PADN)")] Network = 0xD4,
}
