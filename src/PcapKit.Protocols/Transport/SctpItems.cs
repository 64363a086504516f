using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Parameters and error causes of SCTP chunks: two bytes of type, two of length, padded to 4 bytes (RFC 9260, section 3.2.1).</summary>
internal static class SctpItems
{
    private static readonly FieldInfo Parameters = new("sctp.parameters", "Parameters", FieldKind.List);
    private static readonly FieldInfo Parameter = new("sctp.parameter", "Parameter", FieldKind.Group);
    private static readonly FieldInfo Type = SctpView.Number("parameter_type", "Parameter type", 16, true, SctpParameterTypeNames.Table);
    private static readonly FieldInfo Length = SctpView.Number("parameter_length", "Parameter length", 16);
    private static readonly FieldInfo Value = new("sctp.parameter_value", "Parameter value", FieldKind.Bytes);
    private static readonly FieldInfo Padding = new("sctp.parameter_padding", "Parameter padding", FieldKind.Bytes);
    private static readonly FieldInfo IPv4 = new("sctp.parameter_ipv4_address", "IP Version 4 address", FieldKind.IPv4, -1, 32);
    private static readonly FieldInfo IPv6 = new("sctp.parameter_ipv6_address", "IP Version 6 address", FieldKind.IPv6, -1, 128);
    private static readonly FieldInfo Heartbeat = new("sctp.parameter_heartbeat_information", "Heartbeat information", FieldKind.Bytes);
    private static readonly FieldInfo Cookie = new("sctp.parameter_state_cookie", "State cookie", FieldKind.Bytes);
    private static readonly FieldInfo Increment = SctpView.Number("parameter_cookie_preservative_incr", "Suggested Cookie life-span increment (msec)", 32);
    private static readonly FieldInfo HostName = new("sctp.parameter_hostname", "Hostname", FieldKind.Text);
    private static readonly FieldInfo AddressType = SctpView.Number("parameter_supported_address_type", "Supported address type", 16, repeats: true);
    private static readonly FieldInfo Extension = SctpView.Number("supported_chunk_type", "Supported chunk type", 8, false, SctpChunkTypeNames.Table, true);
    private static readonly FieldInfo Authenticated = SctpView.Number("chunk_type_to_auth", "Chunk type", 8, false, SctpChunkTypeNames.Table, true);
    private static readonly FieldInfo HmacId = SctpView.Number("hmac_id", "HMAC identifier", 16, repeats: true);
    private static readonly FieldInfo Random = new("sctp.random_number", "Random number", FieldKind.Bytes);
    private static readonly FieldInfo Indication = SctpView.Number("adaptation_layer_indication", "Indication", 32, true);
    private static readonly FieldInfo Causes = new("sctp.causes", "Causes", FieldKind.List);
    private static readonly FieldInfo Cause = new("sctp.cause", "Cause", FieldKind.Group);
    private static readonly FieldInfo CauseCode = SctpView.Number("cause_code", "Cause code", 16, true, SctpCauseNames.Table);
    private static readonly FieldInfo CauseLength = SctpView.Number("cause_length", "Cause length", 16);
    private static readonly FieldInfo CauseInformation = new("sctp.cause_information", "Cause information", FieldKind.Bytes);
    private static readonly FieldInfo CauseStream = SctpView.Number("cause_stream_identifier", "Stream identifier", 16), CauseReserved = SctpView.Number("cause_reserved", "Reserved", 16);
    private static readonly FieldInfo CausePadding = new("sctp.cause_padding", "Cause padding", FieldKind.Bytes);

    internal static FieldInfo[] All =>
    [
        Parameters, Parameter, Type, Length, Value, Padding, IPv4, IPv6, Heartbeat, Cookie, Increment, HostName, AddressType, Extension, Authenticated, HmacId, Random, Indication,
        Causes, Cause, CauseCode, CauseLength, CauseInformation, CauseStream, CauseReserved, CausePadding,
    ];

