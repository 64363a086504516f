using System.Runtime.CompilerServices;

namespace PcapKit.Protocols;

/// <summary>Internet Protocol version 6 (RFC 8200).</summary>
[Protocol("ipv6", "IPv6", "Internet Protocol Version 6", ProtocolLevel.Internet, Family = "IP",
    Summary = "Internet Protocol Version 6, Src: {src}, Dst: {dst}")]
[Under("ethertype", 0x86DD)]
[Under("ip.proto", 41)]
[Under("ip.version", 6)]
[Under("linktype", 229)]
public readonly ref partial struct IPv6View
{
    /// <summary>Version, 6.</summary>
    [Field("version", "Version", Bits = 4, Default = 6, Alias = "=ip.version")] public partial byte Version { get; }

    /// <summary>The byte of differentiated services (RFC 2474) and congestion notification (RFC 3168).</summary>
    [Container("tclass", "Traffic Class", Hex = true, ShownBits = 32)] public partial byte TrafficClass { get; }

    /// <summary>Differentiated services code point (RFC 2474).</summary>
    [Field("tclass.dscp", "Differentiated Services Codepoint", Bits = 6)] public partial Dscp Dscp { get; }

    /// <summary>Explicit congestion notification (RFC 3168).</summary>
    [Field("tclass.ecn", "Explicit Congestion Notification", Bits = 2)] public partial Ecn Ecn { get; }

    /// <summary>Groups packets that routers treat alike (RFC 6437).</summary>
    [Field("flow", "Flow Label", Bits = 20, Hex = true)] public partial uint FlowLabel { get; }

    /// <summary>Length of all behind this header in bytes; 0 in jumbograms, and where the sender's network card was to fill it in.</summary>
    [Field("plen", "Payload Length", Computed = true)] public partial ushort PayloadLength { get; }

    /// <summary>What follows: an extension header, or the upper protocol.</summary>
    [Field("nxt", "Next Header", Computed = true, SelectsUpper = true)] public partial IPProtocol NextHeader { get; }

    /// <summary>Hops that are left.</summary>
    [Field("hlim", "Hop Limit", Default = 64)] public partial byte HopLimit { get; }

    /// <summary>Source address.</summary>
    [Field("src", "Source Address", Alias = "addr")] public partial IPv6Address Source { get; }

    /// <summary>Destination address; the next hop where a routing header says so.</summary>
    [Field("dst", "Destination Address", Alias = "addr")] public partial IPv6Address Destination { get; }

    private const int VersionEnd = 1;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Route(ref Slice slice)
    {
        // What stands behind another version is no header of IPv6.
        if (Version != 6)
        {
            slice.Malformed(0, "the version is not 6");
            slice.HeaderLength = VersionEnd;
            slice.NoNext();
            return;
        }
        if (PayloadLength != 0)
            slice.LimitPayload(PayloadLength, LimitedBy.PayloadLength);
        else if (JumboLength is { } jumbo)
            slice.LimitPayload((int)Math.Min(jumbo, int.MaxValue), LimitedBy.PayloadLength);
        IPv6Headers.RouteNext(NextHeader, ref slice);
    }

    // A jumbogram has its length in an option of the hop-by-hop header (RFC 2675, section 2).
    private uint? JumboLength
    {
        get
        {
            ReadOnlySpan<byte> payload = Payload;
            if (NextHeader != IPProtocol.HopByHopOptions || payload.Length < IPv6HopByHopView.FixedLength)
                return null;
            return new IPv6HopByHopView(payload).Options.TryGet(out IPv6JumboPayloadView jumbo) ? jumbo.PayloadLength : null;
        }
    }
}

public sealed partial class IPv6
{
    /// <inheritdoc/>
    public override bool TryPseudoHeaderSum(ReadOnlySpan<byte> header, byte protocol, int length, IPv6Address? finalDestination, out ulong sum)
    {
        // RFC 8200, section 8.1: addresses, the length of the upper layer and its number.
        sum = InternetChecksum.Add(header.Slice(8, finalDestination is null ? 32 : 16)) + protocol + ((uint)length >> 16) + ((uint)length & 0xFFFF);
        if (finalDestination is { } address)
        {
            Span<byte> bytes = stackalloc byte[16];
            address.CopyTo(bytes);
            sum = InternetChecksum.Add(bytes, sum);
        }
        return true;
    }

    partial void Compute(in BuildContext context)
    {
        if (NextHeader is null)
            context.Write8(6, IPv6Headers.NextOf(context));
        if (PayloadLength is not null)
            return;
        int length = context.Layer.Length - IPv6View.FixedLength;
        bool isJumbogram = length > ushort.MaxValue && context.Upper is IPv6HopByHop upper && upper.Options.OfType<IPv6JumboPayload>().Any();
        context.Write16(4, isJumbogram ? 0 : length);
    }
}

/// <summary>What IPv6 and its extension headers have in common.</summary>
internal static class IPv6Headers
{
    internal static void RouteNext(IPProtocol next, ref Slice slice)
    {
        // Bytes behind "no next header" are to be passed over (RFC 8200, section 4.7).
        if (next == IPProtocol.NoNextHeader)
            slice.NextIsRaw();
        else
            slice.Next(IPv4View.ProtocolTable, (byte)next);
    }

    internal static uint NextOf(in BuildContext context) =>
        context.TryUpperKey("ip.proto", out uint next) ? next : (uint)IPProtocol.NoNextHeader;
}
