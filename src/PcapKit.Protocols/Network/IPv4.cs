using System.Runtime.CompilerServices;

namespace PcapKit.Protocols;

/// <summary>Internet Protocol version 4 (RFC 791).</summary>
[Protocol("ip", "IPv4", "Internet Protocol Version 4", ProtocolLevel.Internet, Family = "IP",
    Summary = "Internet Protocol Version 4, Src: {src}, Dst: {dst}")]
[Under("ethertype", 0x0800)]
[Under("ip.proto", 4)]
[Under("ip.version", 4)]
[Under("linktype", 228)]
public readonly ref partial struct IPv4View
{
    /// <summary>From the protocol number to the upper protocol; IPv6 and its extension headers ask it too.</summary>
    public static readonly TableId ProtocolTable = TableId.Of("ip.proto");

    /// <summary>From the version, the first four bits, to IPv4 or IPv6, where nothing else tells which it is.</summary>
    public static readonly TableId VersionTable = TableId.Of("ip.version");

    /// <summary>Version, 4.</summary>
    [Field("version", "Version", Bits = 4, Default = 4)] public partial byte Version { get; }

    /// <summary>Length of the header in units of 4 bytes, at least 5 (RFC 791: IHL).</summary>
    [Field("hdr_len", "Header Length", Bits = 4, CountsHeader = 4, Scale = 4)] public partial byte InternetHeaderLength { get; }

    /// <summary>The byte of differentiated services (RFC 2474) and congestion notification (RFC 3168).</summary>
    [Container("dsfield", "Differentiated Services Field", Hex = true)] public partial byte DifferentiatedServices { get; }

    /// <summary>Differentiated services code point (RFC 2474).</summary>
    [Field("dsfield.dscp", "Differentiated Services Codepoint", Bits = 6)] public partial Dscp Dscp { get; }

    /// <summary>Explicit congestion notification (RFC 3168).</summary>
    [Field("dsfield.ecn", "Explicit Congestion Notification", Bits = 2)] public partial Ecn Ecn { get; }

    /// <summary>Length of header and payload in bytes; 0 where the sender's network card was to fill it in.</summary>
    [Field("len", "Total Length", Computed = true)] public partial ushort TotalLength { get; }

    /// <summary>Identifies the fragments of one datagram.</summary>
    [Field("id", "Identification", Hex = true)] public partial ushort Identification { get; }

    /// <summary>The three flags.</summary>
    [Container("flags", "Flags", Bits = 3, Hex = true)] public partial byte Flags { get; }

    /// <summary>Reserved, must be zero; the "evil bit" of RFC 3514.</summary>
    [Field("flags.rb", "Reserved bit")] public partial bool Reserved { get; }

    /// <summary>The datagram must not be fragmented.</summary>
    [Field("flags.df", "Don't fragment")] public partial bool DontFragment { get; }

    /// <summary>More fragments follow.</summary>
    [Field("flags.mf", "More fragments")] public partial bool MoreFragments { get; }

    /// <summary>Where the fragment belongs in the datagram, in units of 8 bytes.</summary>
    [Field("frag_offset", "Fragment Offset", Bits = 13)] public partial ushort FragmentOffset { get; }

    /// <summary>Time to live in hops.</summary>
    [Field("ttl", "Time to Live", Default = 64)] public partial byte TimeToLive { get; }

    /// <summary>The protocol of the payload.</summary>
    [Field("proto", "Protocol", Computed = true, SelectsUpper = true)] public partial IPProtocol NextProtocol { get; }

    /// <summary>Checksum of the header.</summary>
    [Field("checksum", "Header Checksum", Hex = true, Computed = true)] public partial ushort Checksum { get; }

    /// <summary>Source address.</summary>
    [Field("src", "Source Address", Alias = "addr")] public partial IPv4Address Source { get; }

    /// <summary>Destination address.</summary>
    [Field("dst", "Destination Address", Alias = "addr")] public partial IPv4Address Destination { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<IPv4Option> Options { get; }

    /// <summary>Whether the packet is a fragment of a datagram.</summary>
    public bool IsFragment => MoreFragments || FragmentOffset != 0;

    // How many bytes of a malformed header mean something: up to its length, and up to that of the datagram.
    private const int VersionEnd = 1, LengthEnd = 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Route(ref Slice slice)
    {
        if (Version != 4 || (TotalLength != 0 && TotalLength < HeaderLength))
        {
            RouteMalformed(ref slice);
            return;
        }
        // Offloading network cards leave the length at zero; the datagram then fills the frame.
        if (TotalLength != 0)
            slice.LimitPayload(TotalLength - HeaderLength, LimitedBy.TotalLength);
        if (IsFragment)
            slice.MarkPart();
        if (FragmentOffset != 0)
            slice.NextIsRaw();
        else
            slice.Next(ProtocolTable, (byte)NextProtocol);
    }

    // Another version, or lengths that cannot be: what stands behind them is not a header of IPv4. A header that is only cut stays as it is.
    internal void RouteMalformed(ref Slice slice)
    {
        if (Version != 4 || HeaderLength < FixedLength)
        {
            if (Version != 4)
                slice.Malformed(0, "the version is not 4");
            slice.HeaderLength = VersionEnd;
            slice.NoNext();
        }
        else if (TotalLength != 0 && TotalLength < HeaderLength)
        {
            slice.Malformed(2, "the total length is smaller than the header");
            slice.HeaderLength = LengthEnd;
            slice.NoNext();
        }
        // IPv6 under the number of IPv4, as Wireshark reads it.
        if (Version == 6)
        {
            slice.HeaderLength = 0;
            slice.Next(VersionTable, 6);
        }
    }
}

public sealed partial class IPv4
{
    /// <inheritdoc/>
    public override bool TryPseudoHeaderSum(ReadOnlySpan<byte> header, byte protocol, int length, IPv6Address? finalDestination, out ulong sum)
    {
        // RFC 9293, section 3.1: addresses, protocol and the length of the upper layer; a source route ends at another address.
        sum = InternetChecksum.Add(header.Slice(12, 8)) + protocol + (uint)length;
        if (header.Length > IPv4View.FixedLength && IPv4Routes.TryFinalDestination(new(header[IPv4View.FixedLength..]), out IPv4Address last))
            sum = InternetChecksum.Add(header.Slice(12, 4)) + (last.Value >> 16) + (last.Value & 0xFFFF) + protocol + (uint)length;
        return true;
    }

    partial void Compute(in BuildContext context)
    {
        if (TotalLength is null)
            context.Write16(2, context.Layer.Length);
        if (NextProtocol is null && context.TryUpperKey("ip.proto", out uint protocol))
            context.Write8(9, protocol);
        if (Checksum is null)
            context.Write16(10, InternetChecksum.Compute(context.Layer[..HeaderLength]));
    }
}
