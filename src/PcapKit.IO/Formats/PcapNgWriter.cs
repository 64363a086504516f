using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PcapKit;

/// <summary>Writes pcapng files: sections, interfaces, packets with comments and flags, names, statistics, secrets, custom blocks and any other block.</summary>
/// <remarks>
/// A file is copied byte by byte by handing every block to <see cref="WriteBlock(CaptureBlock)"/> and every packet's
/// <see cref="CaptureReader.Record"/> to <see cref="WriteRecord"/>.
/// </remarks>
public sealed partial class PcapNgWriter : CaptureWriter
{
    private readonly PcapNgBlockBuilder _builder = new();
    private readonly List<CaptureInterface> _interfaces = [];
    private readonly Dictionary<object, int> _idOf = [];
    private readonly PcapNgSection _firstSection;
    private bool _bigEndian;
    private int _section;
    private FrameDetails? _lastDetails;
    private uint _lastLinkType;
    private int _lastId = -1;

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="options">How to write, or null for the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open at the end.</param>
    public PcapNgWriter(Stream stream, PcapNgWriterOptions? options = null, bool leaveOpen = false)
        : this(new OutputFile(stream, leaveOpen), options) { }

    /// <summary>Writes to an output, for example one of <see cref="OutputFiles"/>.</summary>
    /// <param name="output">The output; the writer completes it and disposes of it.</param>
    /// <param name="options">How to write, or null for the defaults.</param>
    public PcapNgWriter(OutputFile output, PcapNgWriterOptions? options = null) : base(output, options?.TimestampLoss ?? TimestampLoss.Refuse) =>
        _firstSection = options?.Section ?? new PcapNgSection();

    /// <summary>How many interfaces the present section has.</summary>
    public int InterfaceCount => _interfaces.Count;

    /// <summary>Writes a file; it takes its place when <see cref="CaptureWriter.Complete"/> is called.</summary>
    /// <param name="path">The path; a file that is there is replaced.</param>
    /// <param name="options">How to write, or null for the defaults.</param>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static PcapNgWriter Create(string path, PcapNgWriterOptions? options = null) => new(new OutputFile(path), options);

    /// <summary>Begins a section: it has no interfaces yet.</summary>
    /// <param name="section">The section.</param>
    public void BeginSection(PcapNgSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        Emit(_builder.Begin(PcapNgReader.SectionHeaderType, section.BigEndian)
            .UInt32(PcapNgReader.ByteOrderMagic).UInt16(1).UInt16(0).UInt64(ulong.MaxValue)
            .Comments(section.Comments).Text(2, section.Hardware).Text(3, section.OperatingSystem).Text(4, section.Application)
            .More(section.Options).End());
        EnterSection(section.BigEndian);
    }

    /// <summary>Describes an interface.</summary>
    /// <param name="description">The interface.</param>
    /// <returns>Its index, for packets.</returns>
    public int AddInterface(PcapNgInterface description)
    {
        ArgumentNullException.ThrowIfNull(description);
        NeedSection();
        PcapNgBlockBuilder block = _builder.Begin(PcapNgReader.InterfaceType, _bigEndian)
            .UInt16(description.LinkType).UInt16(0).UInt32(description.SnapLength)
            .Comments(description.Comments).Text(2, description.Name).Text(3, description.Description);
        if (description.MacAddress is MacAddress mac)
        {
            Span<byte> bytes = stackalloc byte[6];
            mac.CopyTo(bytes);
            block.Option(6, bytes);
        }
        block.OptionalNumber(8, description.Speed, 8);
        // Microseconds need no words.
        if (description.Resolution != TimestampResolution.Microseconds)
            block.Option(9, [description.Resolution.Value]);
        if (description.Filter is string filter)
            block.Option(11, [0, .. Encoding.UTF8.GetBytes(filter)]);
        block.Text(12, description.OperatingSystem);
        if (description.FcsLength is byte fcs)
            block.Option(13, [fcs]);
        block.OptionalNumber(14, description.TimestampOffset != 0 ? (ulong)description.TimestampOffset : null, 8);
        return EmitInterface(block.Text(15, description.Hardware).More(description.Options).End());
    }

