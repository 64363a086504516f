namespace PcapKit.Protocols;

/// <summary>DSS: acknowledges data and maps the subflow's sequence numbers to those of the data (RFC 8684, section 3.3).</summary>
[Option(typeof(TcpOption), TcpOption.DataSequenceSignal, "=mptcp", "Multipath Transmission Control Protocol: Data Sequence Signal")]
public readonly ref partial struct TcpMultipathDataSequenceView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.DataSequenceSignal)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 4, Hex = true, ShownBits = 16)] public partial byte Reserved { get; }

    /// <summary>All flags.</summary>
    [Container("options.mptcp.flags", "Multipath TCP flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved.flag", "Reserved", Key = "reserved_flags", Bits = 3, Hex = true)] public partial byte Reserved2 { get; }

    /// <summary>No more data from the sender on any subflow.</summary>
    [Field("options.mptcp.datafin.flag", "DATA_FIN", Key = "data_fin")] public partial bool DataFin { get; }

    /// <summary>The data sequence number has 8 bytes.</summary>
    [Field("options.mptcp.dseqn8.flag", "Data Sequence Number is 8 octets", Key = "long_dsn")] public partial bool HasLongDataSequence { get; }

    /// <summary>There is a mapping from the subflow to the data.</summary>
    [Field("options.mptcp.dseqnpresent.flag", "Data Sequence Number, Subflow Sequence Number, Data-level Length, Checksum present", Key = "dsn_present")] public partial bool HasMapping { get; }

    /// <summary>The data acknowledgment has 8 bytes.</summary>
    [Field("options.mptcp.dataack8.flag", "Data ACK is 8 octets", Key = "long_ack")] public partial bool HasLongDataAck { get; }

    /// <summary>There is a data acknowledgment.</summary>
    [Field("options.mptcp.dataackpresent.flag", "Data ACK is present", Key = "ack_present")] public partial bool HasDataAck { get; }

    /// <summary>The data acknowledgment, its low 32 bits.</summary>
    [Field("options.mptcp.rawdataack", "Original MPTCP Data ACK", Present = "HasDataAck && !HasLongDataAck")] public partial uint? ShortDataAck { get; }

    /// <summary>The data acknowledgment, all 64 bits.</summary>
    [Field("options.mptcp.rawdataack", "Original MPTCP Data ACK", Present = "HasDataAck && HasLongDataAck")] public partial ulong? LongDataAck { get; }

    /// <summary>The data sequence number, its low 32 bits.</summary>
    [Field("options.mptcp.rawdataseqno", "Data Sequence Number", Present = "HasMapping && !HasLongDataSequence")] public partial uint? ShortDataSequence { get; }

    /// <summary>The data sequence number, all 64 bits.</summary>
    [Field("options.mptcp.rawdataseqno", "Data Sequence Number", Present = "HasMapping && HasLongDataSequence")] public partial ulong? LongDataSequence { get; }

    /// <summary>Where the data begin in the subflow, relative to its first sequence number.</summary>
    [Field("options.mptcp.subflowseqno", "Subflow Sequence Number", Present = "HasMapping")] public partial uint? SubflowSequence { get; }

    /// <summary>How many bytes of data the mapping covers; 0 for all that follow.</summary>
    [Field("options.mptcp.datalvllen", "Data-level Length", Present = "HasMapping")] public partial ushort? DataLength { get; }

    /// <summary>Checksum of the data.</summary>
    [Field("options.mptcp.checksum", "Checksum", Hex = true, Present = "HasMapping && Length >= SubflowSequenceEnd + 2")] public partial ushort? DataChecksum { get; }

    /// <summary>The data acknowledgment of either length.</summary>
    public ulong? DataAck => ShortDataAck ?? LongDataAck;

    /// <summary>The data sequence number of either length.</summary>
    public ulong? DataSequence => ShortDataSequence ?? LongDataSequence;
}

