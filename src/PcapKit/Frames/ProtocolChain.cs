using System.Collections;

namespace PcapKit;

/// <summary>The protocols of a frame from the lowest up, by their chain names: <c>Ethernet:IPv4:TCP</c>. Immutable.</summary>
public sealed class ProtocolChain : IReadOnlyList<string>
{
    private readonly string[] _names;
    private readonly Protocol[] _protocols;

    // No protocols where the names are those of a foreign engine.
    internal ProtocolChain(string[] names, Protocol[] protocols) => (_names, _protocols) = (names, protocols);

    /// <inheritdoc/>
    public int Count => _names.Length;

    /// <inheritdoc/>
    public string this[int index] => _names[index];

    /// <summary>The protocol at a place.</summary>
    /// <param name="index">The place, 0 for the lowest.</param>
    /// <exception cref="InvalidOperationException">The chain is of a foreign engine: its names stand for no protocols of ours.</exception>
    public Protocol ProtocolAt(int index) => _protocols.Length > 0 ? _protocols[index] : throw new InvalidOperationException("The chain of a foreign engine has names only.");

    /// <summary>Whether a protocol is in the chain.</summary>
    /// <param name="name">A chain, filter or family name in any case of letters: <c>IP</c> finds either version.</param>
    public bool Contains(string name) => IndexOf(name) >= 0;

    /// <summary>The place of the first protocol that has a name, or −1.</summary>
    /// <param name="name">A chain, filter or family name in any case of letters.</param>
    /// <param name="from">Where to begin.</param>
    public int IndexOf(string name, int from = 0)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        for (int i = from; i < _names.Length; i++)
        {
            if (name.Equals(_names[i], StringComparison.OrdinalIgnoreCase) || (_protocols.Length > 0 && ProtocolNames.Matches(_protocols[i], name)))
                return i;
        }
        return -1;
    }

    /// <summary>The part of the chain from a place up.</summary>
    /// <param name="index">The place.</param>
    public ProtocolChain From(int index) => new(_names[index..], _protocols.Length > 0 ? _protocols[index..] : []);

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _names.GetEnumerator();

    /// <summary>The names with colons between them.</summary>
    public override string ToString() => string.Join(':', _names);
}
