using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>What a dissector does with the protocol that a key leads to.</summary>
[Flags]
internal enum RouteMark : byte
{
    None = 0,

    /// <summary>No protocol has the key.</summary>
    Unknown = 1,

    /// <summary>Several messages with a framing of their own.</summary>
    Framed = 2,

    /// <summary>Above the highest level that was asked for.</summary>
    Blocked = 4,

    /// <summary>What it carries is not looked at.</summary>
    Last = 8,

    /// <summary>Nobody asked for it, nor for anything that it may carry.</summary>
    Needless = 16,

    /// <summary>A guide is asked what it carries.</summary>
    Guided = 32,

    /// <summary>The guide is asked even where nothing that it carries is needed, for what it notes of the layer.</summary>
    Noted = 64,

    /// <summary>A guide is asked where the payload is a part of something.</summary>
    GuidedInParts = 128,

    /// <summary>The protocol itself cannot be asked: there is more to find out.</summary>
    NotSliced = Unknown | Framed | Blocked | Needless,
}

/// <summary>What a key of a table leads to.</summary>
internal struct Route
{
    internal uint Key;
    internal ushort Table, Number;
    internal RouteMark Mark;
    internal Protocol Protocol;
}

/// <summary>The routes that packets took lately, found in one step where the tables of the registry need several, each waiting for the one before.</summary>
/// <param name="registry">The protocols.</param>
/// <param name="marks">What to do with each route.</param>
internal sealed class RouteCache(ProtocolRegistry registry, RouteMark[] marks)
{
    private const int Size = 256;
    private const ushort NoTable = ushort.MaxValue;

    private readonly Route[] _recent = MakeEmpty();

    /// <summary>The route of a key; valid until the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref readonly Route Find(TableId table, uint key)
    {
        ref Route route = ref _recent[(key ^ (key >> 8) ^ (table.Index * 37u)) % Size];
        if (route.Key != key || route.Table != table.Index)
            Fill(ref route, table, key);
        return ref route;
    }

    private static Route[] MakeEmpty()
    {
        var empty = new Route[Size];
        Array.Fill(empty, new Route { Table = NoTable, Protocol = DataProtocol.Instance });
        return empty;
    }

    private void Fill(ref Route route, TableId table, uint key)
    {
        ushort number = table == TableId.Direct ? (ushort)key : registry.Tables.Find(table, key);
        route = new Route
        {
            Table = table.Index,
            Key = key,
            Number = number,
            Mark = marks[number],
            Protocol = (marks[number] & RouteMark.NotSliced) == 0 ? registry[number] : DataProtocol.Instance,
        };
    }
}