public sealed partial class TcpMultipathDataSequence
{
    // The flags say which of the numbers are there.
    partial void Finish(Span<byte> header)
    {
        int flags = (LongDataSequence is not null ? 8 : 0) | (SubflowSequence is not null || DataLength is not null ? 4 : 0) | (LongDataAck is not null ? 2 : 0)
            | (LongDataAck is not null || ShortDataAck is not null ? 1 : 0);
        header[3] |= (byte)flags;
    }
}

/// <summary>ADD_ADDR: announces an address (RFC 8684, section 3.4.1).</summary>
[Option(typeof(TcpOption), TcpOption.AddAddress, "=mptcp", "Multipath Transmission Control Protocol: Add Address")]
public readonly ref partial struct TcpMultipathAddAddressView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.AddAddress)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 3, Hex = true, ShownBits = 16)] public partial byte Reserved { get; }

    /// <summary>Confirms an address that was announced.</summary>
    [Field("options.mptcp.echo", "Echo")] public partial bool Echo { get; }

    /// <summary>The number of the address.</summary>
    [Field("options.mptcp.addrid", "Address ID")] public partial byte AddressId { get; }

    /// <summary>The address, of version 4.</summary>
    [Field("options.mptcp.ipv4", "Advertised IPv4 Address", Present = "Length < 20")] public partial IPv4Address? IPv4 { get; }

    /// <summary>The address, of version 6.</summary>
    [Field("options.mptcp.ipv6", "Advertised IPv6 Address", Present = "Length >= 20")] public partial IPv6Address? IPv6 { get; }

    /// <summary>The port where it is not the one of the subflow.</summary>
    [Field("options.mptcp.port", "Advertised port", Present = "Length is 10 or 18 or 22 or 30")] public partial ushort? Port { get; }

    /// <summary>The last 8 bytes of the authentication code; not in echoes.</summary>
    [Field("options.mptcp.addaddrtrunchmac", "Truncated HMAC", Present = "Length is 16 or 18 or 28 or 30")] public partial ulong? TruncatedAuthenticationCode { get; }
}

/// <summary>ADD_ADDR of version 0 (RFC 6824, section 3.4.1).</summary>
[Option(typeof(TcpOption), TcpOption.AddAddressVersion0, "=mptcp", "Multipath Transmission Control Protocol: Add Address")]
public readonly ref partial struct TcpMultipathAddAddressVersion0View
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.AddAddress)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>4 or 6.</summary>
    [Field("options.mptcp.ipver", "IP version", Bits = 4, Default = 4)] public partial byte IPVersion { get; }

    /// <summary>The number of the address.</summary>
    [Field("options.mptcp.addrid", "Address ID")] public partial byte AddressId { get; }

    /// <summary>The address, of version 4.</summary>
    [Field("options.mptcp.ipv4", "Advertised IPv4 Address", Present = "IPVersion == 4")] public partial IPv4Address? IPv4 { get; }

    /// <summary>The address, of version 6.</summary>
    [Field("options.mptcp.ipv6", "Advertised IPv6 Address", Present = "IPVersion == 6")] public partial IPv6Address? IPv6 { get; }

    /// <summary>The port where it is not the one of the subflow.</summary>
    [Field("options.mptcp.port", "Advertised port", Present = "Length is 10 or 22")] public partial ushort? Port { get; }
}

/// <summary>REMOVE_ADDR: withdraws addresses (RFC 8684, section 3.4.2).</summary>
[Option(typeof(TcpOption), TcpOption.RemoveAddress, "=mptcp", "Multipath Transmission Control Protocol: Remove Address")]
public readonly ref partial struct TcpMultipathRemoveAddressView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.RemoveAddress)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 4, Hex = true, ShownBits = 16)] public partial byte Reserved { get; }

    /// <summary>The numbers of the addresses.</summary>
    [Field("options.mptcp.addrid", "Address ID", Length = "Rest")] public partial ValueList<byte> AddressIds { get; }

    /// <summary>How many addresses there are.</summary>
    [Derived("=mptcp.rm_addr.count", "Number of removed addresses")] public int Count => AddressIds.Count;
}

