namespace PcapKit.Protocols;

/// <summary>Apple's packet tap (LINKTYPE_PKTAP): interface and process of a packet, then the packet with the link layer of that interface.</summary>
/// <remarks>Numbers are in the byte order of the machine that captured: the least significant byte first on all machines of today.</remarks>
[Protocol("pktap", "PKTAP", "PKTAP packet header", ProtocolLevel.Link, Path = "pktap:pcap_pktdata")]
[Under("linktype", 258, 149)]
public readonly ref partial struct PktapView
{
    /// <summary>Length of this header in bytes, 108 or more.</summary>
    [Field("hdrlen", "Header length", LittleEndian = true, Default = 108)] public partial uint HeaderSize { get; }

    /// <summary>Kind of record: 1 for a packet.</summary>
    [Field("rectype", "Record type", LittleEndian = true, Default = 1)] public partial uint RecordType { get; }

    /// <summary>Link type of the packet.</summary>
    [Field("dlt", "DLT", LittleEndian = true, Default = 1)] public partial uint CarriedLinkType { get; }

    /// <summary>Name of the interface, zeros behind it.</summary>
    [Field("ifname", "Interface name", Bits = 192, Text = true, When = "false")] public partial ReadOnlySpan<byte> InterfaceName { get; }

    /// <summary>Flags: 1 for incoming, 2 for outgoing, more.</summary>
    [Field("flags", "Flags", LittleEndian = true, Hex = true)] public partial uint Flags { get; }

    /// <summary>Address family of the packet.</summary>
    [Field("pfamily", "Protocol family", LittleEndian = true)] public partial uint ProtocolFamily { get; }

    /// <summary>Bytes of the packet's link-layer header.</summary>
    [Field("llhdrlen", "Link-layer header length", LittleEndian = true)] public partial uint LinkHeaderLength { get; }

    /// <summary>Bytes of the packet's link-layer trailer.</summary>
    [Field("lltrlrlen", "Link-layer trailer length", LittleEndian = true)] public partial uint LinkTrailerLength { get; }

    /// <summary>The process that sent or received it.</summary>
    [Field("pid", "Process ID", LittleEndian = true)] public partial uint ProcessId { get; }

    /// <summary>Name of the process, zeros behind it.</summary>
    [Field("cmdname", "Command name", Bits = 160, Text = true, When = "false")] public partial ReadOnlySpan<byte> CommandName { get; }

    /// <summary>Class of service.</summary>
    [Field("svc_class", "Service class", LittleEndian = true)] public partial uint ServiceClass { get; }

    /// <summary>Type of the interface.</summary>
    [Field("iftype", "Interface type", LittleEndian = true)] public partial ushort InterfaceType { get; }

    /// <summary>Which of the interfaces of a driver.</summary>
    [Field("ifunit", "Interface unit", LittleEndian = true)] public partial ushort InterfaceUnit { get; }

    /// <summary>The process on whose behalf.</summary>
    [Field("epid", "Effective process ID", LittleEndian = true)] public partial uint EffectiveProcessId { get; }

    /// <summary>Name of the process on whose behalf, zeros behind it.</summary>
    [Field("ecmdname", "Effective command name", Bits = 160, Text = true, When = "false")] public partial ReadOnlySpan<byte> EffectiveCommandName { get; }

    /// <summary>What later versions of the header add.</summary>
    [Field("extension", "Extension", Length = "ExtensionLength")] public partial ReadOnlySpan<byte> Extension { get; }

    private int ExtensionLength => (int)Math.Min(HeaderSize, int.MaxValue) - FixedLength;

    internal void Route(ref Slice slice)
    {
        if (HeaderSize < FixedLength)
        {
            slice.Malformed(0, "the length is smaller than the header");
            slice.NoNext();
            return;
        }
        slice.Next(TableId.LinkType, CarriedLinkType);
    }

    internal void VisitBody(in LayerSlice layer, FieldSink sink)
    {
        if (layer.HeaderLength < FixedLength)
            return;
        sink.Text(PktapProtocol.FieldTable.InterfaceName, BeforeZero(InterfaceName), 12 * 8, 192);
        sink.Text(PktapProtocol.FieldTable.CommandName, BeforeZero(CommandName), 56 * 8, 160);
        sink.Text(PktapProtocol.FieldTable.EffectiveCommandName, BeforeZero(EffectiveCommandName), 88 * 8, 160);
    }

    private static ReadOnlySpan<byte> BeforeZero(ReadOnlySpan<byte> text) => text.IndexOf((byte)0) is var end and >= 0 ? text[..end] : text;
}