    /// <summary>Describes an interface as another capture does, with all its options.</summary>
    /// <param name="source">The interface there.</param>
    /// <returns>Its index here.</returns>
    public int CopyInterface(CaptureInterface source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.Block is not CaptureBlock block)
        {
            return AddInterface(new PcapNgInterface
            {
                LinkType = (ushort)source.LinkType,
                SnapLength = source.SnapLength,
                Resolution = source.Resolution,
                FcsLength = (byte?)source.FcsLength,
            });
        }
        NeedSection();
        ReadOnlySpan<byte> options = block.Raw.Span[16..^4];
        return EmitInterface(_builder.Begin(PcapNgReader.InterfaceType, _bigEndian)
            .UInt16((ushort)source.LinkType).UInt16(0).UInt32(source.SnapLength)
            .Transcribe(options, PcapNgReader.InterfaceType, block.BigEndian).End());
    }

    /// <summary>Writes names of addresses.</summary>
    /// <param name="names">The names; several of one address are several entries.</param>
    /// <exception cref="ArgumentException">An address is neither IPv4 nor IPv6, or a name too long.</exception>
    public void WriteNames(IReadOnlyList<ResolvedName> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        NeedSection();
        _builder.Begin(PcapNgReader.NameResolutionType, _bigEndian);
        foreach (ResolvedName entry in names)
        {
            byte[] value = [.. entry.Address.GetAddressBytes(), .. Encoding.UTF8.GetBytes(entry.Name), 0];
            ushort kind = entry.Address.AddressFamily switch
            {
                AddressFamily.InterNetwork => 1,
                AddressFamily.InterNetworkV6 => 2,
                _ => throw new ArgumentException($"{entry.Address} is neither IPv4 nor IPv6.", nameof(names)),
            };
            if (value.Length > ushort.MaxValue)
                throw new ArgumentException($"The name of {entry.Address} is too long.", nameof(names));
            _builder.UInt16(kind).UInt16((ushort)value.Length).Padded(value);
        }
        Emit(_builder.UInt32(0).End());
    }

    /// <summary>Writes counts of an interface.</summary>
    /// <param name="interfaceId">The index of the interface.</param>
    /// <param name="time">When they were taken.</param>
    /// <param name="statistics">The counts.</param>
    public void WriteStatistics(int interfaceId, Timestamp time, PcapNgStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(statistics);
        CaptureInterface of = Interface(interfaceId);
        Emit(_builder.Begin(PcapNgReader.StatisticsType, _bigEndian).UInt32((uint)interfaceId).Ticks(Ticks(time, of))
            .Comments(statistics.Comments)
            .OptionalTicks(2, statistics.StartTime is Timestamp start ? Ticks(start, of) : null)
            .OptionalTicks(3, statistics.EndTime is Timestamp end ? Ticks(end, of) : null)
            .OptionalNumber(4, statistics.Received, 8).OptionalNumber(5, statistics.Dropped, 8).OptionalNumber(6, statistics.FilterAccepted, 8)
            .OptionalNumber(7, statistics.OsDropped, 8).OptionalNumber(8, statistics.Delivered, 8)
            .More(statistics.Options).End());
    }

    /// <summary>Writes secrets with which readers decrypt the packets that follow.</summary>
    /// <param name="type">What they are, see <see cref="SecretsTypes"/>.</param>
    /// <param name="secrets">The secrets, for example the text of a TLS key log.</param>
    public void WriteSecrets(uint type, ReadOnlySpan<byte> secrets)
    {
        NeedSection();
        Emit(_builder.Begin(PcapNgReader.SecretsType, _bigEndian).UInt32(type).UInt32((uint)secrets.Length).Padded(secrets).End());
    }

    /// <summary>Writes a block of an enterprise's own.</summary>
    /// <param name="enterprise">Its private enterprise number.</param>
    /// <param name="data">The content.</param>
    /// <param name="copy">Whether programs that change the file may copy the block.</param>
    public void WriteCustom(uint enterprise, ReadOnlySpan<byte> data, bool copy = true)
    {
        NeedSection();
        Emit(_builder.Begin(copy ? PcapNgReader.CustomType : PcapNgReader.CustomNoCopyType, _bigEndian).UInt32(enterprise).Padded(data).End());
    }

    /// <summary>Writes an entry of the systemd journal.</summary>
    /// <param name="entry">The entry in the journal's export format.</param>
    public void WriteJournal(ReadOnlySpan<byte> entry) => WriteBlock(PcapNgReader.JournalType, entry);

    /// <summary>Writes a block of any type but a section header or an interface.</summary>
    /// <param name="type">The type.</param>
    /// <param name="body">The body in the byte order of the section; padded to four bytes.</param>
    public void WriteBlock(uint type, ReadOnlySpan<byte> body)
    {
        if (type is PcapNgReader.SectionHeaderType or PcapNgReader.InterfaceType)
            throw new ArgumentException("Sections and interfaces have methods of their own.", nameof(type));
        NeedSection();
        Emit(_builder.Begin(type, _bigEndian).Padded(body).End());
    }

    /// <summary>Copies a block of another capture byte by byte. A section header begins a section, an interface description adds the interface.</summary>
    /// <param name="block">The block.</param>
    /// <exception cref="ArgumentException">It is of a pcap file, or its byte order is not that of the section.</exception>
    public void WriteBlock(CaptureBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Kind == CaptureBlockKind.GlobalHeader)
            throw new ArgumentException("A global header is no block of pcapng.", nameof(block));
        if (block.Kind == CaptureBlockKind.SectionHeader)
        {
            EnterSection(block.BigEndian);
        }
        else
        {
            NeedSection();
            if (block.BigEndian != _bigEndian)
                throw new ArgumentException("The byte order of the block is not that of the section.", nameof(block));
        }
        if (block.Kind == CaptureBlockKind.InterfaceDescription)
            AddCopied(block, block);
        Emit(block.Raw.Span);
    }

    private protected override void Finish() => NeedSection();

    private void NeedSection()
    {
        if (_section == 0)
            BeginSection(_firstSection);
    }

    private void EnterSection(bool bigEndian)
    {
        _section++;
        _bigEndian = bigEndian;
        _interfaces.Clear();
        _idOf.Clear();
        _lastId = -1;
    }

    private int EmitInterface(ReadOnlySpan<byte> raw)
    {
        AddCopied(new(CaptureBlockKind.InterfaceDescription, PcapNgReader.InterfaceType, raw.ToArray(), _bigEndian, 0, _section, 16), null);
        Emit(raw);
        return _interfaces.Count - 1;
    }

    private void AddCopied(CaptureBlock block, object? key)
    {
        uint linkType = PcapNgNumbers.UInt16(block.Raw.Span[8..], block.BigEndian), snapLength = PcapNgNumbers.UInt32(block.Raw.Span[12..], block.BigEndian);
        if (key is not null)
            _idOf[key] = _interfaces.Count;
        _interfaces.Add(new(_section, _interfaces.Count, linkType, snapLength, TimestampResolution.Microseconds, block));
    }

    private CaptureInterface Interface(int id)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(id, nameof(id));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(id, _interfaces.Count, nameof(id));
        return _interfaces[id];
    }

    private protected override string FinerTimes => "set PcapNgInterface.Resolution";

    private ulong Ticks(Timestamp time, CaptureInterface of) => ToTicks(time, of.Resolution, of.TimestampOffset, ulong.MaxValue);
}
