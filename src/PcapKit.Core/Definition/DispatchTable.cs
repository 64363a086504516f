using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>One frozen table of a registry: from a key to the number of a route. One array load for keys below 65,536.</summary>
internal sealed class DispatchTable
{
    /// <summary>The key whose route takes every key that has none.</summary>
    internal const uint Otherwise = uint.MaxValue;

    /// <summary>The table that knows no key.</summary>
    internal static readonly DispatchTable Empty = new([], []);

    private readonly ushort[] _dense;
    private readonly Dictionary<uint, ushort>? _sparse;
    private readonly ushort _otherwise;

    internal DispatchTable(Dictionary<uint, ushort> routes, ushort[] heuristics)
    {
        Heuristics = heuristics;
        uint top = 0;
        foreach ((uint key, ushort route) in routes)
        {
            if (key == Otherwise)
                _otherwise = route;
            else if (key < 65536)
                top = Math.Max(top, key + 1);
            else
                (_sparse ??= []).Add(key, route);
        }
        _dense = new ushort[top];
        foreach ((uint key, ushort route) in routes)
        {
            if (key < 65536)
                _dense[key] = route;
        }
    }

    /// <summary>Routes to try by content where no key decides.</summary>
    internal ushort[] Heuristics { get; }

    /// <summary>The route of a key, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ushort Find(uint key)
    {
        ushort[] dense = _dense;
        if (key < (uint)dense.Length)
        {
            ushort route = dense[key];
            return route != 0 ? route : _otherwise;
        }
        return _sparse is null ? _otherwise : FindSparse(key);
    }

    private ushort FindSparse(uint key) => _sparse!.TryGetValue(key, out ushort found) ? found : _otherwise;
}
