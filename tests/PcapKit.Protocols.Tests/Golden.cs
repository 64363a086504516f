namespace PcapKit.Protocols.Tests;

/// <summary>One layer whose reading is known from its RFC or from another tool.</summary>
/// <param name="Name">What is special about it.</param>
/// <param name="Hex">Header and payload, in hexadecimal.</param>
public sealed record Golden(string Name, string Hex)
{
    /// <summary>
    /// The fields in the order of the wire, one a line as <c>udp.srcport: 53</c>, parts of a container or group indented by two blanks below it.
    /// A group has no value. A problem is the line <c>! Malformed: words</c>.
    /// </summary>
    public required string Fields { get; init; }

    /// <summary>How many bytes are header; all of them unless given.</summary>
    public int? Header { get; init; }

    /// <summary>The chain from this protocol on, for example <c>IPv4:UDP:Raw</c>; null where it is not the question.</summary>
    public string? Chain { get; init; }

    /// <summary>The headers of the lower layers, in hexadecimal, beginning with <see cref="LinkType"/>; without it the layer is read alone.</summary>
    public string? Below { get; init; }

    /// <summary>The link type of <see cref="Below"/>.</summary>
    public uint LinkType { get; init; } = 1;

    /// <summary>The table and key under which the layer is read alone, where the protocol asks where it came from.</summary>
    public (string Table, uint Key)? Under { get; init; }

    /// <summary>Whether all lengths, types and checksums of the whole packet are right, so that computing them anew gives the same bytes.</summary>
    public bool Recomputes { get; init; }

    /// <summary>Bits of the header that no field shows, each with the reason.</summary>
    public IReadOnlyList<Gap> Gaps { get; init; } = [];

    /// <summary>The layer.</summary>
    internal byte[] Layer { get; } = PcapKit.Hex.Parse(Hex);

    /// <summary>The lower layers.</summary>
    internal byte[] Lower => Below is null ? [] : PcapKit.Hex.Parse(Below);

    /// <summary>The whole packet.</summary>
    internal byte[] Packet => [.. Lower, .. Layer];

    internal int HeaderLength => Header ?? Layer.Length;
}

/// <summary>Bits that no field shows.</summary>
/// <param name="BitOffset">The first, from the start of the layer.</param>
/// <param name="BitLength">How many.</param>
/// <param name="Reason">Why.</param>
public sealed record Gap(int BitOffset, int BitLength, string Reason);
