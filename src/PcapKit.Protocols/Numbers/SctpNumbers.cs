namespace PcapKit.Protocols;

/// <summary>Types of SCTP chunks (IANA "sctp-parameters").</summary>
[ValueNames]
public enum SctpChunkType : byte
{
    /// <summary>Payload data (RFC 9260).</summary>
    [Name("DATA")] Data = 0,
    /// <summary>Initiation (RFC 9260).</summary>
    [Name("INIT")] Init = 1,
    /// <summary>Initiation acknowledgment (RFC 9260).</summary>
    [Name("INIT_ACK")] InitAck = 2,
    /// <summary>Selective acknowledgment (RFC 9260).</summary>
    [Name("SACK")] Sack = 3,
    /// <summary>Heartbeat request (RFC 9260).</summary>
    [Name("HEARTBEAT")] Heartbeat = 4,
    /// <summary>Heartbeat acknowledgment (RFC 9260).</summary>
    [Name("HEARTBEAT_ACK")] HeartbeatAck = 5,
    /// <summary>Abort (RFC 9260).</summary>
    [Name("ABORT")] Abort = 6,
    /// <summary>Shutdown (RFC 9260).</summary>
    [Name("SHUTDOWN")] Shutdown = 7,
    /// <summary>Shutdown acknowledgment (RFC 9260).</summary>
    [Name("SHUTDOWN_ACK")] ShutdownAck = 8,
    /// <summary>Operation error (RFC 9260).</summary>
    [Name("ERROR")] Error = 9,
    /// <summary>State cookie (RFC 9260).</summary>
    [Name("COOKIE_ECHO")] CookieEcho = 10,
    /// <summary>Cookie acknowledgment (RFC 9260).</summary>
    [Name("COOKIE_ACK")] CookieAck = 11,
    /// <summary>Explicit congestion notification echo (RFC 9260).</summary>
    [Name("ECNE")] EcnEcho = 12,
    /// <summary>Congestion window reduced (RFC 9260).</summary>
    [Name("CWR")] CongestionWindowReduced = 13,
    /// <summary>Shutdown complete (RFC 9260).</summary>
    [Name("SHUTDOWN_COMPLETE")] ShutdownComplete = 14,
    /// <summary>Authentication (RFC 4895).</summary>
    [Name("AUTH")] Authentication = 15,
    /// <summary>Payload data that may be interleaved (RFC 8260).</summary>
    [Name("I_DATA")] InterleavedData = 64,
    /// <summary>Address configuration acknowledgment (RFC 5061).</summary>
    [Name("ASCONF_ACK")] AddressConfigurationAck = 128,
    /// <summary>Re-configuration of streams (RFC 6525).</summary>
    [Name("RE_CONFIG")] Reconfiguration = 130,
    /// <summary>Padding (RFC 4820).</summary>
    [Name("PAD")] Padding = 132,
    /// <summary>Forward TSN (RFC 3758).</summary>
    [Name("FORWARD_TSN")] ForwardTsn = 192,
    /// <summary>Address configuration change (RFC 5061).</summary>
    [Name("ASCONF")] AddressConfiguration = 193,
    /// <summary>Forward TSN with message identifiers (RFC 8260).</summary>
    [Name("I_FORWARD_TSN")] InterleavedForwardTsn = 194,
}

