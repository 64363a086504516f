namespace PcapKit;

/// <summary>How people name protocols: by filter, chain or family name, whatever the case of letters and the separators.</summary>
internal static class ProtocolNames
{
    /// <summary>Whether a protocol goes by a name.</summary>
    internal static bool Matches(Protocol protocol, string name) =>
        Same(protocol.Chain, name) || Same(protocol.Name, name) || (protocol.Family is { } family && Same(family, name));

    /// <summary>The filter names of all protocols that go by a name; options are none.</summary>
    internal static List<string> Find(ProtocolRegistry registry, string name)
    {
        var found = new List<string>();
        foreach (Protocol protocol in registry.Protocols)
        {
            if (protocol.Level != ProtocolLevel.Option && Matches(protocol, name))
                found.Add(protocol.Name);
        }
        return found;
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
