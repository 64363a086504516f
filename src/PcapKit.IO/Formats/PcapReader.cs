using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PcapKit;

/// <summary>Reads pcap files: micro- and nanoseconds, both byte orders, and the modified forms.</summary>
internal sealed partial class PcapReader : CaptureReader
{
    /// <summary>The size of the global header.</summary>
    public const int GlobalHeaderLength = 24;

    public const uint Micro = 0xA1B2C3D4, Nano = 0xA1B23C4D, Modified = 0xA1B2CD34;

    private readonly CaptureInterface[] _interfaces;
    private readonly CaptureBlock _globalHeader;
    private readonly PcapLayout _layout;
    private readonly uint _linkType;
    private readonly bool _swap, _nano, _usualLengths;
    private readonly int _headerLength, _limit;
    private uint _fastLimit;
    private bool _announced;

    public PcapReader(OpenedInput opened, CaptureReaderOptions options) : base(opened, options)
    {
        if (!Input.Fill(GlobalHeaderLength))
            throw new CaptureFormatException($"The file is cut within its pcap header: it has {Input.Available} of {GlobalHeaderLength} bytes.");
        byte[] raw = Input.Bytes.AsSpan(Input.Start, GlobalHeaderLength).ToArray();
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(raw);
        bool bigEndian = magic is Micro or Nano or Modified;
        magic = bigEndian ? magic : BinaryPrimitives.ReverseEndianness(magic);
        _swap = bigEndian == BitConverter.IsLittleEndian;
        _nano = magic == Nano;
        int major = PcapNgNumbers.UInt16(raw.AsSpan(4), bigEndian), minor = PcapNgNumbers.UInt16(raw.AsSpan(6), bigEndian);
        uint snapLength = PcapNgNumbers.UInt32(raw.AsSpan(16), bigEndian), network = PcapNgNumbers.UInt32(raw.AsSpan(20), bigEndian);
        // Version 2.3 began to write the captured length first; older files have the two lengths the other way round.
        PcapLengthOrder order = major == 543 || major == 2 && minor < 3 ? PcapLengthOrder.Swapped
            : major == 2 && minor == 3 ? PcapLengthOrder.Unsure : PcapLengthOrder.Usual;
        _usualLengths = order == PcapLengthOrder.Usual;
        Input.Start += GlobalHeaderLength;
        _linkType = network & 0xFFFF;
        _limit = options.LimitOf(_linkType);
        _layout = PcapLayout.Detect(Input, magic, _swap, order, (uint)LinkTypes.MaxPacketLength(_linkType));
        _headerLength = _layout.HeaderLength;
        // Bit 26 says that the four highest bits are the length of the check sequence, in units of two bytes.
        int? fcsLength = (network & 0x0400_0000) != 0 ? (int)(network >> 28) * 2 : null;
        if ((network & 0x0BFF_0000) != 0)
            Warn($"The reserved bits of the link type are not zero (0x{network:x8}); the lower 16 bits are used.");
        TimestampResolution resolution = _nano ? TimestampResolution.Nanoseconds : TimestampResolution.Microseconds;
        Format = Format with
        {
            Container = CaptureContainer.Pcap,
            Variant = _layout.Variant,
            BigEndian = bigEndian,
            MajorVersion = major,
            MinorVersion = minor,
            Resolution = resolution,
            SnapLength = snapLength,
            LinkType = _linkType,
            FcsLength = fcsLength,
        };
        _interfaces = [new(1, 0, _linkType, snapLength, resolution) { FcsLength = fcsLength }];
        _globalHeader = new(CaptureBlockKind.GlobalHeader, magic, raw, bigEndian, 0, 1, GlobalHeaderLength);
    }

    public override IReadOnlyList<CaptureInterface> Interfaces => _interfaces;

    /// <summary>Whether a file that begins so is pcap.</summary>
    /// <param name="magic">The first four bytes, in their order.</param>
    public static bool IsMagic(uint magic) =>
        magic is Micro or Nano or Modified || BinaryPrimitives.ReverseEndianness(magic) is Micro or Nano or Modified;

    public override bool Read(out CapturedFrame frame)
    {
        InputBuffer input = Input;
        int at = input.Start, room = input.End - at - _headerLength;
        if (room >= 0)
        {
            ReadOnlySpan<byte> header = input.Window.Slice(at, 16);
            uint captured = Word(header, 8);
            // The limit is zero as long as the slow path has something to do.
            if (captured < _fastLimit && captured <= (uint)room)
            {
                Take(header, (int)captured, (int)Math.Min(Word(header, 12), int.MaxValue), out frame);
                return true;
            }
        }
        if (!Prepare(out int length, out int original))
        {
            frame = default;
            return false;
        }
        Take(input.Window.Slice(input.Start, 16), length, original, out frame);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Take(ReadOnlySpan<byte> header, int captured, int original, out CapturedFrame frame)
    {
        InputBuffer input = Input;
        uint seconds = Word(header, 0), fraction = Word(header, 4);
        int start = input.Start, data = start + _headerLength;
        input.Start = data + captured;
        (RecordStart, RecordLength) = (start, input.Start - start);
        frame = new CapturedFrame
        {
            Data = input.Window.Slice(data, captured),
            Number = ++PacketCount,
            Time = _nano ? Timestamp.FromNanoseconds(seconds, fraction) : Timestamp.FromMicroseconds(seconds, fraction),
            OriginalLength = original,
            LinkType = _linkType,
        };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint Word(ReadOnlySpan<byte> header, int offset)
    {
        uint word = MemoryMarshal.Read<uint>(header[offset..]);
        return _swap ? BinaryPrimitives.ReverseEndianness(word) : word;
    }

    // Makes the next record stand in the buffer as a whole, from Start; false at the end of the capture.
    private bool Prepare(out int captured, out int original)
    {
        if (!_announced)
        {
            _announced = true;
            _fastLimit = _usualLengths && !Options.Salvage ? (uint)_limit + 1 : 0;
            BlockRead?.Invoke(_globalHeader);
        }
        if (Options.Salvage)
            return PrepareSalvaging(out captured, out original);
        (captured, original) = (0, 0);
        RecordLength = 0;
        if (!Input.Fill(_layout.HeaderLength))
        {
            return Input.Available == 0
                ? false
                : throw new CaptureFormatException($"The file is cut within a record header: {Input.Available} of {_layout.HeaderLength} bytes are there.", Input.Offset);
        }
        string? damage = FillRecord(out captured, out original);
        return damage is null ? true : throw new CaptureFormatException(damage, Input.Offset);
    }

    // Reads the record whose header stands at Start; the answer is what is wrong with it, or null.
    private string? FillRecord(out int captured, out int original)
    {
        PcapRecord record = _layout.Parse(Input.Bytes.AsSpan(Input.Start));
        (captured, original) = ((int)Math.Min(record.Captured, int.MaxValue), (int)Math.Min(record.Original, int.MaxValue));
        if (record.Captured > (uint)_limit)
            return $"A packet says that it has {record.Captured} bytes; the limit is {_limit}.";
        int whole = _layout.HeaderLength + captured;
        // Ask what the file has before memory is given to what a header claims.
        return Input.EndsBefore(whole) || !Input.Fill(whole)
            ? $"The file is cut within a packet: {Math.Max((Input.Remaining ?? Input.Available) - _layout.HeaderLength, 0)} of {captured} bytes are there."
            : null;
    }
}
