using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>Remembers the number that the protocol of a view has in the registry asked last, so that finding a layer compares numbers only.</summary>
/// <typeparam name="T">The view.</typeparam>
internal static class ViewNumber<T> where T : IView<T>, allows ref struct
{
    // One object, so that both halves always belong together, whichever thread wrote it.
    private static Entry? s_last;

    /// <summary>The number in a registry, or 0, which no layer has, where the registry does not know the protocol.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ushort In(ProtocolRegistry registry)
    {
        Entry? last = s_last;
        return last is not null && ReferenceEquals(last.Registry, registry) ? last.Number : Find(registry);
    }

    private static ushort Find(ProtocolRegistry registry)
    {
        var found = new Entry(registry, registry.NumberOf(T.Protocol));
        s_last = found;
        return found.Number;
    }

    private sealed record Entry(ProtocolRegistry Registry, ushort Number);
}
