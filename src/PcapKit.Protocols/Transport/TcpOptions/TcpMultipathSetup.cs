namespace PcapKit.Protocols;

/// <summary>MP_CAPABLE: the connection may have several subflows (RFC 8684, section 3.1).</summary>
[Option(typeof(TcpOption), TcpOption.Capable, "=mptcp", "Multipath Transmission Control Protocol: Multipath Capable")]
public readonly ref partial struct TcpMultipathCapableView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.Capable)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>The version of Multipath TCP.</summary>
    [Field("options.mptcp.version", "Multipath TCP version", Bits = 4, Default = 1)] public partial byte Version { get; }

    /// <summary>All flags.</summary>
    [Container("options.mptcp.flags", "Multipath TCP flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>Data are covered by checksums.</summary>
    [Field("options.mptcp.checksumreq.flags", "Checksum required", Key = "checksum_required")] public partial bool ChecksumRequired { get; }

    /// <summary>Reserved for extensions.</summary>
    [Field("options.mptcp.extensibility.flag", "Extensibility", Key = "extensibility")] public partial bool Extensibility { get; }

    /// <summary>The receiver must not open subflows to this address and port.</summary>
    [Field("options.mptcp.nomoresubflows.flag", "Do not attempt to establish new subflows to this address and port", Key = "no_more_subflows")] public partial bool NoMoreSubflows { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved.flag", "Reserved", Key = "reserved_flags", Bits = 4, Hex = true)] public partial byte Reserved { get; }

    /// <summary>HMAC-SHA256 is used.</summary>
    [Field("options.mptcp.sha256.flag", "Use HMAC-SHA256", Key = "sha256", Default = true)] public partial bool Sha256 { get; }

    /// <summary>The sender's key.</summary>
    [Field("options.mptcp.sendkey", "Sender's Key", Present = "Length >= 12")] public partial ulong? SenderKey { get; }

    /// <summary>The receiver's key, echoed.</summary>
    [Field("options.mptcp.recvkey", "Receiver's Key", Present = "Length >= 20")] public partial ulong? ReceiverKey { get; }

    /// <summary>How many bytes of data the segment has.</summary>
    [Field("options.mptcp.datalvllen", "Data-level Length", Present = "Length >= 22")] public partial ushort? DataLength { get; }

    /// <summary>Checksum of the data.</summary>
    [Field("options.mptcp.checksum", "Checksum", Hex = true, Present = "Length >= 24")] public partial ushort? DataChecksum { get; }
}

/// <summary>MP_CAPABLE of version 0 (RFC 6824, section 3.1).</summary>
[Option(typeof(TcpOption), TcpOption.CapableVersion0, "=mptcp", "Multipath Transmission Control Protocol: Multipath Capable")]
public readonly ref partial struct TcpMultipathCapableVersion0View
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.Capable)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>The version of Multipath TCP.</summary>
    [Field("options.mptcp.version", "Multipath TCP version", Bits = 4, Default = 0)] public partial byte Version { get; }

    /// <summary>All flags.</summary>
    [Container("options.mptcp.flags", "Multipath TCP flags", Hex = true)] public partial byte Flags { get; }

    /// <summary>Data are covered by checksums.</summary>
    [Field("options.mptcp.checksumreq.flags", "Checksum required", Key = "checksum_required")] public partial bool ChecksumRequired { get; }

    /// <summary>Reserved for extensions.</summary>
    [Field("options.mptcp.extensibility.flag", "Extensibility", Key = "extensibility")] public partial bool Extensibility { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved.flag", "Reserved", Key = "reserved_flags", Bits = 5, Hex = true)] public partial byte Reserved { get; }

    /// <summary>HMAC-SHA1 is used.</summary>
    [Field("options.mptcp.sha1.flag", "Use HMAC-SHA1", Key = "sha1", Default = true)] public partial bool Sha1 { get; }

    /// <summary>The sender's key.</summary>
    [Field("options.mptcp.sendkey", "Sender's Key", Present = "Length >= 12")] public partial ulong? SenderKey { get; }

    /// <summary>The receiver's key, echoed.</summary>
    [Field("options.mptcp.recvkey", "Receiver's Key", Present = "Length >= 20")] public partial ulong? ReceiverKey { get; }
}

/// <summary>MP_JOIN of a SYN: adds a subflow (RFC 8684, section 3.2).</summary>
[Option(typeof(TcpOption), TcpOption.JoinSyn, "=mptcp", "Multipath Transmission Control Protocol: Join Connection")]
public readonly ref partial struct TcpMultipathJoinSynView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.Join)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 3, Hex = true, ShownBits = 16)] public partial byte Reserved { get; }

    /// <summary>The subflow is a backup.</summary>
    [Field("options.mptcp.backup.flag", "Backup flag", Key = "backup")] public partial bool Backup { get; }

    /// <summary>The number of the address.</summary>
    [Field("options.mptcp.addrid", "Address ID")] public partial byte AddressId { get; }

    /// <summary>Names the connection: the begin of the hash of the receiver's key.</summary>
    [Field("options.mptcp.recvtok", "Receiver's Token")] public partial uint ReceiverToken { get; }

    /// <summary>A random number.</summary>
    [Field("options.mptcp.sendrand", "Sender's Random Number")] public partial uint RandomNumber { get; }

    /// <summary>The byte of subtype and flags, as Wireshark shows it.</summary>
    [Derived("options.mptcp.flags", "Multipath TCP flags", Hex = true)] public byte Flags => Bytes[2];
}

