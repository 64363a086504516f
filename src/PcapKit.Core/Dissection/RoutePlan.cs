using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>What a dissector does with each route of its registry, worked out once from its options.</summary>
internal sealed class RoutePlan
{
    private const byte No = 1, Yes = 2;

    private readonly ProtocolRegistry _registry;
    // By table: not known yet, no, yes.
    private byte[] _idle = [];
    private bool[] _needless = [];

    /// <summary>Makes the plan.</summary>
    /// <exception cref="ArgumentException">The options name a protocol that the registry does not know.</exception>
    internal RoutePlan(ProtocolRegistry registry, DissectOptions options, PayloadGuide? guide)
    {
        _registry = registry;
        Marks = new RouteMark[registry.RouteCount];
        for (int n = 1; n < Marks.Length; n++)
        {
            if (registry.IsFramed((ushort)n))
                Marks[n] = RouteMark.Framed;
            else if (options.HighestLevel != ProtocolLevel.None)
                Marks[n] = MarkLevel(registry[(ushort)n].Level, options.HighestLevel);
        }
        foreach (string name in options.StopAfterProtocols)
            MarkLast(name);
        foreach (Protocol protocol in guide?.Protocols ?? [])
            Marks[registry.NumberOf(protocol)] |= RouteMark.Guided;
        foreach (Protocol protocol in guide?.ProtocolsInParts ?? [])
            Marks[registry.NumberOf(protocol)] |= RouteMark.GuidedInParts;
        foreach (NoteKind kind in options.Notes ?? [])
        {
            ushort number = registry.NumberOf(kind.Protocol);
            if ((Marks[number] & (RouteMark.Guided | RouteMark.GuidedInParts)) != 0)
                Marks[number] |= RouteMark.Noted;
        }
        Marks[0] = RouteMark.Unknown;
        if (options.Needed is not null)
            MarkNeedless(options.Needed);
    }

    /// <summary>By route: the protocols by their numbers, behind them the framed ones.</summary>
    internal RouteMark[] Marks { get; }

    /// <summary>Whether a table leads to nothing that was asked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool IsIdle(TableId table)
    {
        byte[] idle = _idle;
        byte known = table.Index < idle.Length ? idle[table.Index] : (byte)0;
        return known == 0 ? LearnIdle(table) : known == Yes;
    }

    private bool LearnIdle(TableId table)
    {
        if (table.Index >= _idle.Length)
            Array.Resize(ref _idle, table.Index + 16);
        bool idle = LeadsNowhere(table);
        _idle[table.Index] = idle ? Yes : No;
        return idle;
    }

    private bool LeadsNowhere(TableId table) => _registry.Tables.LeadsOnly(table, _needless);

    private static RouteMark MarkLevel(ProtocolLevel level, ProtocolLevel highest)
    {
        if (level > highest)
            return RouteMark.Blocked;
        // Nothing of a lower level stands on transport: no need to look what follows.
        return level == highest && highest == ProtocolLevel.Transport ? RouteMark.Last : RouteMark.None;
    }

    private void MarkLast(string name)
    {
        bool known = false;
        for (int n = 1; n <= _registry.Count; n++)
        {
            if (!Dissector.Matches(_registry[(ushort)n], name))
                continue;
            Marks[n] |= RouteMark.Last;
            known = true;
        }
        if (!known)
            throw new ArgumentException($"No protocol is called '{name}'.", nameof(name));
    }

    // A protocol that was not asked for is needless once all that it may carry is. What it may carry is known of few: round by round, until nothing changes.
    private void MarkNeedless(IReadOnlyCollection<Protocol> needed)
    {
        _needless = new bool[Marks.Length];
        _needless[0] = true;
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int n = 1; n < Marks.Length; n++)
            {
                if (_needless[n] || !IsNeedless((ushort)n, needed))
                    continue;
                _needless[n] = changed = true;
                Marks[n] |= RouteMark.Needless;
            }
        }
    }

    private bool IsNeedless(ushort route, IReadOnlyCollection<Protocol> needed)
    {
        if (_registry.IsFramed(route))
            return _needless[_registry.Framed(route).Number];
        Protocol protocol = _registry[route];
        return !needed.Contains(protocol)
            && protocol.Carries is { } tables
            && Array.TrueForAll(tables.Split(' ', StringSplitOptions.RemoveEmptyEntries), table => LeadsNowhere(TableId.Of(table)));
    }
}
