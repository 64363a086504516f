namespace PcapKit.Protocols;

/// <summary>Link types without a header: the packet begins with IP, whose version its first four bits tell.</summary>
[Protocol("raw", "Raw", "Raw packet data", ProtocolLevel.Link)]
[Under("linktype", 101, 12, 14)]
public readonly ref partial struct RawIPView
{
    internal void Route(ref Slice slice)
    {
        ReadOnlySpan<byte> bytes = Bytes;
        int version = bytes.IsEmpty ? 0 : bytes[0] >> 4;
        if (version is 4 or 6)
            slice.Next(EthernetView.BareEtherTypeTable, version == 4 ? (uint)EtherType.IPv4 : (uint)EtherType.IPv6);
        else
            slice.NextIsRaw();
    }
}
