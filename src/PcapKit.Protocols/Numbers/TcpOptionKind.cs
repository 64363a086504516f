namespace PcapKit.Protocols;

/// <summary>Kinds of TCP options (IANA "tcp-parameters").</summary>
[ValueNames]
public enum TcpOptionKind : byte
{
    /// <summary>End of option list (RFC 9293).</summary>
    [Name("End of Option List")] EndOfOptions = 0,
    /// <summary>No operation (RFC 9293).</summary>
    [Name("No-Operation")] NoOperation = 1,
    /// <summary>Maximum segment size (RFC 9293).</summary>
    [Name("Maximum Segment Size")] MaximumSegmentSize = 2,
    /// <summary>Window scale (RFC 7323).</summary>
    [Name("Window Scale")] WindowScale = 3,
    /// <summary>Selective acknowledgment permitted (RFC 2018).</summary>
    [Name("SACK Permitted")] SackPermitted = 4,
    /// <summary>Selective acknowledgment (RFC 2018).</summary>
    [Name("SACK")] Sack = 5,
    /// <summary>Echo (RFC 1072).</summary>
    Echo = 6,
    /// <summary>Echo reply (RFC 1072).</summary>
    [Name("Echo Reply")] EchoReply = 7,
    /// <summary>Timestamps (RFC 7323).</summary>
    [Name("Time Stamp Option")] Timestamps = 8,
    /// <summary>Partial order connection permitted (RFC 1693).</summary>
    [Name("Partial Order Connection Permitted")] PartialOrderPermitted = 9,
    /// <summary>Partial order service profile (RFC 1693).</summary>
    [Name("Partial Order Service Profile")] PartialOrderProfile = 10,
    /// <summary>Connection count of T/TCP (RFC 1644).</summary>
    [Name("CC")] ConnectionCount = 11,
    /// <summary>New connection count (RFC 1644).</summary>
    [Name("CC.NEW")] ConnectionCountNew = 12,
    /// <summary>Echo of a connection count (RFC 1644).</summary>
    [Name("CC.ECHO")] ConnectionCountEcho = 13,
    /// <summary>Alternate checksum request (RFC 1146).</summary>
    [Name("TCP Alternate Checksum Request")] AlternateChecksumRequest = 14,
    /// <summary>Alternate checksum data (RFC 1146).</summary>
    [Name("TCP Alternate Checksum Data")] AlternateChecksumData = 15,
    /// <summary>Skeeter key exchange.</summary>
    Skeeter = 16,
    /// <summary>Bubba key exchange.</summary>
    Bubba = 17,
    /// <summary>Trailer checksum.</summary>
    [Name("Trailer Checksum Option")] TrailerChecksum = 18,
    /// <summary>MD5 signature (RFC 2385).</summary>
    [Name("MD5 Signature Option")] Md5Signature = 19,
    /// <summary>SCPS capabilities (CCSDS 714.0).</summary>
    [Name("SCPS Capabilities")] ScpsCapabilities = 20,
    /// <summary>Selective negative acknowledgment (CCSDS 714.0).</summary>
    [Name("Selective Negative Acknowledgements")] SelectiveNegativeAcknowledgment = 21,
    /// <summary>Record boundary (CCSDS 714.0).</summary>
    [Name("Record Boundaries")] RecordBoundary = 22,
    /// <summary>Corruption experienced (CCSDS 714.0).</summary>
    [Name("Corruption experienced")] CorruptionExperienced = 23,
    /// <summary>SNAP.</summary>
    [Name("SNAP")] Snap = 24,
    /// <summary>TCP compression filter.</summary>
    [Name("TCP Compression Filter")] CompressionFilter = 26,
    /// <summary>Quick-Start response (RFC 4782).</summary>
    [Name("Quick-Start Response")] QuickStartResponse = 27,
    /// <summary>User timeout (RFC 5482).</summary>
    [Name("User Timeout Option")] UserTimeout = 28,
    /// <summary>Authentication (RFC 5925).</summary>
    [Name("The TCP Authentication Option")] Authentication = 29,
    /// <summary>Multipath TCP (RFC 8684).</summary>
    [Name("Multipath TCP")] Multipath = 30,
    /// <summary>Fast Open cookie (RFC 7413).</summary>
    [Name("TCP Fast Open Cookie")] FastOpen = 34,
    /// <summary>Encryption negotiation (RFC 8547).</summary>
    [Name("TCP Encryption Negotiation")] EncryptionNegotiation = 69,
    /// <summary>Accurate ECN, order 0 (RFC 9768).</summary>
    [Name("Accurate ECN Order 0")] AccurateEcnOrder0 = 172,
    /// <summary>Accurate ECN, order 1 (RFC 9768).</summary>
    [Name("Accurate ECN Order 1")] AccurateEcnOrder1 = 174,
    /// <summary>Experiment 1 (RFC 4727).</summary>
    [Name("RFC3692-style Experiment 1")] Experiment1 = 253,
    /// <summary>Experiment 2 (RFC 4727).</summary>
    [Name("RFC3692-style Experiment 2")] Experiment2 = 254,
}
