using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>Reads pcapng files: any number of sections, of either byte order, with any number of interfaces.</summary>
internal sealed partial class PcapNgReader : CaptureReader
{
    public const uint SectionHeaderType = 0x0A0D0D0A;
    public const uint InterfaceType = 1;
    public const uint ObsoletePacketType = 2;
    public const uint SimplePacketType = 3;
    public const uint NameResolutionType = 4;
    public const uint StatisticsType = 5;
    public const uint EnhancedPacketType = 6;
    public const uint JournalType = 9;
    public const uint SecretsType = 10;
    public const uint CustomType = 0x0BAD;
    public const uint CustomNoCopyType = 0x4000_0BAD;
    public const uint ByteOrderMagic = 0x1A2B3C4D;

    private const int MaxInterfaces = 32_768, MaxDescriptionBytes = 2 * 1024 * 1024;

    private readonly List<CaptureInterface> _interfaces = [];
    private PcapNgFrameDetails[] _details = new PcapNgFrameDetails[4];
    private bool _swap;
    private int _section;
    private long _descriptionBytes;

    public PcapNgReader(OpenedInput opened, CaptureReaderOptions options) : base(opened, options)
    {
        string? damage = ParseSectionHeader(out int length, out bool bigEndian);
        if (damage is not null)
            throw new CaptureFormatException(damage, 0);
        ReadOnlySpan<byte> block = Input.Bytes.AsSpan(Input.Start, length);
        Format = Format with
        {
            Container = CaptureContainer.PcapNg,
            BigEndian = bigEndian,
            MajorVersion = PcapNgNumbers.UInt16(block[12..], bigEndian),
            MinorVersion = PcapNgNumbers.UInt16(block[14..], bigEndian),
        };
    }

    public override IReadOnlyList<CaptureInterface> Interfaces => _interfaces;

    private bool BigEndian => _swap == BitConverter.IsLittleEndian;

    public override bool Read(out CapturedFrame frame)
    {
        while (NextBlock(out int at, out uint type, out int length))
        {
            string? damage;
            frame = default;
            switch (type)
            {
                case EnhancedPacketType:
                    damage = ReadEnhanced(at, length, out frame);
                    break;
                case SimplePacketType:
                    damage = ReadSimple(at, length, out frame);
                    break;
                case ObsoletePacketType:
                    damage = ReadObsolete(at, length, out frame);
                    break;
                default:
                    damage = ReadOther(at, type, length);
                    if (damage is null && !(Options.BlocksAsFrames && TryDeliverBlock(at, type, length, out frame)))
                    {
                        Input.Start += length;
                        continue;
                    }
                    break;
            }
            if (damage is null)
            {
                (RecordStart, RecordLength) = (at, length);
                Input.Start = at + length;
                return true;
            }
            if (!Options.Salvage)
                throw new CaptureFormatException(damage, Input.Offset);
            Skip(Input.Offset, length, damage);
            Input.Start += length;
        }
        frame = default;
        return false;
    }

    // Makes the next block stand in the buffer as a whole, from Start; false at the end of the capture.
    private bool NextBlock(out int at, out uint type, out int length)
    {
        InputBuffer input = Input;
        for (; ; )
        {
            at = input.Start;
            int room = input.End - at;
            if (room >= 12)
            {
                type = ReadWord(at);
                uint declared = ReadWord(at + 4);
                if (type != SectionHeaderType && declared <= (uint)room && declared >= 12 && (declared & 3) == 0 && ReadWord(at + (int)declared - 4) == declared
                    && declared <= (uint)Options.MaxRecordLength)
                {
                    length = (int)declared;
                    return true;
                }
            }
            RecordLength = 0;
            if (!input.Fill(1))
            {
                (type, length) = (0, 0);
                return false;
            }
            string? damage = FillBlock(out type, out length);
            at = input.Start;
            if (damage is null)
                return true;
            if (!Options.Salvage)
                throw new CaptureFormatException(damage, input.Offset);
            FindBlock(damage);
        }
    }

    // Reads the block whose header stands at Start; the answer is what is wrong with it, or null.
    private string? FillBlock(out uint type, out int length)
    {
        (type, length) = (0, 0);
        if (!Input.Fill(12))
            return $"The file is cut within a block header: {Input.Available} of 12 bytes are there.";
        type = ReadWord(Input.Start);
        if (type == SectionHeaderType)
            return ParseSectionHeader(out length, out _);
        uint declared = ReadWord(Input.Start + 4);
        return FillDeclared(type, declared, out length) ?? CheckTrailer(declared, length, _swap);
    }

    private string? FillDeclared(uint type, uint declared, out int length)
    {
        length = 0;
        if (declared < 12)
            return $"A block of type 0x{type:x} says that it has {declared} bytes; 12 is the least.";
        if (declared > (uint)Options.MaxRecordLength)
            return $"A block of type 0x{type:x} says that it has {declared} bytes; the limit is {Options.MaxRecordLength}.";
        // Some writers declare the length without the padding.
        length = ((int)declared + 3) & ~3;
        // Ask what the file has before memory is given to what a header claims.
        return Input.EndsBefore(length) || !Input.Fill(length)
            ? $"The file is cut within a block of type 0x{type:x}: {Input.Remaining ?? Input.Available} of {length} bytes are there."
            : null;
    }

    private string? CheckTrailer(uint declared, int length, bool swap)
    {
        uint trailer = Word(Input.Bytes, Input.Start + length - 4, swap);
        return trailer == declared ? null : $"The lengths at the beginning and the end of a block differ: {declared} and {trailer}.";
    }

    // Reads the section header at Start; its own magic number tells its byte order.
    private string? ParseSectionHeader(out int length, out bool bigEndian)
    {
        (length, bigEndian) = (0, false);
        if (!Input.Fill(28))
            return $"The file is cut within a section header: {Input.Available} of 28 bytes are there.";
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(Input.Bytes.AsSpan(Input.Start + 8));
        bigEndian = magic == ByteOrderMagic;
        if (!bigEndian && BinaryPrimitives.ReverseEndianness(magic) != ByteOrderMagic)
            return $"A section header has the unknown byte-order magic {magic:x8}.";
        bool swap = bigEndian == BitConverter.IsLittleEndian;
        uint declared = Word(Input.Bytes, Input.Start + 4, swap);
        if (declared < 28)
            return $"A section header says that it has {declared} bytes; 28 is the least.";
        string? damage = FillDeclared(SectionHeaderType, declared, out length) ?? CheckTrailer(declared, length, swap);
        if (damage is not null)
            return damage;
        int major = PcapNgNumbers.UInt16(Input.Bytes.AsSpan(Input.Start + 12), bigEndian), minor = PcapNgNumbers.UInt16(Input.Bytes.AsSpan(Input.Start + 14), bigEndian);
        // 1.2 was written by some programs by mistake and is no different.
        return major == 1 && minor is 0 or 2 ? null : $"A section has the unknown pcapng version {major}.{minor}.";
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint ReadWord(int at) => Word(Input.Bytes, at, _swap);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Word(byte[] bytes, int at, bool swap)
    {
        uint word = BitConverter.ToUInt32(bytes, at);
        return swap ? BinaryPrimitives.ReverseEndianness(word) : word;
    }
}
