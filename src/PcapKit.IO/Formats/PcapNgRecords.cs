using System.Net;
using System.Text;

namespace PcapKit;

/// <summary>One name of an address, as capture files keep them.</summary>
/// <param name="Address">The IPv4 or IPv6 address.</param>
/// <param name="Name">The name.</param>
public readonly record struct ResolvedName(IPAddress Address, string Name);

/// <summary>What the secrets of a pcapng file are.</summary>
public static class SecretsTypes
{
    /// <summary>An NSS key log of TLS.</summary>
    public const uint TlsKeyLog = 0x544C_534B;

    /// <summary>A key log of SSH.</summary>
    public const uint SshKeyLog = 0x5353_484B;

    /// <summary>A key log of WireGuard.</summary>
    public const uint WireGuardKeyLog = 0x5747_4B4C;

    /// <summary>A network key of ZigBee and its PAN.</summary>
    public const uint ZigBeeNetworkKey = 0x5A4E_574B;

    /// <summary>An APS key of ZigBee.</summary>
    public const uint ZigBeeApsKey = 0x5A41_5053;

    /// <summary>A key log of OPC UA.</summary>
    public const uint OpcUaKeyLog = 0x5541_4B4C;
}

/// <summary>The records of a name resolution block: addresses and their names.</summary>
internal static class PcapNgRecords
{
    /// <summary>Where the records of a name resolution block end and its options begin, from the first byte of the block.</summary>
    /// <param name="raw">The block.</param>
    /// <param name="bigEndian">Its byte order.</param>
    public static int OptionsOffset(ReadOnlySpan<byte> raw, bool bigEndian)
    {
        int at = 8, end = raw.Length - 4;
        while (end - at >= 4)
        {
            int type = PcapNgNumbers.UInt16(raw[at..], bigEndian), length = PcapNgNumbers.UInt16(raw[(at + 2)..], bigEndian);
            at += 4;
            if (type == 0)
                return at;
            if (length > end - at)
                return end;
            at += (length + 3) & ~3;
        }
        return end;
    }

    /// <summary>The IPv4 and IPv6 records up to the end or the first damaged one.</summary>
    /// <param name="raw">The block.</param>
    /// <param name="bigEndian">Its byte order.</param>
    public static List<ResolvedName> Parse(ReadOnlySpan<byte> raw, bool bigEndian)
    {
        var names = new List<ResolvedName>();
        int at = 8, end = raw.Length - 4;
        while (end - at >= 4)
        {
            int type = PcapNgNumbers.UInt16(raw[at..], bigEndian), length = PcapNgNumbers.UInt16(raw[(at + 2)..], bigEndian);
            at += 4;
            if (type == 0 || length > end - at)
                break;
            int size = type switch { 1 => 4, 2 => 16, _ => int.MaxValue };
            if (length > size)
                AddNames(names, new IPAddress(raw.Slice(at, size)), raw.Slice(at + size, length - size));
            at += (length + 3) & ~3;
        }
        return names;
    }

    private static void AddNames(List<ResolvedName> names, IPAddress address, ReadOnlySpan<byte> texts)
    {
        while (texts.Length > 0)
        {
            int nul = texts.IndexOf((byte)0), length = nul < 0 ? texts.Length : nul;
            if (length > 0)
                names.Add(new(address, Encoding.UTF8.GetString(texts[..length])));
            texts = texts[Math.Min(length + 1, texts.Length)..];
        }
    }
}
