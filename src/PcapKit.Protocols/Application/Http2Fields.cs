namespace PcapKit.Protocols;

/// <summary>The fields of HTTP/2 frames and of the header fields in them.</summary>
internal static class Http2Fields
{
    private static readonly List<FieldInfo> Registered = [];

    public static readonly FieldInfo Streams = Add(new FieldInfo("http2.streams", "Streams", FieldKind.List));
    public static readonly FieldInfo Stream = Add(new FieldInfo("http2.stream", "Stream", FieldKind.Group) { Form = FieldForm.Present });
    public static readonly FieldInfo Magic = Add(new FieldInfo("http2.magic", "Magic", FieldKind.Text));
    public static readonly FieldInfo Length = Number("length", "Length", 24), Type = Number("type", "Type", 8, names: Http2FrameTypeNames.Table);
    public static readonly FieldInfo Flags = Number("flags", "Flags", 8, hex: true);
    public static readonly FieldInfo Reserved = Number("r", "Reserved", 1, hex: true, shownBits: 32), StreamId = Number("streamid", "Stream Identifier", 31);

    public static readonly FieldInfo PadLength = Number("padding", "Pad Length", 8, hex: true), PadLengthValue = DerivedNumber("pad_length", "Pad Length");
    public static readonly FieldInfo Data = Bytes("data.data", "Data"), DataPadding = Bytes("data.padding", "Padding", key: "data_padding");
    public static readonly FieldInfo RealWeight = DerivedNumber("headers.weight_real", "Weight real");
    public static readonly FieldInfo Block = Bytes("headers", "Header Block Fragment"), HeadersPadding = Bytes("headers.padding", "Padding", key: "headers_padding");
    public static readonly FieldInfo PromisedBlock = Bytes("push_promise.header", "Header Block Fragment"), PromisePadding = Bytes("push_promise.padding", "Padding", key: "push_promise_padding");
    public static readonly FieldInfo ContinuedBlock = Bytes("continuation.header", "Continuation Header");
    public static readonly FieldInfo SettingList = Add(new FieldInfo("http2.settings_list", "Settings", FieldKind.List)), Setting = Add(new FieldInfo("http2.settings", "Settings", FieldKind.Group) { Form = FieldForm.Present });
    public static readonly FieldInfo SettingId = Number("settings.id", "Settings Identifier", 16, names: Http2SettingNames.Table);
    public static readonly FieldInfo UnknownSetting = Number("settings.unknown", "Unknown Settings", 32);
    public static readonly FieldInfo Ping = Bytes("ping", "Ping"), Pong = Bytes("pong", "Pong");
    public static readonly FieldInfo DebugData = Bytes("goaway.addata", "Additional Debug Data");
    public static readonly FieldInfo AlternativeOrigin = Text("altsvc.origin", "Origin"), AlternativeValue = Text("altsvc.field_value", "Field/Value");
    public static readonly FieldInfo OriginList = Add(new FieldInfo("http2.origins", "Origins", FieldKind.List)), Origin = Add(new FieldInfo("http2.origin", "Origin", FieldKind.Group) { Form = FieldForm.Present });
    public static readonly FieldInfo OriginLength = Number("origin.origin_len", "Origin Length", 16), OriginText = Text("origin.origin", "Origin");
    public static readonly FieldInfo PriorityValue = Text("priority_update_field_value", "Priority Update Field Value");
    public static readonly FieldInfo Unknown = Bytes("unknown", "Unknown");

    // The fixed parts of payloads, in the order of the wire.
    public static readonly FieldInfo[]
        Priority = [Bit("exclusive", "Exclusive"), Number("stream_dependency", "Stream Dependency", 31), Number("headers.weight", "Weight", 8)],
        Reset = [Number("rst_stream.error", "Error", 32, names: Http2ErrorNames.Table)],
        Promise = [Number("push_promise.r", "Reserved", 1, hex: true, shownBits: 32, key: "push_promise_r"), Number("push_promise.promised_stream_id", "Promised-Stream-ID", 31)],
        GoAway =
        [
            Number("goway.r", "Reserved", 1, hex: true, shownBits: 32, key: "goaway_r"), Number("goaway.last_stream_id", "Last-Stream-ID", 31),
            Number("goaway.error", "Error", 32, names: Http2ErrorNames.Table),
        ],
        WindowUpdate = [Number("window_update.r", "Reserved", 1, hex: true, shownBits: 32, key: "window_update_r"), Number("window_update.window_size_increment", "Window Size Increment", 31)],
        AlternativeServices = [Number("altsvc.origin.len", "Origin Length", 16)],
        PriorityUpdate = [Number("priority_update.r", "Reserved", 1, hex: true, shownBits: 32, key: "priority_update_r"), Number("priority_update_stream_id", "Priority Update Stream ID", 31)],
        None = [];

    private static readonly FieldInfo[] SettingValues =
    [
        Number("settings.header_table_size", "Header table size", 32), Number("settings.enable_push", "Enable PUSH", 32),
        Number("settings.max_concurrent_streams", "Max concurrent streams", 32), Number("settings.initial_window_size", "Initial Windows Size", 32),
        Number("settings.max_frame_size", "Max frame size", 32), Number("settings.max_header_list_size", "Max header list size", 32),
        UnknownSetting, Number("settings.extended_connect", "Extended CONNECT", 32),
    ];

