namespace PcapKit;

/// <summary>What fields are called elsewhere: in other tools, in other versions, and by guess. Only for suggestions.</summary>
internal static class OtherNames
{
    private static readonly (string Other, string Name)[] Known =
    [
        ("http.status_code", "http.response.code"), ("http.status", "http.response.code"), ("http.method", "http.request.method"),
        ("http.uri", "http.request.uri"), ("http.url", "http.request.full_uri"), ("http.path", "http.request.uri.path"), ("http.body", "http.file_data"),
        ("http.useragent", "http.user_agent"), ("http.contenttype", "http.content_type"),
        ("tcp.sequence", "tcp.seq"), ("tcp.sport", "tcp.srcport"), ("tcp.dport", "tcp.dstport"), ("tcp.window", "tcp.window_size"), ("tcp.rtt", "tcp.analysis.ack_rtt"),
        ("tcp.data", "tcp.payload"), ("tcp.length", "tcp.len"), ("tcp.dup_ack", "tcp.analysis.duplicate_ack"),
        ("udp.sport", "udp.srcport"), ("udp.dport", "udp.dstport"), ("udp.len", "udp.length"), ("udp.data", "udp.payload"),
        ("ip.source", "ip.src"), ("ip.destination", "ip.dst"), ("ip.protocol", "ip.proto"), ("ip.length", "ip.len"), ("ip.tos", "ip.dsfield"),
        ("ipv6.source", "ipv6.src"), ("ipv6.destination", "ipv6.dst"), ("ipv6.next_header", "ipv6.nxt"), ("ipv6.hop_limit", "ipv6.hlim"),
        ("eth.source", "eth.src"), ("eth.destination", "eth.dst"), ("eth.mac", "eth.addr"), ("vlan.vid", "vlan.id"),
        ("dns.query", "dns.qry.name"), ("dns.name", "dns.qry.name"), ("dns.question", "dns.qry.name"), ("dns.qname", "dns.qry.name"),
        ("dns.rcode", "dns.flags.rcode"), ("dns.type", "dns.qry.type"),
        ("tls.sni", "tls.handshake.extensions_server_name"), ("tls.server_name", "tls.handshake.extensions_server_name"),
        ("ssl.handshake.extensions_server_name", "tls.handshake.extensions_server_name"),
        ("frame.length", "frame.len"), ("frame.timestamp", "frame.time_epoch"), ("frame.no", "frame.number"), ("frame.caplen", "frame.cap_len"),
        ("frame.delta", "frame.time_delta"), ("frame.relative", "frame.time_relative"), ("frame.comments", "frame.comment"),
        ("time", "frame.time_epoch"), ("src", "ip.src"), ("dst", "ip.dst"), ("sport", "tcp.srcport"), ("dport", "tcp.dstport"), ("length", "frame.len"),
        ("malformed", "_ws.malformed"), ("ip.reassembled_in", "ip.fragment"), ("ipv6.reassembled.in", "ipv6.fragment"), ("tcp.reassembled_in", "tcp.segment"),
    ];

    /// <summary>The names that may have been meant; one that is known for sure comes alone.</summary>
    internal static IReadOnlyList<string> Suggest(ProtocolRegistry registry, string name, IReadOnlyCollection<NoteKind> notes)
    {
        foreach ((string other, string known) in Known)
        {
            if (other.Equals(name, StringComparison.OrdinalIgnoreCase) && FieldNames.Find(registry, known, notes).Count > 0)
                return [known];
        }
        return FieldNames.Suggest(registry, name, notes);
    }
}
