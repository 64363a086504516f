namespace PcapKit;

internal sealed partial class PcapNgReader
{
    private const string TooSmall = "A packet block is too short for its fixed part.";

    private string? ReadEnhanced(int at, int length, out CapturedFrame frame)
    {
        if (length < 32)
            return Refuse(TooSmall, out frame);
        uint id = ReadWord(at + 8), captured = ReadWord(at + 20);
        ulong ticks = (ulong)ReadWord(at + 12) << 32 | ReadWord(at + 16);
        return Deliver(at, length, 28, id, captured, ReadWord(at + 24), ticks, out frame);
    }

    private string? ReadObsolete(int at, int length, out CapturedFrame frame)
    {
        if (length < 32)
            return Refuse(TooSmall, out frame);
        uint id = PcapNgNumbers.UInt16(Input.Bytes.AsSpan(at + 8), BigEndian), captured = ReadWord(at + 20);
        ulong ticks = (ulong)ReadWord(at + 12) << 32 | ReadWord(at + 16);
        return Deliver(at, length, 28, id, captured, ReadWord(at + 24), ticks, out frame);
    }

    private string? ReadSimple(int at, int length, out CapturedFrame frame)
    {
        if (length < 16)
            return Refuse(TooSmall, out frame);
        if (_interfaces.Count == 0)
            return Refuse("A simple packet block comes before any interface is described.", out frame);
        uint original = ReadWord(at + 8), snapLength = _interfaces[0].SnapLength;
        uint captured = snapLength == 0 ? original : Math.Min(original, snapLength);
        return Deliver(at, length, 12, 0, captured, original, null, out frame);
    }

    private string? Deliver(int at, int length, int headerLength, uint id, uint captured, uint original, ulong? ticks, out CapturedFrame frame)
    {
        if (id >= (uint)_interfaces.Count)
            return Refuse($"A packet is of interface {id}; the section describes {_interfaces.Count}.", out frame);
        int room = length - headerLength - 4;
        if (captured > (uint)room)
            return Refuse($"A packet block has room for {room} bytes and says that it holds {captured}.", out frame);
        PcapNgFrameDetails details = _details[id];
        if (captured > (uint)details.MaxPacketLength)
            return Refuse($"A packet says that it has {captured} bytes; the limit is {details.MaxPacketLength}.", out frame);
        int padded = Math.Min(((int)captured + 3) & ~3, room);
        ReadOnlySpan<byte> bytes = Input.Bytes;
        frame = new CapturedFrame
        {
            Data = bytes.Slice(at + headerLength, (int)captured),
            Number = ++PacketCount,
            Time = ticks is ulong t ? details.Resolution.ToTimestamp(t, details.TimestampOffset) : null,
            OriginalLength = (int)Math.Min(original, int.MaxValue),
            LinkType = details.LinkType,
            InterfaceId = (int)id,
            Details = details,
            Options = bytes.Slice(at + headerLength + padded, room - padded),
        };
        return null;
    }

    // Wireshark counts these blocks as frames: what stands behind the number of their owner, or the whole entry; of a huge one its beginning.
    private bool TryDeliverBlock(int at, uint type, int length, out CapturedFrame frame)
    {
        int header = type is CustomType or CustomNoCopyType ? 12 : 8;
        if (type is not (CustomType or CustomNoCopyType or JournalType) || length < header + 4)
        {
            frame = default;
            return false;
        }
        int whole = length - header - 4;
        ReadOnlySpan<byte> data = Input.Bytes.AsSpan(at + header, Math.Min(whole, Options.LimitOf(LinkTypes.NoPacket)));
        frame = new CapturedFrame { Data = data, Number = ++PacketCount, OriginalLength = whole, LinkType = LinkTypes.NoPacket };
        return true;
    }

    private static string Refuse(string damage, out CapturedFrame frame)
    {
        frame = default;
        return damage;
    }

