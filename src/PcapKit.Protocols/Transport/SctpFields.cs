namespace PcapKit.Protocols;

// The fields of the chunks: a table of fixed parts by type, then parameters, causes, lists or bytes.
public readonly ref partial struct SctpView
{
    private static readonly FieldInfo List = new("sctp.chunks", "Chunks", FieldKind.List);
    private static readonly FieldInfo Chunk = new("sctp.chunk", "Chunk", FieldKind.Group);
    private static readonly FieldInfo Type = Number("chunk_type", "Chunk type", 8, names: SctpChunkTypeNames.Table);
    private static readonly FieldInfo Flags = Number("chunk_flags", "Chunk flags", 8, hex: true);
    private static readonly FieldInfo FlagsReserved = Number("chunk_flags_reserved", "Reserved", 0);
    private static readonly FieldInfo Immediate = Bit("data_i_bit", "I-Bit"), Unordered = Bit("data_u_bit", "U-Bit"), Begin = Bit("data_b_bit", "B-Bit"), End = Bit("data_e_bit", "E-Bit");
    private static readonly FieldInfo AbortTag = Bit("abort_t_bit", "T-Bit"), CompleteTag = Bit("shutdown_complete_t_bit", "T-Bit");
    private static readonly FieldInfo ChunkLength = Number("chunk_length", "Chunk length", 16);
    private static readonly FieldInfo Value = new("sctp.chunk_value", "Chunk value", FieldKind.Bytes);
    private static readonly FieldInfo ChunkPadding = new("sctp.chunk_padding", "Chunk padding", FieldKind.Bytes);
    private static readonly FieldInfo Cookie = new("sctp.cookie", "Cookie", FieldKind.Bytes);
    private static readonly FieldInfo Hmac = new("sctp.hmac", "HMAC", FieldKind.Bytes);
    private static readonly FieldInfo PaddingData = new("sctp.padding_data", "Padding data", FieldKind.Bytes);
    private static readonly FieldInfo GapStart = Number("sack_gap_block_start", "Start", 16), GapEnd = Number("sack_gap_block_end", "End", 16);
    private static readonly FieldInfo Gaps = new("sctp.sack_gap_blocks", "Gap Acknowledgements", FieldKind.List);
    private static readonly FieldInfo Gap = new("sctp.sack_gap_block", "Gap Acknowledgement", FieldKind.Group);
    private static readonly FieldInfo DuplicateTsn = Number("sack_duplicate_tsn", "Duplicate TSN", 32, repeats: true);
    private static readonly FieldInfo Skipped = new("sctp.forward_tsn_streams", "Skipped streams", FieldKind.List);
    private static readonly FieldInfo SkippedStream = new("sctp.forward_tsn_stream", "Skipped stream", FieldKind.Group);
    private static readonly FieldInfo SkippedSid = Number("forward_tsn_sid", "Stream identifier", 16), SkippedSsn = Number("forward_tsn_ssn", "Stream sequence number", 16);

    private static readonly FieldInfo[]
        Data = [Number("data_tsn_raw", "Transmission sequence number (absolute)", 32), Number("data_sid", "Stream identifier", 16, hex: true),
            Number("data_ssn", "Stream sequence number", 16), Number("data_payload_proto_id", "Payload protocol identifier", 32)],
        InterleavedData = [Data[0], Data[1], Number("data_reserved", "Reserved", 16), Number("data_mid", "Message identifier", 32), Data[3]],
        InterleavedFragment = [.. InterleavedData[..4], Number("data_fsn", "Fragment sequence number", 32)],
        Init = Setup("init"),
        InitAck = Setup("initack"),
        Sack = [Number("sack_cumulative_tsn_ack_raw", "Cumulative TSN ACK (absolute)", 32), Number("sack_a_rwnd", "Advertised receiver window credit (a_rwnd)", 32),
            Number("sack_number_of_gap_blocks", "Number of gap acknowledgement blocks", 16), Number("sack_number_of_duplicated_tsns", "Number of duplicated TSNs", 16)],
        Shutdown = [Number("shutdown_cumulative_tsn_ack", "Cumulative TSN Ack", 32)],
        EcnEcho = [Number("ecne_lowest_tsn", "Lowest TSN", 32)],
        Reduced = [Number("cwr_lowest_tsn", "Lowest TSN", 32)],
        Authentication = [Number("shared_key_id", "Shared key identifier", 16), Number("hmac_id", "HMAC identifier", 16)],
        Configuration = [Number("asconf_seq_nr_number", "Sequence number", 32, hex: true)],
        ConfigurationAck = [Number("asconf_ack_seq_nr_number", "Sequence number", 32, hex: true)],
        ForwardTsn = [Number("forward_tsn_tsn", "New cumulative TSN", 32)],
        InterleavedForwardTsn = [Number("i_forward_tsn_tsn", "New cumulative TSN", 32)],
        None = [],
        DataFlags = [Immediate, Unordered, Begin, End],
        AbortFlags = [AbortTag],
        CompleteFlags = [CompleteTag];

    internal static FieldInfo[] BodyFields =>
    [
        List, Chunk, Type, Flags, FlagsReserved, Immediate, Unordered, Begin, End, AbortTag, CompleteTag, ChunkLength, .. Data, .. InterleavedData[2..4], InterleavedFragment[4], .. Init, .. InitAck, .. Sack, Gaps, Gap, GapStart, GapEnd, DuplicateTsn,
        .. Shutdown, .. EcnEcho, .. Reduced, .. Authentication, .. Configuration, .. ConfigurationAck, .. ForwardTsn, Skipped, SkippedStream, SkippedSid, SkippedSsn,
        .. InterleavedForwardTsn, Cookie, Hmac, PaddingData, Value, ChunkPadding, .. SctpItems.All,
    ];

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (layer.HeaderLength <= FixedLength)
            return;
        sink.BeginGroup(List, 0, FixedLength * 8, (layer.HeaderLength - FixedLength) * 8);
        foreach (SctpChunk chunk in Chunks)
        {
            int at = FixedLength + chunk.Offset;
            sink.BeginGroup(Chunk, 0, at * 8, (chunk.Bytes.Length + chunk.Padding.Length) * 8);
            sink.Number(Type, (byte)chunk.Type, at * 8, 8);
            VisitFlags(chunk, at * 8 + 8, sink);
            sink.Number(ChunkLength, (uint)chunk.Length, at * 8 + 16, 16);
            VisitChunk(chunk, at, sink);
            if (chunk.Length < 4)
                sink.Problem(IssueKind.Malformed, "a chunk is shorter than its header", at * 8 + 16);
            Push(ChunkPadding, chunk.Padding, at + chunk.Bytes.Length, sink);
            sink.EndGroup();
        }
        sink.EndGroup();
    }

    private static void VisitFlags(in SctpChunk chunk, int at, FieldSink sink)
    {
        ReadOnlySpan<FieldInfo> bits = chunk.Type switch
        {
            SctpChunkType.Data or SctpChunkType.InterleavedData => DataFlags,
            SctpChunkType.Abort => AbortFlags,
            SctpChunkType.ShutdownComplete => CompleteFlags,
            _ => default,
        };
        if (bits.IsEmpty)
        {
            sink.Number(Flags, chunk.Flags, at, 8);
            return;
        }
        int reserved = 8 - bits.Length;
        sink.BeginGroup(Flags, chunk.Flags, at, 8);
        sink.Number(FlagsReserved, (uint)chunk.Flags >> bits.Length, at, reserved);
        for (int i = 0; i < bits.Length; i++)
            sink.Number(bits[i], (uint)chunk.Flags >> (bits.Length - 1 - i) & 1, at + reserved + i, 1);
        sink.EndGroup();
    }

    private static void VisitChunk(in SctpChunk chunk, int at, FieldSink sink)
    {
        FieldInfo[] parts = PartsOf(chunk);
        int used = 4;
        foreach (FieldInfo part in parts)
        {
            int bytes = part.BitLength / 8;
            if (used + bytes > chunk.Bytes.Length)
                return;
            sink.Number(part, PcapKit.Bits.Read(chunk.Bytes, used * 8, part.BitLength), (at + used) * 8, part.BitLength);
            used += bytes;
        }
        ReadOnlySpan<byte> rest = chunk.Bytes[used..];
        int offset = at + used;
        switch (chunk.Type)
        {
            case SctpChunkType.Data or SctpChunkType.InterleavedData when (chunk.Flags & 3) == 3:
                // The message is a layer of its own.
                break;
            case SctpChunkType.Init or SctpChunkType.InitAck or SctpChunkType.Heartbeat or SctpChunkType.HeartbeatAck
                or SctpChunkType.AddressConfiguration or SctpChunkType.AddressConfigurationAck or SctpChunkType.Reconfiguration:
                SctpItems.Visit(rest, offset, false, sink);
                break;
            case SctpChunkType.Abort or SctpChunkType.Error:
                SctpItems.Visit(rest, offset, true, sink);
                break;
            case SctpChunkType.Sack:
                VisitGaps(chunk, offset, sink);
                break;
            case SctpChunkType.ForwardTsn:
                VisitSkipped(rest, offset, sink);
                break;
            case SctpChunkType.CookieEcho:
                Push(Cookie, rest, offset, sink);
                break;
            case SctpChunkType.Authentication:
                Push(Hmac, rest, offset, sink);
                break;
            case SctpChunkType.Padding:
                Push(PaddingData, rest, offset, sink);
                break;
            default:
                Push(Value, rest, offset, sink);
                break;
        }
    }

    private static FieldInfo[] PartsOf(in SctpChunk chunk) => chunk.Type switch
    {
        SctpChunkType.Data => Data,
        // Only the first fragment says the protocol; the others are numbered (RFC 8260, section 2.1).
        SctpChunkType.InterleavedData => (chunk.Flags & 2) != 0 ? InterleavedData : InterleavedFragment,
        SctpChunkType.Init => Init,
        SctpChunkType.InitAck => InitAck,
        SctpChunkType.Sack => Sack,
        SctpChunkType.Shutdown => Shutdown,
        SctpChunkType.EcnEcho => EcnEcho,
        SctpChunkType.CongestionWindowReduced => Reduced,
        SctpChunkType.Authentication => Authentication,
        SctpChunkType.AddressConfiguration => Configuration,
        SctpChunkType.AddressConfigurationAck => ConfigurationAck,
        SctpChunkType.ForwardTsn => ForwardTsn,
        SctpChunkType.InterleavedForwardTsn => InterleavedForwardTsn,
        _ => None,
    };

    private static void VisitGaps(in SctpChunk chunk, int offset, FieldSink sink)
    {
        const int Counts = 12, First = 16;
        ReadOnlySpan<byte> rest = chunk.Bytes[First..];
        int gaps = Math.Min((int)PcapKit.Bits.Read(chunk.Bytes, Counts * 8, 16), rest.Length / 4);
        int duplicates = Math.Min((int)PcapKit.Bits.Read(chunk.Bytes, Counts * 8 + 16, 16), rest.Length / 4 - gaps);
        if (gaps > 0)
        {
            sink.BeginGroup(Gaps, 0, offset * 8, gaps * 32);
            for (int i = 0; i < gaps; i++)
                VisitPair(Gap, GapStart, GapEnd, rest, i, offset, sink);
            sink.EndGroup();
        }
        for (int i = gaps; i < gaps + duplicates; i++)
            sink.Number(DuplicateTsn, PcapKit.Bits.Read(rest, i * 32, 32), (offset + i * 4) * 8, 32);
        int used = (gaps + duplicates) * 4;
        Push(Value, rest[used..], offset + used, sink);
    }

    private static void VisitSkipped(ReadOnlySpan<byte> rest, int offset, FieldSink sink)
    {
        int count = rest.Length / 4;
        if (count > 0)
        {
            sink.BeginGroup(Skipped, 0, offset * 8, count * 32);
            for (int i = 0; i < count; i++)
                VisitPair(SkippedStream, SkippedSid, SkippedSsn, rest, i, offset, sink);
            sink.EndGroup();
        }
        Push(Value, rest[(count * 4)..], offset + count * 4, sink);
    }

    private static void VisitPair(FieldInfo group, FieldInfo first, FieldInfo second, ReadOnlySpan<byte> bytes, int index, int offset, FieldSink sink)
    {
        int at = (offset + index * 4) * 8;
        sink.BeginGroup(group, 0, at, 32);
        sink.Number(first, PcapKit.Bits.Read(bytes, index * 32, 16), at, 16);
        sink.Number(second, PcapKit.Bits.Read(bytes, index * 32 + 16, 16), at + 16, 16);
        sink.EndGroup();
    }

    internal static void Push(FieldInfo field, ReadOnlySpan<byte> bytes, int offset, FieldSink sink)
    {
        if (!bytes.IsEmpty)
            sink.Bytes(field, bytes, offset * 8, bytes.Length * 8);
    }

    private static FieldInfo[] Setup(string prefix) =>
    [
        Number(prefix + "_initiate_tag", "Initiate tag", 32, hex: true), Number(prefix + "_credit", "Advertised receiver window credit (a_rwnd)", 32),
        Number(prefix + "_nr_out_streams", "Number of outbound streams", 16), Number(prefix + "_nr_in_streams", "Number of inbound streams", 16),
        Number(prefix + "_initial_tsn", "Initial TSN", 32),
    ];

    internal static FieldInfo Number(string name, string label, int bits, bool hex = false, EnumNames? names = null, bool repeats = false) =>
        new("sctp." + name, label, FieldKind.UInt, -1, bits) { Hex = hex, Names = names, Repeats = repeats };

    private static FieldInfo Bit(string name, string label) => new("sctp." + name, label, FieldKind.Bool, -1, 1);
}
