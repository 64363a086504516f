namespace PcapKit;

/// <summary>How people name protocols: by filter, chain or family name, whatever the case of letters and the separators.</summary>
public static class ProtocolNames
{
    /// <summary>Whether a protocol goes by a name.</summary>
    internal static bool Matches(Protocol protocol, string name) =>
        Same(protocol.Chain, name) || Same(protocol.Name, name) || (protocol.Family is { } family && Same(family, name));

    /// <summary>All protocols that go by a name, options left out: <c>IP</c> finds IPv4 and IPv6, <c>ipv6_frag</c> the fragment header.</summary>
    /// <param name="registry">The protocols.</param>
    /// <param name="name">A filter, chain or family name.</param>
    public static IEnumerable<Protocol> FindAll(this ProtocolRegistry registry, string name)
    {
        ArgumentNullException.ThrowIfNull(registry);
        return registry.Protocols.Where(p => p.Level != ProtocolLevel.Option && Matches(p, name));
    }

    /// <summary>The level that a layer's name stands for.</summary>
    internal static bool TryParseLevel(string name, out ProtocolLevel level)
    {
        level = name.ToUpperInvariant() switch
        {
            "LINK" => ProtocolLevel.Link,
            "INTERNET" or "INET" or "NETWORK" => ProtocolLevel.Internet,
            "TRANSPORT" or "TRANS" => ProtocolLevel.Transport,
            "APPLICATION" or "APP" => ProtocolLevel.Application,
            _ => ProtocolLevel.None,
        };
        return level != ProtocolLevel.None || IsNone(name);
    }

    /// <summary>Whether a name stands for "no limit".</summary>
    internal static bool IsNone(string name) =>
        name.Length == 0 || name.Equals("none", StringComparison.OrdinalIgnoreCase) || name.Equals("null", StringComparison.OrdinalIgnoreCase)
        || name.Equals("raw", StringComparison.OrdinalIgnoreCase);

    // IPv6_Frag, ipv6-frag and IPv6Frag are the same name.
    private static bool Same(string left, string right)
    {
        int l = 0, r = 0;
        while (true)
        {
            while (l < left.Length && IsSeparator(left[l]))
                l++;
            while (r < right.Length && IsSeparator(right[r]))
                r++;
            if (l == left.Length || r == right.Length)
                return l == left.Length && r == right.Length;
            if (char.ToUpperInvariant(left[l++]) != char.ToUpperInvariant(right[r++]))
                return false;
        }
    }

    private static bool IsSeparator(char c) => c is '-' or '_' or '.' or '/' or ' ';
}