/// <summary>MP_PRIO: changes the priority of a subflow (RFC 8684, section 3.3.8).</summary>
[Option(typeof(TcpOption), TcpOption.Priority, "=mptcp", "Multipath Transmission Control Protocol: Change Subflow Priority")]
public readonly ref partial struct TcpMultipathPriorityView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.Priority)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 3, Hex = true, ShownBits = 16)] public partial byte Reserved { get; }

    /// <summary>The subflow is a backup.</summary>
    [Field("options.mptcp.backup.flag", "Backup flag", Key = "backup")] public partial bool Backup { get; }

    /// <summary>The number of the address, in version 0 only; null for the subflow itself.</summary>
    [Field("options.mptcp.addrid", "Address ID", Present = "Length >= 4")] public partial byte? AddressId { get; }

    /// <summary>The byte of subtype and flags, as Wireshark shows it.</summary>
    [Derived("options.mptcp.flags", "Multipath TCP flags", Hex = true)] public byte Flags => Bytes[2];
}

/// <summary>MP_FAIL: falls back to plain TCP (RFC 8684, section 3.7).</summary>
[Option(typeof(TcpOption), TcpOption.Fail, "=mptcp", "Multipath Transmission Control Protocol: TCP Fallback")]
public readonly ref partial struct TcpMultipathFailView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.Fail)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 12, Hex = true)] public partial ushort Reserved { get; }

    /// <summary>Where the checksum failed.</summary>
    [Field("options.mptcp.rawdataseqno", "Data Sequence Number")] public partial ulong DataSequence { get; }
}

/// <summary>MP_FASTCLOSE: closes the connection at once (RFC 8684, section 3.5).</summary>
[Option(typeof(TcpOption), TcpOption.FastClose, "=mptcp", "Multipath Transmission Control Protocol: Fast Close")]
public readonly ref partial struct TcpMultipathFastCloseView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.FastClose)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 12, Hex = true)] public partial ushort Reserved { get; }

    /// <summary>The receiver's key.</summary>
    [Field("options.mptcp.recvkey", "Receiver's Key")] public partial ulong ReceiverKey { get; }
}

/// <summary>MP_TCPRST: why a subflow is reset (RFC 8684, section 3.6).</summary>
[Option(typeof(TcpOption), TcpOption.Reset, "=mptcp", "Multipath Transmission Control Protocol: TCP Reset")]
public readonly ref partial struct TcpMultipathResetView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.Reset)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Flag U.</summary>
    [Field("options.mptcp.flag_U.flag", "Flag U", Key = "flag_u")] public partial bool FlagU { get; }

    /// <summary>Flag V.</summary>
    [Field("options.mptcp.flag_V.flag", "Flag V", Key = "flag_v")] public partial bool FlagV { get; }

    /// <summary>Flag W.</summary>
    [Field("options.mptcp.flag_W.flag", "Flag W", Key = "flag_w")] public partial bool FlagW { get; }

    /// <summary>The error may go away.</summary>
    [Field("options.mptcp.flag_T.flag", "Transient", Key = "transient")] public partial bool Transient { get; }

    /// <summary>The reason.</summary>
    [Field("options.mptcp.rst_reason", "TCPRST Reason", Hex = true)] public partial TcpMultipathResetReason Reason { get; }

    /// <summary>The byte of subtype and flags, as Wireshark shows it.</summary>
    [Derived("options.mptcp.flags", "Multipath TCP flags", Hex = true)] public byte Flags => Bytes[2];
}

/// <summary>A subtype of Multipath TCP that has no definition, or a length that its subtype does not know.</summary>
[Option(typeof(TcpOption), TcpOption.UnknownMultipath, "=mptcp", "Multipath Transmission Control Protocol: Unknown")]
public readonly ref partial struct TcpMultipathUnknownView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 4, Hex = true, ShownBits = 16)] public partial byte Reserved { get; }

    /// <summary>What follows.</summary>
    [Field("options.mptcp.data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