    // Takes in a block that is no packet; the answer is what is wrong with it, or null.
    private string? ReadOther(int at, uint type, int length)
    {
        switch (type)
        {
            case SectionHeaderType:
                _swap = Input.Bytes[at + 8] == 0x1A == BitConverter.IsLittleEndian;
                _section++;
                _interfaces.Clear();
                _descriptionBytes = 0;
                break;
            case InterfaceType when length < 20:
                return "An interface description is too short for its fixed part.";
            case InterfaceType:
                return AddInterface(MakeBlock(at, type, length));
            default:
                break;
        }
        // Nobody asks: no copy.
        if (BlockRead is not null)
            BlockRead(MakeBlock(at, type, length));
        return null;
    }

    private string? AddInterface(CaptureBlock block)
    {
        if (_interfaces.Count == MaxInterfaces)
            return $"A section describes more than {MaxInterfaces} interfaces.";
        // Descriptions are kept as long as their section lasts.
        _descriptionBytes += block.Raw.Length;
        int most = Math.Min(MaxDescriptionBytes, Options.MaxRecordLength);
        if (_descriptionBytes > most)
            return $"The interface descriptions of a section have more than {most} bytes together.";
        ReadOnlySpan<byte> raw = block.Raw.Span;
        int id = _interfaces.Count;
        uint linkType = PcapNgNumbers.UInt16(raw[8..], block.BigEndian), snapLength = PcapNgNumbers.UInt32(raw[12..], block.BigEndian);
        var added = new CaptureInterface(_section, id, linkType, snapLength, TimestampResolution.Microseconds, block);
        if (!added.Resolution.IsExact)
            Warn($"Interface {id} of section {_section} has time stamps of {added.Resolution}; what is finer than 10^-18 s is cut.");
        _interfaces.Add(added);
        if (id == _details.Length)
            Array.Resize(ref _details, id * 2);
        _details[id] = new(added, block.BigEndian, Options.LimitOf(linkType));
        BlockRead?.Invoke(block);
        return null;
    }

    private CaptureBlock MakeBlock(int at, uint type, int length)
    {
        // Descriptions are kept for packets to come.
        bool borrow = Options.BorrowBlocks && type != InterfaceType && length > InputBuffer.DefaultSize;
        ReadOnlyMemory<byte> memory = borrow ? Input.Bytes.AsMemory(at, length) : Input.Keep(at, length);
        ReadOnlySpan<byte> raw = memory.Span;
        (CaptureBlockKind kind, int options) = type switch
        {
            SectionHeaderType => (CaptureBlockKind.SectionHeader, 24),
            InterfaceType => (CaptureBlockKind.InterfaceDescription, 16),
            NameResolutionType => (CaptureBlockKind.NameResolution, PcapNgRecords.OptionsOffset(raw, BigEndian)),
            StatisticsType => (CaptureBlockKind.InterfaceStatistics, 20),
            SecretsType => (CaptureBlockKind.DecryptionSecrets, SecretsOptions(raw)),
            JournalType => (CaptureBlockKind.SystemdJournalExport, length - 4),
            CustomType or CustomNoCopyType => (CaptureBlockKind.Custom, length - 4),
            _ => (CaptureBlockKind.Unknown, length - 4),
        };
        return new(kind, type, memory, BigEndian, Input.Offset, _section, Math.Min(options, length - 4))
        {
            IsBorrowed = borrow,
            Interface = kind == CaptureBlockKind.InterfaceStatistics ? StatisticsInterface(raw) : null,
        };
    }

    private int SecretsOptions(ReadOnlySpan<byte> raw)
    {
        if (raw.Length < 20)
            return raw.Length - 4;
        uint secrets = PcapNgNumbers.UInt32(raw[12..], BigEndian);
        return secrets > (uint)raw.Length - 20 ? raw.Length - 4 : 16 + (((int)secrets + 3) & ~3);
    }

    private CaptureInterface? StatisticsInterface(ReadOnlySpan<byte> raw)
    {
        uint id = raw.Length < 24 ? uint.MaxValue : PcapNgNumbers.UInt32(raw[8..], BigEndian);
        return id < (uint)_interfaces.Count ? _interfaces[(int)id] : null;
    }
}
