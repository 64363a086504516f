using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PcapKit;

/// <summary>Community ID, version 1: one name for a flow that Zeek, Suricata and others compute too, so that their records can be joined.</summary>
public static class CommunityId
{
    /// <summary>The name of a flow; the same for both directions.</summary>
    /// <param name="key">The endpoints.</param>
    /// <param name="seed">Names of different seeds have nothing in common; 0 unless an installation has chosen another one.</param>
    public static string Of(in FlowKey key, ushort seed = 0)
    {
        // The key has the lower endpoint first, as the specification asks for.
        Span<byte> bytes = stackalloc byte[2 + 16 + 16 + 2 + 4];
        int width = key.IsIPv6 ? 16 : 4, at = 2;
        BinaryPrimitives.WriteUInt16BigEndian(bytes, seed);
        at += Put(bytes[at..], key.FirstAddress, width);
        at += Put(bytes[at..], key.SecondAddress, width);
        bytes[at++] = key.Protocol;
        bytes[at++] = 0;
        BinaryPrimitives.WriteUInt16BigEndian(bytes[at..], key.FirstPort);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[(at + 2)..], key.SecondPort);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // The specification says SHA-1; it names flows and protects nothing.
        SHA1.HashData(bytes[..(at + 4)], hash);
#pragma warning restore CA5350
        return "1:" + Convert.ToBase64String(hash);
    }

    private static int Put(Span<byte> to, IPv6Address address, int width)
    {
        if (width == 4)
        {
            BinaryPrimitives.WriteUInt32BigEndian(to, (uint)address.Low);
            return width;
        }
        BinaryPrimitives.WriteUInt64BigEndian(to, address.High);
        BinaryPrimitives.WriteUInt64BigEndian(to[8..], address.Low);
        return width;
    }
}