    // The flags that a type knows, from the highest bit on, and the field of the others.
    private static readonly FieldInfo EndStream = Bit("flags.end_stream", "End Stream"), EndHeaders = Bit("flags.eh", "End Headers"), Padded = Bit("flags.padded", "Padded");
    private static readonly FieldInfo WithPriority = Bit("flags.priority", "Priority");

    private static readonly Http2FlagSet
        DataFlags = new(UnusedFlags("unused_data"), (3, Padded), (0, EndStream)),
        HeadersFlags = new(UnusedFlags("unused_headers"), (5, WithPriority), (3, Padded), (2, EndHeaders), (0, EndStream)),
        SettingsFlags = new(UnusedFlags("unused_settings"), (0, Ack("flags.ack.settings"))),
        PromiseFlags = new(UnusedFlags("unused_push_promise"), (3, Padded), (2, EndHeaders)),
        PingFlags = new(UnusedFlags("unused_ping"), (0, Ack("flags.ack.ping"))),
        ContinuationFlags = new(UnusedFlags("unused_continuation"), (2, EndHeaders)),
        OtherFlags = new(UnusedFlags("unused"));

    /// <summary>All of them.</summary>
    public static FieldInfo[] All => [.. Registered, .. Http2HeaderFields.All];

    /// <summary>The flags of a type.</summary>
    public static Http2FlagSet FlagsOf(Http2FrameType type) => type switch
    {
        Http2FrameType.Data => DataFlags,
        Http2FrameType.Headers => HeadersFlags,
        Http2FrameType.Settings => SettingsFlags,
        Http2FrameType.PushPromise => PromiseFlags,
        Http2FrameType.Ping => PingFlags,
        Http2FrameType.Continuation => ContinuationFlags,
        _ => OtherFlags,
    };

    /// <summary>The field of a setting's value.</summary>
    public static FieldInfo ValueOf(Http2Setting setting) => (int)setting - 1 is >= 0 and var at && at < SettingValues.Length ? SettingValues[at] : UnknownSetting;

    // Its bits need not stand together: it is a value worked out of the flags.
    private static FieldInfo UnusedFlags(string name) => Add(new FieldInfo("http2.flags." + name, "Unused", FieldKind.UInt) { Hex = true, Derived = true });

    private static FieldInfo Bit(string name, string label) => Add(new FieldInfo("http2." + name, label, FieldKind.Bool, -1, 1));

    private static FieldInfo Ack(string name) => Add(new FieldInfo("http2." + name, "ACK", FieldKind.Bool, -1, 1) { Key = "ack" });

    private static FieldInfo Number(string name, string label, int bits, bool hex = false, EnumNames? names = null, string? key = null, int shownBits = 0) =>
        Add(key is null
            ? new FieldInfo("http2." + name, label, FieldKind.UInt, -1, bits) { Hex = hex, Names = names, ShownBits = shownBits > 0 ? shownBits : (bits + 7) / 8 * 8 }
            : new FieldInfo("http2." + name, label, FieldKind.UInt, -1, bits) { Hex = hex, Names = names, Key = key, ShownBits = shownBits > 0 ? shownBits : (bits + 7) / 8 * 8 });

    private static FieldInfo DerivedNumber(string name, string label) => Add(new FieldInfo("http2." + name, label, FieldKind.UInt) { Derived = true });

    private static FieldInfo Text(string name, string label) => Add(new FieldInfo("http2." + name, label, FieldKind.Text));

    private static FieldInfo Bytes(string name, string label, string? key = null) =>
        Add(key is null ? new FieldInfo("http2." + name, label, FieldKind.Bytes) : new FieldInfo("http2." + name, label, FieldKind.Bytes) { Key = key });

    private static FieldInfo Add(FieldInfo field)
    {
        Registered.Add(field);
        return field;
    }
}

/// <summary>The flags that a type of frame knows.</summary>
internal sealed class Http2FlagSet
{
    private readonly FieldInfo _unused;
    private readonly (int Bit, FieldInfo Field)[] _known;
    private readonly int _mask, _shift;

    public Http2FlagSet(FieldInfo unused, params (int Bit, FieldInfo Field)[] known)
    {
        (_unused, _known, _mask) = (unused, known, 0xFF);
        foreach ((int bit, _) in known)
            _mask &= ~(1 << bit);
        _shift = System.Numerics.BitOperations.TrailingZeroCount(_mask);
    }

    /// <summary>Shows the flags; the unused ones as Wireshark does: without the zeros behind them.</summary>
    /// <param name="flags">All of them.</param>
    /// <param name="at">The first bit of the byte.</param>
    /// <param name="sink">Receives the fields.</param>
    public void Visit(byte flags, int at, FieldSink sink)
    {
        sink.BeginGroup(Http2Fields.Flags, flags, at, 8);
        sink.Number(_unused, (uint)(flags & _mask) >> _shift, at, 0);
        foreach ((int bit, FieldInfo field) in _known)
            sink.Number(field, (uint)flags >> bit & 1, at + 7 - bit, 1);
        sink.EndGroup();
    }
}
