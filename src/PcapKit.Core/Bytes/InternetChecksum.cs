using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace PcapKit;

/// <summary>The checksum of IPv4, ICMP, TCP and UDP: the one's complement of a one's complement sum (RFC 1071).</summary>
public static class InternetChecksum
{
    /// <summary>Adds bytes to a running sum; an odd last byte is padded with zero (RFC 1071, section 4.1).</summary>
    /// <param name="data">The bytes. All parts but the last must have an even length.</param>
    /// <param name="sum">The sum so far.</param>
    public static ulong Add(ReadOnlySpan<byte> data, ulong sum = 0)
    {
        ReadOnlySpan<uint> words = MemoryMarshal.Cast<byte, uint>(data);
        ulong native = 0;
        foreach (uint word in words)
            native += word;
        // A one's complement sum may be taken in either byte order and swapped at the end (RFC 1071, section 2B).
        ushort folded = FoldNative(native);
        sum += BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(folded) : folded;
        data = data[(words.Length * 4)..];
        if (data.Length >= 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(data);
            data = data[2..];
        }
        return data.Length == 1 ? sum + ((ulong)data[0] << 8) : sum;
    }

    /// <summary>Folds a running sum into the 16-bit checksum that goes on the wire.</summary>
    /// <param name="sum">The running sum.</param>
    public static ushort Finish(ulong sum) => (ushort)~FoldNative(sum);

    /// <summary>The checksum of some bytes.</summary>
    /// <param name="data">The bytes, with the checksum field as zero; or as received, and then 0 means that it is right.</param>
    public static ushort Compute(ReadOnlySpan<byte> data) => Finish(Add(data));

    private static ushort FoldNative(ulong sum)
    {
        sum = (sum >> 32) + (sum & 0xFFFFFFFF);
        sum = (sum >> 32) + (sum & 0xFFFFFFFF);
        sum = (sum >> 16) + (sum & 0xFFFF);
        sum = (sum >> 16) + (sum & 0xFFFF);
        return (ushort)((sum >> 16) + (sum & 0xFFFF));
    }
}