/// <summary>MP_JOIN of a SYN with ACK (RFC 8684, section 3.2).</summary>
[Option(typeof(TcpOption), TcpOption.JoinSynAck, "=mptcp", "Multipath Transmission Control Protocol: Join Connection")]
public readonly ref partial struct TcpMultipathJoinSynAckView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.Join)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 3, Hex = true, ShownBits = 16)] public partial byte Reserved { get; }

    /// <summary>The subflow is a backup.</summary>
    [Field("options.mptcp.backup.flag", "Backup flag", Key = "backup")] public partial bool Backup { get; }

    /// <summary>The number of the address.</summary>
    [Field("options.mptcp.addrid", "Address ID")] public partial byte AddressId { get; }

    /// <summary>The first 8 bytes of the authentication code.</summary>
    [Field("options.mptcp.sendtrunchmac", "Sender's Truncated HMAC")] public partial ulong TruncatedAuthenticationCode { get; }

    /// <summary>A random number.</summary>
    [Field("options.mptcp.sendrand", "Sender's Random Number")] public partial uint RandomNumber { get; }

    /// <summary>The byte of subtype and flags, as Wireshark shows it.</summary>
    [Derived("options.mptcp.flags", "Multipath TCP flags", Hex = true)] public byte Flags => Bytes[2];
}

/// <summary>MP_JOIN of the third segment (RFC 8684, section 3.2).</summary>
[Option(typeof(TcpOption), TcpOption.JoinAck, "=mptcp", "Multipath Transmission Control Protocol: Join Connection")]
public readonly ref partial struct TcpMultipathJoinAckView
{
    /// <summary>The subtype.</summary>
    [Field("options.mptcp.subtype", "Multipath TCP subtype", Bits = 4, Default = TcpMultipathSubtype.Join)] public partial TcpMultipathSubtype Subtype { get; }

    /// <summary>Zero.</summary>
    [Field("options.mptcp.reserved", "Reserved", Bits = 12, Hex = true)] public partial ushort Reserved { get; }

    /// <summary>The first 20 bytes of the authentication code.</summary>
    [Field("options.mptcp.sendhmac", "Sender's HMAC", Bits = 160)] public partial ReadOnlySpan<byte> AuthenticationCode { get; }
}
