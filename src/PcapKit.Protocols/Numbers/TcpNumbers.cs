namespace PcapKit.Protocols;

/// <summary>Subtypes of the option of Multipath TCP (RFC 8684, section 8.2).</summary>
[ValueNames]
public enum TcpMultipathSubtype : byte
{
    /// <summary>MP_CAPABLE.</summary>
    [Name("Multipath Capable")] Capable = 0,
    /// <summary>MP_JOIN.</summary>
    [Name("Join Connection")] Join = 1,
    /// <summary>DSS.</summary>
    [Name("Data Sequence Signal")] DataSequenceSignal = 2,
    /// <summary>ADD_ADDR.</summary>
    [Name("Add Address")] AddAddress = 3,
    /// <summary>REMOVE_ADDR.</summary>
    [Name("Remove Address")] RemoveAddress = 4,
    /// <summary>MP_PRIO.</summary>
    [Name("Change Subflow Priority")] Priority = 5,
    /// <summary>MP_FAIL.</summary>
    [Name("TCP Fallback")] Fail = 6,
    /// <summary>MP_FASTCLOSE.</summary>
    [Name("Fast Close")] FastClose = 7,
    /// <summary>MP_TCPRST.</summary>
    [Name("TCP Reset")] Reset = 8,
}

/// <summary>Why a subflow of Multipath TCP was reset (RFC 8684, section 3.6).</summary>
[ValueNames]
public enum TcpMultipathResetReason : byte
{
    /// <summary>Unspecified error.</summary>
    [Name("Unspecified error")] Unspecified = 0,
    /// <summary>An error specific to Multipath TCP.</summary>
    [Name("MPTCP specific error")] MultipathError = 1,
    /// <summary>Lack of resources.</summary>
    [Name("Lack of resources")] LackOfResources = 2,
    /// <summary>Administratively prohibited.</summary>
    [Name("Administratively prohibited")] Prohibited = 3,
    /// <summary>Too much outstanding data.</summary>
    [Name("Too much outstanding data")] TooMuchOutstandingData = 4,
    /// <summary>Unacceptable performance.</summary>
    [Name("Unacceptable performance")] UnacceptablePerformance = 5,
    /// <summary>A middlebox interferes.</summary>
    [Name("Middlebox interference")] MiddleboxInterference = 6,
}

/// <summary>Algorithms of alternate checksums (RFC 1146, section 2).</summary>
[ValueNames]
public enum TcpChecksumAlgorithm : byte
{
    /// <summary>The checksum of TCP.</summary>
    [Name("TCP Checksum")] Standard = 0,
    /// <summary>Fletcher's algorithm with 8 bits.</summary>
    [Name("8-bit Fletcher's algorithm")] Fletcher8 = 1,
    /// <summary>Fletcher's algorithm with 16 bits.</summary>
    [Name("16-bit Fletcher's algorithm")] Fletcher16 = 2,
    /// <summary>Redundant checksum avoidance.</summary>
    [Name("Redundant Checksum Avoidance")] RedundantAvoidance = 3,
}

/// <summary>Identifiers of experiments in the options 253 and 254 (IANA "tcp-exids"; RFC 6994).</summary>
[ValueNames]
public enum TcpExperimentId : ushort
{
    /// <summary>Accurate ECN, order 0.</summary>
    [Name("Accurate ECN - Order 0")] AccurateEcnOrder0 = 0xACC0,
    /// <summary>Accurate ECN, order 1.</summary>
    [Name("Accurate ECN - Order 1")] AccurateEcnOrder1 = 0xACC1,
    /// <summary>TCP Fast Open (RFC 7413).</summary>
    [Name("Fast Open")] FastOpen = 0xF989,
}
