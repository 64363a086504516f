using System.Buffers.Binary;

namespace PcapKit;

/// <summary>Finds out from its first bytes what an input is, and says so where it cannot be read.</summary>
internal static class FormatDetector
{
    private static readonly (byte[] Signature, string Name)[] Signatures =
    [
        ([.. "snoop\0\0\0"u8], "a snoop file"),
        ([.. "RTSS"u8], "a NetMon 1 file"),
        ([.. "GMBU"u8], "a NetMon 2 file"),
        ([.. "TRSNIFF data"u8], "a Sniffer (DOS) file"),
        ([.. "XCP\0"u8], "a Sniffer (Windows) file"),
        ([0x05, 0x56, 0x4E, 0x46], "a Visual Networks file"),
        ([0xAA, 0xAA, 0xAA, 0xAA], "a 5Views file"),
        ([.. "+---------+-"u8], "a K12 text file"),
        ([0x00, 0x00, 0x02, 0x00, 0x12, 0x05, 0x10, 0x00], "a K12 file"),
        ([0x01, 0x10, 0x4C, 0x00, 0x01, 0x05, 0x54, 0x72, 0x61, 0x63, 0x65], "a LANalyzer file"),
        ([0x00, 0x10, 0x4C, 0x00, 0x01, 0x05, 0x54, 0x72, 0x61, 0x63, 0x65], "a LANalyzer file"),
        ([0x54, 0x52, 0x00], "an HP-UX nettl file"),
        ([.. "ObserverPktBuffe"u8], "an Observer file"),
        ([0x7F, 0x76, 0x65, 0x72], "an EtherPeek file"),
        ([.. "btsnoop\0"u8], "a btsnoop file"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a file compressed with zstd"),
        ([0x04, 0x22, 0x4D, 0x18], "a file compressed with lz4"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "a file compressed with xz"),
        ([.. "BZh"u8], "a file compressed with bzip2"),
        ([0x50, 0x4B, 0x03, 0x04], "a zip archive"),
        ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive"),
    ];

    /// <summary>Takes gzip off an input.</summary>
    /// <param name="source">The input, at its beginning.</param>
    public static OpenedInput Decompress(InputBuffer source)
    {
        if (!IsGzip(source))
            return new(source, source, CaptureCompression.None);
        var input = new InputBuffer(new GunzipStream(source), leaveOpen: false);
        try
        {
            if (IsGzip(input))
                throw new CaptureFormatException("This is gzip within gzip, which is not supported.");
            return new(source, input, CaptureCompression.Gzip);
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>Whether an input is pcapng; if not it is pcap.</summary>
    /// <param name="input">The input, at its beginning.</param>
    /// <exception cref="CaptureFormatException">It is neither.</exception>
    public static bool IsPcapNg(InputBuffer input)
    {
        if (!input.Fill(4))
        {
            throw new CaptureFormatException(input.Available == 0
                ? "The file is empty."
                : $"The file has only {input.Available} bytes and is no capture.");
        }
        uint magic = BinaryPrimitives.ReadUInt32BigEndian(input.Bytes.AsSpan(input.Start));
        if (magic == PcapNgReader.SectionHeaderType)
            return true;
        if (PcapReader.IsMagic(magic))
            return false;
        // The longest signature has 20 bytes; fewer are no error yet.
        input.Fill(64);
        ReadOnlySpan<byte> head = input.Bytes.AsSpan(input.Start, Math.Min(input.Available, 64));
        throw new CaptureFormatException(Known(head) is string name
            ? $"This is {name}, which is not supported yet."
            : $"This is no capture of a known format: it begins with {Convert.ToHexStringLower(head[..Math.Min(head.Length, 8)])}.");
    }

    private static bool IsGzip(InputBuffer input) =>
        input.Fill(3) && input.Bytes[input.Start] == 0x1F && input.Bytes[input.Start + 1] == 0x8B && input.Bytes[input.Start + 2] == 8;

    private static string? Known(ReadOnlySpan<byte> head)
    {
        foreach ((byte[] signature, string name) in Signatures)
        {
            if (head.StartsWith(signature))
                return name;
        }
        return LooksLikeErf(head) ? "an ERF file" : null;
    }

    // ERF has no magic number: a little-endian time, then a type, flags, the length of the record and of the packet.
    private static bool LooksLikeErf(ReadOnlySpan<byte> head)
    {
        if (head.Length < 16)
            return false;
        uint seconds = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
        int record = BinaryPrimitives.ReadUInt16BigEndian(head[10..]), wire = BinaryPrimitives.ReadUInt16BigEndian(head[14..]);
        return seconds is > 600_000_000 and < 4_200_000_000 && (head[8] & 0x7F) is > 0 and <= 48 && record is >= 16 and <= 16384 && wire is > 0 and <= 16384;
    }
}
