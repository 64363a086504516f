namespace PcapKit.Protocols;

/// <summary>Types of DNS resource records and questions (IANA "dns-parameters").</summary>
[ValueNames]
public enum DnsType : ushort
{
    /// <summary>An IPv4 address (RFC 1035).</summary>
    A = 1,
    /// <summary>An authoritative name server (RFC 1035).</summary>
    [Name("NS")] Ns = 2,
    /// <summary>A mail destination, obsolete (RFC 1035).</summary>
    [Name("MD")] Md = 3,
    /// <summary>A mail forwarder, obsolete (RFC 1035).</summary>
    [Name("MF")] Mf = 4,
    /// <summary>The canonical name of an alias (RFC 1035).</summary>
    [Name("CNAME")] Cname = 5,
    /// <summary>The start of a zone of authority (RFC 1035).</summary>
    [Name("SOA")] Soa = 6,
    /// <summary>A mailbox, experimental (RFC 1035).</summary>
    [Name("MB")] Mb = 7,
    /// <summary>A member of a mail group, experimental (RFC 1035).</summary>
    [Name("MG")] Mg = 8,
    /// <summary>A renamed mailbox, experimental (RFC 1035).</summary>
    [Name("MR")] Mr = 9,
    /// <summary>Anything, experimental (RFC 1035).</summary>
    [Name("NULL")] Null = 10,
    /// <summary>Well-known services (RFC 1035).</summary>
    [Name("WKS")] Wks = 11,
    /// <summary>A pointer to another name (RFC 1035).</summary>
    [Name("PTR")] Ptr = 12,
    /// <summary>Processor and operating system (RFC 1035).</summary>
    [Name("HINFO")] Hinfo = 13,
    /// <summary>Mailboxes of a mailing list (RFC 1035).</summary>
    [Name("MINFO")] Minfo = 14,
    /// <summary>A mail exchange (RFC 1035).</summary>
    [Name("MX")] Mx = 15,
    /// <summary>Text (RFC 1035).</summary>
    [Name("TXT")] Txt = 16,
    /// <summary>A responsible person (RFC 1183).</summary>
    [Name("RP")] Rp = 17,
    /// <summary>A server of AFS or DCE (RFC 1183).</summary>
    [Name("AFSDB")] Afsdb = 18,
    /// <summary>A signature, obsolete (RFC 2535).</summary>
    [Name("SIG")] Sig = 24,
    /// <summary>A public key, obsolete (RFC 2535).</summary>
    [Name("KEY")] Key = 25,
    /// <summary>An IPv6 address (RFC 3596).</summary>
    [Name("AAAA")] Aaaa = 28,
    /// <summary>A place on Earth (RFC 1876).</summary>
    [Name("LOC")] Loc = 29,
    /// <summary>The host and port of a service (RFC 2782).</summary>
    [Name("SRV")] Srv = 33,
    /// <summary>A rewriting rule (RFC 3403).</summary>
    [Name("NAPTR")] Naptr = 35,
    /// <summary>A key exchanger (RFC 2230).</summary>
    [Name("KX")] Kx = 36,
    /// <summary>A certificate (RFC 4398).</summary>
    [Name("CERT")] Cert = 37,
    /// <summary>The new name of a whole subtree (RFC 6672).</summary>
    [Name("DNAME")] Dname = 39,
    /// <summary>Options of the message, no record of a zone (RFC 6891).</summary>
    [Name("OPT")] Opt = 41,
    /// <summary>Address prefixes (RFC 3123).</summary>
    [Name("APL")] Apl = 42,
    /// <summary>The digest of a delegated zone's key (RFC 4034).</summary>
    [Name("DS")] Ds = 43,
    /// <summary>The fingerprint of an SSH key (RFC 4255).</summary>
    [Name("SSHFP")] Sshfp = 44,
    /// <summary>A key for IPsec (RFC 4025).</summary>
    [Name("IPSECKEY")] Ipseckey = 45,
    /// <summary>The signature of a set of records (RFC 4034).</summary>
    [Name("RRSIG")] Rrsig = 46,
    /// <summary>The next name of a zone, to prove that there is none between (RFC 4034).</summary>
    [Name("NSEC")] Nsec = 47,
    /// <summary>A key of a zone (RFC 4034).</summary>
    [Name("DNSKEY")] Dnskey = 48,
    /// <summary>The DHCP client of a name (RFC 4701).</summary>
    [Name("DHCID")] Dhcid = 49,
    /// <summary>The next name of a zone as a hash (RFC 5155).</summary>
    [Name("NSEC3")] Nsec3 = 50,
    /// <summary>How a zone hashes its names (RFC 5155).</summary>
    [Name("NSEC3PARAM")] Nsec3Param = 51,
    /// <summary>The certificate of a TLS service (RFC 6698).</summary>
    [Name("TLSA")] Tlsa = 52,
    /// <summary>The certificate of a mail user (RFC 8162).</summary>
    [Name("SMIMEA")] Smimea = 53,
    /// <summary>A host identity (RFC 8005).</summary>
    [Name("HIP")] Hip = 55,
    /// <summary>The DS record that a child zone asks for (RFC 7344).</summary>
    [Name("CDS")] Cds = 59,
    /// <summary>The DNSKEY record that a child zone asks for (RFC 7344).</summary>
    [Name("CDNSKEY")] Cdnskey = 60,
    /// <summary>A key of OpenPGP (RFC 7929).</summary>
    [Name("OPENPGPKEY")] OpenPgpKey = 61,
    /// <summary>What a parent zone should copy (RFC 7477).</summary>
    [Name("CSYNC")] Csync = 62,
    /// <summary>The digest of a zone (RFC 8976).</summary>
    [Name("ZONEMD")] Zonemd = 63,
    /// <summary>How to reach a service (RFC 9460).</summary>
    [Name("SVCB")] Svcb = 64,
    /// <summary>How to reach a web server (RFC 9460).</summary>
    [Name("HTTPS")] Https = 65,
    /// <summary>A sender policy, obsolete (RFC 7208).</summary>
    [Name("SPF")] Spf = 99,
    /// <summary>A hardware address of 48 bits (RFC 7043).</summary>
    [Name("EUI48")] Eui48 = 108,
    /// <summary>A hardware address of 64 bits (RFC 7043).</summary>
    [Name("EUI64")] Eui64 = 109,
    /// <summary>A shared key being agreed (RFC 2930).</summary>
    [Name("TKEY")] Tkey = 249,
    /// <summary>The signature of a message (RFC 8945).</summary>
    [Name("TSIG")] Tsig = 250,
    /// <summary>Asks for the changes of a zone (RFC 1995).</summary>
    [Name("IXFR")] Ixfr = 251,
    /// <summary>Asks for a whole zone (RFC 5936).</summary>
    [Name("AXFR")] Axfr = 252,
    /// <summary>Asks for mailbox records, obsolete (RFC 1035).</summary>
    [Name("MAILB")] Mailb = 253,
    /// <summary>Asks for mail agents, obsolete (RFC 1035).</summary>
    [Name("MAILA")] Maila = 254,
    /// <summary>Asks for all records (RFC 8482).</summary>
    [Name("ANY")] Any = 255,
    /// <summary>A URI (RFC 7553).</summary>
    [Name("URI")] Uri = 256,
    /// <summary>Which authorities may issue certificates (RFC 8659).</summary>
    [Name("CAA")] Caa = 257,
    /// <summary>A trust anchor, not standardised.</summary>
    [Name("TA")] Ta = 32768,
    /// <summary>A key digest outside of the tree, obsolete (RFC 8749).</summary>
    [Name("DLV")] Dlv = 32769,
}