/// <summary>Types of parameters in SCTP chunks (IANA "sctp-parameters").</summary>
[ValueNames]
public enum SctpParameterType : ushort
{
    /// <summary>Heartbeat information (RFC 9260).</summary>
    [Name("Heartbeat info")] HeartbeatInformation = 1,
    /// <summary>An IPv4 address (RFC 9260).</summary>
    [Name("IPv4 address")] IPv4Address = 5,
    /// <summary>An IPv6 address (RFC 9260).</summary>
    [Name("IPv6 address")] IPv6Address = 6,
    /// <summary>State cookie (RFC 9260).</summary>
    [Name("State cookie")] StateCookie = 7,
    /// <summary>A parameter that was not recognized (RFC 9260).</summary>
    [Name("Unrecognized parameter")] Unrecognized = 8,
    /// <summary>Asks for a longer life of the cookie (RFC 9260).</summary>
    [Name("Cookie preservative")] CookiePreservative = 9,
    /// <summary>A host name (RFC 9260, deprecated).</summary>
    [Name("Hostname address")] HostName = 11,
    /// <summary>Supported types of addresses (RFC 9260).</summary>
    [Name("Supported address types")] SupportedAddressTypes = 12,
    /// <summary>Outgoing SSN reset request (RFC 6525).</summary>
    [Name("Outgoing SSN reset request")] OutgoingReset = 13,
    /// <summary>Incoming SSN reset request (RFC 6525).</summary>
    [Name("Incoming SSN reset request")] IncomingReset = 14,
    /// <summary>SSN and TSN reset request (RFC 6525).</summary>
    [Name("SSN/TSN reset request")] Reset = 15,
    /// <summary>Re-configuration response (RFC 6525).</summary>
    [Name("Re-configuration response")] ReconfigurationResponse = 16,
    /// <summary>Explicit congestion notification (RFC 9260).</summary>
    [Name("ECN")] Ecn = 0x8000,
    /// <summary>Random number (RFC 4895).</summary>
    [Name("Random")] Random = 0x8002,
    /// <summary>Chunks to authenticate (RFC 4895).</summary>
    [Name("Authenticated Chunk list")] AuthenticatedChunks = 0x8003,
    /// <summary>Requested HMAC algorithms (RFC 4895).</summary>
    [Name("Requested HMAC Algorithm")] HmacAlgorithms = 0x8004,
    /// <summary>Padding (RFC 4820).</summary>
    [Name("Padding")] Padding = 0x8005,
    /// <summary>Supported extensions (RFC 5061).</summary>
    [Name("Supported Extensions")] SupportedExtensions = 0x8008,
    /// <summary>Forward TSN is supported (RFC 3758).</summary>
    [Name("Forward TSN supported")] ForwardTsn = 0xC000,
    /// <summary>Add IP address (RFC 5061).</summary>
    [Name("Add IP address")] AddAddress = 0xC001,
    /// <summary>Delete IP address (RFC 5061).</summary>
    [Name("Delete IP address")] DeleteAddress = 0xC002,
    /// <summary>Error cause indication (RFC 5061).</summary>
    [Name("Error cause indication")] ErrorCause = 0xC003,
    /// <summary>Set primary address (RFC 5061).</summary>
    [Name("Set primary address")] SetPrimary = 0xC004,
    /// <summary>Success indication (RFC 5061).</summary>
    [Name("Success report")] Success = 0xC005,
    /// <summary>Adaptation layer indication (RFC 5061).</summary>
    [Name("Adaptation Layer Indication")] AdaptationLayer = 0xC006,
}

/// <summary>Causes of SCTP errors (IANA "sctp-parameters").</summary>
[ValueNames]
public enum SctpCause : ushort
{
    /// <summary>Invalid stream identifier.</summary>
    [Name("Invalid stream identifier")] InvalidStream = 1,
    /// <summary>Missing mandatory parameter.</summary>
    [Name("Missing mandatory parameter")] MissingParameter = 2,
    /// <summary>Stale cookie.</summary>
    [Name("Stale cookie error")] StaleCookie = 3,
    /// <summary>Out of resource.</summary>
    [Name("Out of resource")] OutOfResource = 4,
    /// <summary>Unresolvable address.</summary>
    [Name("Unresolvable address")] UnresolvableAddress = 5,
    /// <summary>Unrecognized chunk type.</summary>
    [Name("Unrecognized chunk type")] UnrecognizedChunk = 6,
    /// <summary>Invalid mandatory parameter.</summary>
    [Name("Invalid mandatory parameter")] InvalidParameter = 7,
    /// <summary>Unrecognized parameters.</summary>
    [Name("Unrecognized parameters")] UnrecognizedParameters = 8,
    /// <summary>No user data.</summary>
    [Name("No user data")] NoUserData = 9,
    /// <summary>Cookie received while shutting down.</summary>
    [Name("Cookie received while shutting down")] CookieWhileShuttingDown = 10,
    /// <summary>Restart of an association with new addresses.</summary>
    [Name("Restart of an association with new addresses")] Restart = 11,
    /// <summary>User-initiated abort.</summary>
    [Name("User initiated ABORT")] UserAbort = 12,
    /// <summary>Protocol violation.</summary>
    [Name("Protocol violation")] ProtocolViolation = 13,
}
