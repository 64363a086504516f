namespace PcapKit;

public sealed partial class PcapNgWriter
{
    /// <summary>Writes a packet with its options; the interface it was captured on is described first where that has not been done.</summary>
    /// <param name="frame">The packet, for example as a <see cref="CaptureReader"/> gives it.</param>
    /// <exception cref="ArgumentException">Its time does not fit the resolution of the interface (see <see cref="TimestampLoss"/>).</exception>
    public override void Write(in CapturedFrame frame)
    {
        int id = InterfaceOf(frame);
        var details = frame.Details as PcapNgFrameDetails;
        ReadOnlySpan<byte> options = details is null ? default : frame.Options;
        if (frame.Time is null && options.IsEmpty && id == 0 && frame.Data.Length == SimpleLength(frame.OriginalLength))
        {
            WriteSimplePacket(frame.Data, frame.OriginalLength);
            return;
        }
        ulong ticks = frame.Time is Timestamp time ? Ticks(time, _interfaces[id]) : 0;
        _builder.Begin(PcapNgReader.EnhancedPacketType, _bigEndian).UInt32((uint)id).Ticks(ticks)
            .UInt32((uint)frame.Data.Length).UInt32((uint)frame.OriginalLength).Padded(frame.Data);
        if (!options.IsEmpty)
            _builder.Transcribe(options, PcapNgReader.EnhancedPacketType, details!.BigEndian);
        Emit(_builder.End());
        TimesMissing += frame.Time is null ? 1 : 0;
        PacketCount++;
    }

    /// <summary>Writes a packet.</summary>
    /// <param name="interfaceId">The index of its interface, as <see cref="AddInterface"/> gave it.</param>
    /// <param name="time">When it was captured.</param>
    /// <param name="data">Its bytes.</param>
    /// <param name="originalLength">How long it was on the wire; null for as long as <paramref name="data"/>.</param>
    /// <param name="options">What else to write of it, or null.</param>
    /// <exception cref="ArgumentException">There is no such interface, or the time does not fit its resolution (see <see cref="TimestampLoss"/>).</exception>
    public void WritePacket(int interfaceId, Timestamp time, ReadOnlySpan<byte> data, int? originalLength = null, PcapNgPacketOptions? options = null)
    {
        ulong ticks = Ticks(time, Interface(interfaceId));
        int original = originalLength ?? data.Length;
        ArgumentOutOfRangeException.ThrowIfNegative(original, nameof(originalLength));
        _builder.Begin(PcapNgReader.EnhancedPacketType, _bigEndian).UInt32((uint)interfaceId).Ticks(ticks)
            .UInt32((uint)data.Length).UInt32((uint)original).Padded(data);
        if (options is not null)
        {
            _builder.Comments(options.Comments).OptionalNumber(2, options.Flags, 4).OptionalNumber(4, options.DropCount, 8)
                .OptionalNumber(5, options.PacketId, 8).OptionalNumber(6, options.Queue, 4).More(options.Options);
        }
        Emit(_builder.End());
        PacketCount++;
    }

    /// <summary>Writes a packet of the first interface without a time, as a simple packet block.</summary>
    /// <param name="data">Its bytes.</param>
    /// <param name="originalLength">How long it was on the wire; null for as long as <paramref name="data"/>.</param>
    /// <exception cref="ArgumentException">The block cannot say how many bytes there are: they must be as many as the smaller one of the original length and the snap length of the interface.</exception>
    public void WriteSimplePacket(ReadOnlySpan<byte> data, int? originalLength = null)
    {
        int original = originalLength ?? data.Length;
        if (_interfaces.Count == 0)
            throw new InvalidOperationException("A simple packet needs an interface.");
        if (data.Length != SimpleLength(original))
            throw new ArgumentException("The length of a simple packet is the smaller one of its original length and the snap length of the first interface.", nameof(data));
        Emit(_builder.Begin(PcapNgReader.SimplePacketType, _bigEndian).UInt32((uint)original).Padded(data).End());
        PacketCount++;
    }

    /// <summary>Copies a packet's block as it stands in another file whose section and interfaces were copied before: <see cref="CaptureReader.Record"/>.</summary>
    /// <param name="block">The block with its lengths.</param>
    /// <exception cref="ArgumentException">Its lengths are wrong in the byte order of the section, or there is no section.</exception>
    public void WriteRecord(ReadOnlySpan<byte> block)
    {
        bool whole = _section > 0 && block.Length >= 12 && (block.Length & 3) == 0
            && ((PcapNgNumbers.UInt32(block[4..], _bigEndian) + 3) & ~3u) == (uint)block.Length;
        if (!whole)
            throw new ArgumentException("This is no block of the present section.", nameof(block));
        Emit(block);
        PacketCount++;
    }

    private int InterfaceOf(in CapturedFrame frame)
    {
        if (_lastId >= 0 && ReferenceEquals(frame.Details, _lastDetails) && frame.LinkType == _lastLinkType)
            return _lastId;
        NeedSection();
        CaptureInterface? source = (frame.Details as PcapNgFrameDetails)?.CapturedOn;
        // Interfaces of other captures are told apart by their blocks, packets without an interface by their link type.
        object key = source?.Block is CaptureBlock block ? block : frame.LinkType;
        if (!_idOf.TryGetValue(key, out int id))
        {
            id = source is not null ? CopyInterface(source) : AddInterface(new PcapNgInterface { LinkType = checked((ushort)frame.LinkType) });
            _idOf[key] = id;
        }
        (_lastDetails, _lastLinkType, _lastId) = (frame.Details, frame.LinkType, id);
        return id;
    }

    private long SimpleLength(int original)
    {
        uint snapLength = _interfaces[0].SnapLength;
        return snapLength == 0 ? original : Math.Min((uint)original, snapLength);
    }
}
