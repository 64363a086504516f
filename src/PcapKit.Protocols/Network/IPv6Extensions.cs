namespace PcapKit.Protocols;

/// <summary>Hop-by-hop options of IPv6, for every router on the way (RFC 8200, section 4.3).</summary>
[Protocol("ipv6.hopopts", "HOPOPT", "IPv6 Hop-by-Hop Options", ProtocolLevel.Internet)]
[Under("ip.proto", 0)]
public readonly ref partial struct IPv6HopByHopView
{
    /// <summary>What follows.</summary>
    [Field("nxt", "Next Header", Computed = true, SelectsUpper = true)] public partial IPProtocol NextHeader { get; }

    /// <summary>Length of the header in units of 8 bytes, without the first.</summary>
    [Field("len", "Length", CountsHeader = 8, CountsFrom = 8)] public partial byte Length { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<IPv6Option> Options { get; }

    /// <summary>Length of the header in bytes.</summary>
    [Derived("len_oct", "Length")] public int LengthInBytes => HeaderLength;

    internal void Route(ref Slice slice) => IPv6Headers.RouteNext(NextHeader, ref slice);
}

public sealed partial class IPv6HopByHop
{
    partial void Compute(in BuildContext context)
    {
        if (NextHeader is null)
            context.Write8(0, IPv6Headers.NextOf(context));
        int at = 2;
        foreach (Layer option in Options)
        {
            // The jumbo length counts all behind the IPv6 header: this header and what it carries.
            if (option is IPv6JumboPayload { PayloadLength: null })
                context.Write32(at + 2, context.Layer.Length);
            at += option.HeaderLength;
        }
    }
}

/// <summary>Destination options of IPv6 (RFC 8200, section 4.6).</summary>
[Protocol("ipv6.dstopts", "IPv6-Opts", "IPv6 Destination Options", ProtocolLevel.Internet)]
[Under("ip.proto", 60)]
public readonly ref partial struct IPv6DestinationOptionsView
{
    /// <summary>What follows.</summary>
    [Field("nxt", "Next Header", Computed = true, SelectsUpper = true)] public partial IPProtocol NextHeader { get; }

    /// <summary>Length of the header in units of 8 bytes, without the first.</summary>
    [Field("len", "Length", CountsHeader = 8, CountsFrom = 8)] public partial byte Length { get; }

    /// <summary>Options.</summary>
    [Tlv("options", "Options")] public partial TlvList<IPv6Option> Options { get; }

    /// <summary>Length of the header in bytes.</summary>
    [Derived("len_oct", "Length")] public int LengthInBytes => HeaderLength;

    internal void Route(ref Slice slice) => IPv6Headers.RouteNext(NextHeader, ref slice);
}

public sealed partial class IPv6DestinationOptions
{
    partial void Compute(in BuildContext context)
    {
        if (NextHeader is null)
            context.Write8(0, IPv6Headers.NextOf(context));
    }
}

/// <summary>Fragment header of IPv6 (RFC 8200, section 4.5).</summary>
[Protocol("ipv6.fraghdr", "IPv6-Frag", "IPv6 Fragment Header", ProtocolLevel.Internet)]
[Under("ip.proto", 44)]
public readonly ref partial struct IPv6FragmentView
{
    /// <summary>What the whole packet goes on with, behind the fragment header.</summary>
    [Field("nxt", "Next header", Computed = true, SelectsUpper = true)] public partial IPProtocol NextHeader { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved_octet", "Reserved octet", Hex = true)] public partial byte Reserved { get; }

    /// <summary>Where the fragment belongs in the packet, in units of 8 bytes.</summary>
    [Field("offset", "Offset", Bits = 13)] public partial ushort FragmentOffset { get; }

    /// <summary>Reserved, zero.</summary>
    [Field("reserved_bits", "Reserved bits", Bits = 2)] public partial byte ReservedBits { get; }

    /// <summary>More fragments follow.</summary>
    [Field("more", "More Fragments")] public partial bool MoreFragments { get; }

    /// <summary>Identifies the fragments of one packet.</summary>
    [Field("ident", "Identification", Hex = true)] public partial uint Identification { get; }

    /// <summary>Whether the packet is a fragment, not a whole one with this header (RFC 6946).</summary>
    public bool IsFragment => MoreFragments || FragmentOffset != 0;

    internal void Route(ref Slice slice)
    {
        if (IsFragment)
            slice.MarkPart();
        if (FragmentOffset != 0)
            slice.NextIsRaw();
        else
            IPv6Headers.RouteNext(NextHeader, ref slice);
    }
}

public sealed partial class IPv6Fragment
{
    partial void Compute(in BuildContext context)
    {
        if (NextHeader is null)
            context.Write8(0, IPv6Headers.NextOf(context));
    }
}
