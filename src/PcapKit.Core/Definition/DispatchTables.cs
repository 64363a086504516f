using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>The frozen tables of a registry: from a table and a key to the number of a route. Two array loads for keys below 65,536.</summary>
internal sealed class DispatchTables
{
    /// <summary>The key whose route takes every key that has none.</summary>
    internal const uint Otherwise = uint.MaxValue;

    // The small keys of all tables behind one another: each table has the stretch that its row tells.
    private readonly ushort[] _routes;
    private readonly Row[] _rows;

    /// <summary>Freezes tables.</summary>
    /// <param name="tables">The tables, by the index of their <see cref="TableId"/>; null where there is none.</param>
    internal DispatchTables(IReadOnlyList<TableContent?> tables)
    {
        _rows = new Row[tables.Count];
        int size = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            _rows[i] = new Row(tables[i], size);
            size += _rows[i].Length;
        }
        _routes = new ushort[size];
        for (int i = 0; i < _rows.Length; i++)
        {
            foreach ((uint key, ushort route) in tables[i]?.Routes ?? [])
            {
                if (key < (uint)_rows[i].Length)
                    _routes[_rows[i].Start + (int)key] = route;
            }
        }
    }

    /// <summary>The route of a key, or 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ushort Find(TableId table, uint key)
    {
        Row[] rows = _rows;
        if (table.Index < (uint)rows.Length)
        {
            ref readonly Row row = ref rows[table.Index];
            if (key < (uint)row.Length)
            {
                ushort route = _routes[row.Start + (int)key];
                if (route != 0)
                    return route;
            }
        }
        return FindElsewhere(table, key);
    }

    /// <summary>Routes to try by content where no key decides.</summary>
    internal ushort[] HeuristicsOf(TableId table) => table.Index < _rows.Length ? _rows[table.Index].Heuristics : [];

    /// <summary>Whether every route of a table, by key or by content, its fallback's included, is one of some.</summary>
    /// <param name="table">The table.</param>
    /// <param name="among">By route, whether it is one of them; 0, which is no route, must be.</param>
    internal bool LeadsOnly(TableId table, bool[] among)
    {
        return LeadsOnly(table.Index, among) && (table.Index >= _rows.Length || LeadsOnly(_rows[table.Index].Fallback, among));
    }

    private bool LeadsOnly(ushort index, bool[] among)
    {
        if (index >= _rows.Length)
            return true;
        ref readonly Row row = ref _rows[index];
        return AreAmong(_routes.AsSpan(row.Start, row.Length), among) && AreAmong(row.Heuristics, among) && among[row.Otherwise]
            && (row.Sparse is null || AreAmong([.. row.Sparse.Values], among));
    }

    private static bool AreAmong(ReadOnlySpan<ushort> routes, bool[] among)
    {
        foreach (ushort route in routes)
        {
            if (!among[route])
                return false;
        }
        return true;
    }

    // Large keys, the route for all others, and the table that this one falls back to.
    private ushort FindElsewhere(TableId table, uint key)
    {
        ushort route = FindInRow(table.Index, key);
        return route == 0 && table.Index < _rows.Length && _rows[table.Index].Fallback != 0 ? FindInRow(_rows[table.Index].Fallback, key) : route;
    }

    private ushort FindInRow(ushort index, uint key)
    {
        if (index >= _rows.Length)
            return 0;
        ref readonly Row row = ref _rows[index];
        ushort route = 0;
        if (key < (uint)row.Length)
            route = _routes[row.Start + (int)key];
        else
            row.Sparse?.TryGetValue(key, out route);
        return route != 0 ? route : row.Otherwise;
    }

    private readonly struct Row
    {
        internal readonly int Start, Length;
        internal readonly ushort Otherwise;

        // The table to ask for keys that this one does not have, or 0.
        internal readonly ushort Fallback;
        internal readonly ushort[] Heuristics;
        internal readonly Dictionary<uint, ushort>? Sparse;

        internal Row(TableContent? content, int start)
        {
            Start = start;
            Heuristics = content?.Heuristics ?? [];
            Fallback = content?.Fallback ?? 0;
            foreach ((uint key, ushort route) in content?.Routes ?? [])
            {
                if (key == DispatchTables.Otherwise)
                    Otherwise = route;
                else if (key < 65536)
                    Length = Math.Max(Length, (int)key + 1);
                else
                    (Sparse ??= []).Add(key, route);
            }
        }
    }
}

/// <summary>What a table is built from.</summary>
/// <param name="Routes">From keys to routes.</param>
/// <param name="Heuristics">Routes to try by content where no key decides.</param>
/// <param name="Fallback">The table that knows the keys that this one does not, or 0.</param>
internal sealed record TableContent(Dictionary<uint, ushort> Routes, ushort[] Heuristics, ushort Fallback);
