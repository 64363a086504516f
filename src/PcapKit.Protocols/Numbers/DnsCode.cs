namespace PcapKit.Protocols;

/// <summary>Classes of DNS records (IANA "dns-parameters").</summary>
[ValueNames]
public enum DnsClass : ushort
{
    /// <summary>The Internet.</summary>
    [Name("IN")] Internet = 1,
    /// <summary>Chaosnet; today for questions about the server itself.</summary>
    [Name("CH")] Chaos = 3,
    /// <summary>Hesiod, a directory of MIT.</summary>
    [Name("HS")] Hesiod = 4,
    /// <summary>No class: in updates, a record that must not be or is to go (RFC 2136).</summary>
    [Name("NONE")] None = 254,
    /// <summary>Any class.</summary>
    [Name("ANY")] Any = 255,
}

/// <summary>What a DNS message asks for (IANA "dns-parameters").</summary>
[ValueNames]
public enum DnsOpcode : byte
{
    /// <summary>A question (RFC 1035).</summary>
    Query = 0,
    /// <summary>An inverse question, obsolete (RFC 3425).</summary>
    [Name("IQuery")] InverseQuery = 1,
    /// <summary>The state of the server (RFC 1035).</summary>
    Status = 2,
    /// <summary>A zone has changed (RFC 1996).</summary>
    Notify = 4,
    /// <summary>Changes a zone (RFC 2136).</summary>
    Update = 5,
    /// <summary>Operations on a lasting session (RFC 8490).</summary>
    [Name("DSO")] StatefulOperations = 6,
}

/// <summary>How a DNS question ended (IANA "dns-parameters").</summary>
[ValueNames]
public enum DnsResponseCode : ushort
{
    /// <summary>No error.</summary>
    NoError = 0,
    /// <summary>The server could not read the question.</summary>
    [Name("FormErr")] FormatError = 1,
    /// <summary>The server failed.</summary>
    [Name("ServFail")] ServerFailure = 2,
    /// <summary>The name does not exist.</summary>
    [Name("NXDomain")] NameError = 3,
    /// <summary>The server does not do such things.</summary>
    [Name("NotImp")] NotImplemented = 4,
    /// <summary>The server will not.</summary>
    Refused = 5,
    /// <summary>The name exists and should not (RFC 2136).</summary>
    [Name("YXDomain")] NameExists = 6,
    /// <summary>The records exist and should not (RFC 2136).</summary>
    [Name("YXRRSet")] RecordsExist = 7,
    /// <summary>The records should exist and do not (RFC 2136).</summary>
    [Name("NXRRSet")] RecordsMissing = 8,
    /// <summary>The server has no authority over the zone, or is not authorised.</summary>
    [Name("NotAuth")] NotAuthoritative = 9,
    /// <summary>A name is not in the zone (RFC 2136).</summary>
    [Name("NotZone")] NotInZone = 10,
    /// <summary>The type of stateful operation is unknown (RFC 8490).</summary>
    [Name("DSOTYPENI")] NoStatefulOperation = 11,
    /// <summary>The version of EDNS is unknown, or a signature failed; needs the higher bits of OPT.</summary>
    [Name("BADVERS")] BadVersion = 16,
}

/// <summary>Options of a DNS message (IANA "dns-parameters": EDNS0 option codes).</summary>
[ValueNames]
public enum DnsOptionCode : ushort
{
    /// <summary>A query that lasts (RFC 8764).</summary>
    [Name("LLQ")] LongLivedQuery = 1,
    /// <summary>How long an update holds (RFC 9664).</summary>
    [Name("UL")] UpdateLease = 2,
    /// <summary>The identity of the server (RFC 5001).</summary>
    [Name("NSID")] NameServerId = 3,
    /// <summary>Signature algorithms that the client knows (RFC 6975).</summary>
    [Name("DAU")] DnssecAlgorithms = 5,
    /// <summary>Digest algorithms that the client knows (RFC 6975).</summary>
    [Name("DHU")] DigestAlgorithms = 6,
    /// <summary>NSEC3 hashes that the client knows (RFC 6975).</summary>
    [Name("N3U")] HashAlgorithms = 7,
    /// <summary>The network of the client (RFC 7871).</summary>
    ClientSubnet = 8,
    /// <summary>When a secondary loses its zone (RFC 7314).</summary>
    Expire = 9,
    /// <summary>Cookies of client and server (RFC 7873).</summary>
    Cookie = 10,
    /// <summary>How long an idle connection is kept (RFC 7828).</summary>
    TcpKeepalive = 11,
    /// <summary>Padding (RFC 7830).</summary>
    Padding = 12,
    /// <summary>The trust point that the client knows (RFC 7901).</summary>
    Chain = 13,
    /// <summary>Keys that the client trusts (RFC 8145).</summary>
    KeyTag = 14,
    /// <summary>More on an error (RFC 8914).</summary>
    ExtendedError = 15,
}

/// <summary>Parameters of a service in SVCB and HTTPS records (IANA "dns-svcb").</summary>
[ValueNames]
public enum DnsServiceKey : ushort
{
    /// <summary>Parameters that the client must understand.</summary>
    [Name("mandatory")] Mandatory = 0,
    /// <summary>Protocols, as TLS names them.</summary>
    [Name("alpn")] Alpn = 1,
    /// <summary>The usual protocol is not offered.</summary>
    [Name("no-default-alpn")] NoDefaultAlpn = 2,
    /// <summary>The port.</summary>
    [Name("port")] Port = 3,
    /// <summary>IPv4 addresses.</summary>
    [Name("ipv4hint")] IPv4Hint = 4,
    /// <summary>Configuration of the encrypted ClientHello (RFC 9848).</summary>
    [Name("ech")] EncryptedClientHello = 5,
    /// <summary>IPv6 addresses.</summary>
    [Name("ipv6hint")] IPv6Hint = 6,
    /// <summary>The URI template of DNS over HTTPS (RFC 9461).</summary>
    [Name("dohpath")] DohPath = 7,
}
