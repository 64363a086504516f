namespace PcapKit;

/// <summary>The names of Scapy and dpkt in the words of Wireshark, as far as all of them speak of the same.</summary>
internal static class EngineNames
{
    // What Wireshark puts between two protocols, or behind the last; and tags, which dpkt takes for a part of Ethernet.
    private static readonly HashSet<string> Silent = new(StringComparer.Ordinal) { "ethertype", "vlan", "data", "Raw", "Padding" };

    private static readonly Dictionary<string, string> Protocols = new(StringComparer.Ordinal)
    {
        ["Ethernet"] = "eth", ["802.1Q"] = "vlan", ["VLANtag8021Q"] = "vlan", ["ARP"] = "arp", ["IP"] = "ip", ["IP6"] = "ipv6", ["IPv6"] = "ipv6",
        ["ICMP"] = "icmp", ["ICMP6"] = "icmpv6", ["IGMP"] = "igmp", ["TCP"] = "tcp", ["UDP"] = "udp", ["SCTP"] = "sctp", ["GRE"] = "gre",
        ["cooked linux"] = "sll", ["cooked linux v2"] = "sll", ["SLL"] = "sll", ["SLL2"] = "sll", ["Loopback"] = "null",
    };

    private static readonly HashSet<string> Known = [.. Protocols.Values];

    private static readonly Dictionary<string, string> Fields = new(StringComparer.Ordinal)
    {
        ["Ethernet.dst"] = "eth.dst", ["Ethernet.src"] = "eth.src", ["Ethernet.type"] = "eth.type",
        ["IP.src"] = "ip.src", ["IP.dst"] = "ip.dst", ["IP.ttl"] = "ip.ttl", ["IP.id"] = "ip.id", ["IP.len"] = "ip.len", ["IP.proto"] = "ip.proto", ["IP.p"] = "ip.proto",
        ["IPv6.src"] = "ipv6.src", ["IPv6.dst"] = "ipv6.dst", ["IPv6.hlim"] = "ipv6.hlim", ["IPv6.plen"] = "ipv6.plen",
        ["IP6.src"] = "ipv6.src", ["IP6.dst"] = "ipv6.dst", ["IP6.hlim"] = "ipv6.hlim", ["IP6.plen"] = "ipv6.plen",
        ["TCP.sport"] = "tcp.srcport", ["TCP.dport"] = "tcp.dstport", ["TCP.window"] = "tcp.window_size_value", ["TCP.win"] = "tcp.window_size_value",
        ["UDP.sport"] = "udp.srcport", ["UDP.dport"] = "udp.dstport", ["UDP.ulen"] = "udp.length", ["UDP.len"] = "udp.length",
        ["ICMP.type"] = "icmp.type", ["ICMP.code"] = "icmp.code",
    };

    /// <summary>A chain up to the first protocol that not all of the engines know, in Wireshark's words.</summary>
    internal static string Common(string chain)
    {
        var common = new List<string>();
        foreach (string name in chain.Split(':'))
        {
            if (Silent.Contains(name))
                continue;
            if (!Known.Contains(name))
                break;
            common.Add(name);
            // Above these each engine has its own idea of what a protocol is.
            if (name is "icmp" or "icmpv6" or "igmp")
                break;
        }
        return string.Join(':', common);
    }

    /// <summary>The chain of a Python package, in Wireshark's words where there are any.</summary>
    internal static string ChainOf(string chain, string package) =>
        string.Join(':', chain.Split(':').Select(n => Protocols.GetValueOrDefault(n) ?? (n.StartsWith("ICMPv6", StringComparison.Ordinal) && package == Engines.Scapy ? "icmpv6" : n)));

    /// <summary>Wireshark's name of a field of a layer, or null.</summary>
    internal static string? FieldOf(string package, string layer, string field) =>
        package is Engines.Scapy or Engines.Dpkt ? Fields.GetValueOrDefault(layer + "." + field) : null;
}
