namespace PcapKit;

/// <summary>What a part of a capture file is that is no packet.</summary>
public enum CaptureBlockKind : byte
{
    /// <summary>The beginning of a pcap file.</summary>
    GlobalHeader,
    /// <summary>The beginning of a section of a pcapng file.</summary>
    SectionHeader,
    /// <summary>The description of an interface.</summary>
    InterfaceDescription,
    /// <summary>Names of addresses.</summary>
    NameResolution,
    /// <summary>Counts of an interface.</summary>
    InterfaceStatistics,
    /// <summary>Keys to encrypted traffic.</summary>
    DecryptionSecrets,
    /// <summary>An entry of the systemd journal.</summary>
    SystemdJournalExport,
    /// <summary>A block of some enterprise.</summary>
    Custom,
    /// <summary>A block of a type that is not known here.</summary>
    Unknown,
}

/// <summary>A part of a capture file that is no packet: pcap's global header or a block of pcapng. Owned, may be kept; unless <see cref="CaptureReaderOptions.BorrowBlocks"/> says otherwise.</summary>
public sealed class CaptureBlock
{
    private const int MaxOptions = 10_000;

    private readonly int _optionsOffset;
    private CaptureOption[]? _options;

    internal CaptureBlock(CaptureBlockKind kind, uint type, ReadOnlyMemory<byte> raw, bool bigEndian, long offset, int section, int optionsOffset)
    {
        (Kind, Type, Raw, BigEndian, Offset, Section) = (kind, type, raw, bigEndian, offset, section);
        _optionsOffset = optionsOffset;
    }

    /// <summary>What it is.</summary>
    public CaptureBlockKind Kind { get; }

    /// <summary>The name that reports use, for example <c>Section Header</c>.</summary>
    public string Name => Kind switch
    {
        CaptureBlockKind.GlobalHeader => "Global Header",
        CaptureBlockKind.SectionHeader => "Section Header",
        CaptureBlockKind.InterfaceDescription => "Interface Description",
        CaptureBlockKind.NameResolution => "Name Resolution",
        CaptureBlockKind.InterfaceStatistics => "Interface Statistics",
        CaptureBlockKind.DecryptionSecrets => "Decryption Secrets",
        CaptureBlockKind.SystemdJournalExport => "systemd Journal Export",
        CaptureBlockKind.Custom => "Custom",
        _ => "Unknown",
    };

    /// <summary>The type number of pcapng; the magic number of pcap.</summary>
    public uint Type { get; }

    /// <summary>The whole of it as it stands in the file: type, lengths, body and padding.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>What stands between the lengths; pcap's header as a whole.</summary>
    public ReadOnlyMemory<byte> Body => Kind == CaptureBlockKind.GlobalHeader ? Raw : Raw[8..^4];

    /// <summary>Whether the most significant byte of its numbers comes first.</summary>
    public bool BigEndian { get; }

    /// <summary>Where it begins in the file; in a compressed one, counted after decompression.</summary>
    public long Offset { get; }

    /// <summary>The section of the file that it is in, from 1.</summary>
    public int Section { get; }

    /// <summary>The interface that it speaks of, where that is known: of statistics.</summary>
    public CaptureInterface? Interface { get; internal init; }

    /// <summary>Whether its bytes are valid only during the call of <see cref="CaptureReader.BlockRead"/>, see <see cref="CaptureReaderOptions.BorrowBlocks"/>.</summary>
    public bool IsBorrowed { get; internal init; }

    /// <summary>Its options in the order of the file; those after a damaged one, or beyond the first 10,000, are lacking.</summary>
    public IReadOnlyList<CaptureOption> Options => _options ??= ParseOptions();

    /// <summary>Where its options begin in <see cref="Raw"/>; the end of the body where it has none.</summary>
    internal int OptionsOffset => _optionsOffset;

    /// <summary>Finds the first option with a code.</summary>
    /// <param name="code">The code; its meaning depends on the type of the block.</param>
    /// <param name="option">The option.</param>
    public bool TryGetOption(ushort code, out CaptureOption option)
    {
        PcapNgOptionWalk walk = WalkOptions();
        while (walk.Next())
        {
            if (walk.Code == code)
            {
                option = Make(walk);
                return true;
            }
        }
        option = default;
        return false;
    }

    /// <summary>The first option with a code as text, or null.</summary>
    /// <param name="code">The code.</param>
    public string? GetText(ushort code) => TryGetOption(code, out CaptureOption option) ? option.Text : null;

    /// <summary>The names of addresses of a name resolution block; empty for other blocks.</summary>
    public IReadOnlyList<ResolvedName> GetNames() =>
        Kind == CaptureBlockKind.NameResolution ? PcapNgRecords.Parse(Raw.Span, BigEndian) : [];

    /// <summary>The content of a decryption secrets block.</summary>
    /// <param name="type">What the secrets are, see <see cref="SecretsTypes"/>.</param>
    /// <param name="secrets">The secrets, for example the text of a TLS key log.</param>
    /// <returns>False for other blocks and damaged ones.</returns>
    public bool TryGetSecrets(out uint type, out ReadOnlyMemory<byte> secrets)
    {
        (type, secrets) = (0, default);
        if (Kind != CaptureBlockKind.DecryptionSecrets || Raw.Length < 20)
            return false;
        type = PcapNgNumbers.UInt32(Raw.Span[8..], BigEndian);
        uint length = PcapNgNumbers.UInt32(Raw.Span[12..], BigEndian);
        if (length > (uint)Raw.Length - 20)
            return false;
        secrets = Raw.Slice(16, (int)length);
        return true;
    }

    /// <summary>Pushes its content as fields, named as in Wireshark's dissectors of capture files: <c>pcap.…</c>, <c>pcapng.…</c>. Bit offsets count from its first byte.</summary>
    /// <param name="sink">Receives the fields. What does not fit is told by <see cref="FieldSink.Problem"/>; nothing throws.</param>
    public void Visit(FieldSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        new CaptureBlockVisitor(this, sink).Visit();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} at {Offset} ({Raw.Length} bytes)";

    private CaptureOption[] ParseOptions()
    {
        var options = new List<CaptureOption>();
        PcapNgOptionWalk walk = WalkOptions();
        while (options.Count < MaxOptions && walk.Next())
            options.Add(Make(walk));
        return [.. options];
    }

    private PcapNgOptionWalk WalkOptions()
    {
        int end = Kind == CaptureBlockKind.GlobalHeader ? Raw.Length : Raw.Length - 4;
        return new PcapNgOptionWalk(_optionsOffset < end ? Raw.Span[_optionsOffset..end] : default, BigEndian);
    }

    private CaptureOption Make(in PcapNgOptionWalk walk)
    {
        int at = _optionsOffset + walk.Offset;
        return new(Type, walk.Code, Raw.Slice(at + 4, walk.Value.Length), BigEndian, at);
    }
}