    /// <summary>Pushes parameters, or causes.</summary>
    /// <param name="list">The bytes.</param>
    /// <param name="offset">Where they begin, from the start of the layer.</param>
    /// <param name="causes">Whether they are causes.</param>
    /// <param name="sink">Receives the fields.</param>
    internal static void Visit(ReadOnlySpan<byte> list, int offset, bool causes, FieldSink sink)
    {
        if (list.IsEmpty)
            return;
        sink.BeginGroup(causes ? Causes : Parameters, 0, offset * 8, list.Length * 8);
        int at = 0;
        while (list.Length - at >= 4)
        {
            int length = BinaryPrimitives.ReadUInt16BigEndian(list[(at + 2)..]);
            if (length < 4 || length > list.Length - at)
                break;
            int padding = Math.Min(-length & 3, list.Length - at - length);
            ReadOnlySpan<byte> item = list.Slice(at, length);
            int place = offset + at;
            sink.BeginGroup(causes ? Cause : Parameter, 0, place * 8, (length + padding) * 8);
            sink.Number(causes ? CauseCode : Type, BinaryPrimitives.ReadUInt16BigEndian(item), place * 8, 16);
            sink.Number(causes ? CauseLength : Length, (uint)length, place * 8 + 16, 16);
            if (causes)
                VisitCause((SctpCause)BinaryPrimitives.ReadUInt16BigEndian(item), item[4..], place + 4, sink);
            else
                VisitValue((SctpParameterType)BinaryPrimitives.ReadUInt16BigEndian(item), item[4..], place + 4, sink);
            SctpView.Push(causes ? CausePadding : Padding, list.Slice(at + length, padding), place + length, sink);
            sink.EndGroup();
            at += length + padding;
        }
        if (at < list.Length)
        {
            SctpView.Push(causes ? CauseInformation : Value, list[at..], offset + at, sink);
            sink.Problem(IssueKind.Malformed, causes ? "a cause has an impossible length" : "a parameter has an impossible length", (offset + at) * 8);
        }
        sink.EndGroup();
    }

    private static void VisitCause(SctpCause code, ReadOnlySpan<byte> information, int offset, FieldSink sink)
    {
        if (code == SctpCause.InvalidStream && information.Length == 4)
        {
            sink.Number(CauseStream, BinaryPrimitives.ReadUInt16BigEndian(information), offset * 8, 16);
            sink.Number(CauseReserved, BinaryPrimitives.ReadUInt16BigEndian(information[2..]), offset * 8 + 16, 16);
            return;
        }
        SctpView.Push(CauseInformation, information, offset, sink);
    }

    private static void VisitValue(SctpParameterType type, ReadOnlySpan<byte> value, int offset, FieldSink sink)
    {
        switch (type)
        {
            case SctpParameterType.IPv4Address when value.Length == 4:
                sink.Number(IPv4, BinaryPrimitives.ReadUInt32BigEndian(value), offset * 8, 32);
                break;
            case SctpParameterType.IPv6Address when value.Length == 16:
                sink.Bytes(IPv6, value, offset * 8, 128);
                break;
            case SctpParameterType.CookiePreservative when value.Length == 4:
                sink.Number(Increment, BinaryPrimitives.ReadUInt32BigEndian(value), offset * 8, 32);
                break;
            case SctpParameterType.AdaptationLayer when value.Length == 4:
                sink.Number(Indication, BinaryPrimitives.ReadUInt32BigEndian(value), offset * 8, 32);
                break;
            case SctpParameterType.SupportedAddressTypes when value.Length % 2 == 0:
                VisitEach(AddressType, value, offset, sink);
                break;
            case SctpParameterType.HmacAlgorithms when value.Length % 2 == 0:
                VisitEach(HmacId, value, offset, sink);
                break;
            case SctpParameterType.SupportedExtensions:
                VisitEach(Extension, value, offset, sink);
                break;
            case SctpParameterType.AuthenticatedChunks:
                VisitEach(Authenticated, value, offset, sink);
                break;
            case SctpParameterType.HostName:
                ReadOnlySpan<byte> name = value.TrimEnd((byte)0);
                sink.Text(HostName, name, offset * 8, value.Length * 8);
                break;
            default:
                SctpView.Push(type switch
                {
                    SctpParameterType.HeartbeatInformation => Heartbeat,
                    SctpParameterType.StateCookie => Cookie,
                    SctpParameterType.Random => Random,
                    _ => Value,
                }, value, offset, sink);
                break;
        }
    }

    private static void VisitEach(FieldInfo field, ReadOnlySpan<byte> values, int offset, FieldSink sink)
    {
        for (int at = 0; at < values.Length; at += field.BitLength / 8)
            sink.Number(field, Bits.Read(values, at * 8, field.BitLength), (offset + at) * 8, field.BitLength);
    }
}
