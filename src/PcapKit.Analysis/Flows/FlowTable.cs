using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>From a conversation to what is known of it. Allocates only to grow; entries stay where they are.</summary>
/// <typeparam name="TState">What is known of a conversation.</typeparam>
internal sealed class FlowTable<TState> where TState : struct
{
    private const int PageBits = 8, PageSize = 1 << PageBits, PageMask = PageSize - 1;
    // In the place of the next free slot: the entry is in use, or free and the last of those.
    private const int InUse = -1, NoneFree = -2;

    // The high half of a bucket is the hash, the low half the slot and one, so that 0 is an empty one.
    private ulong[] _buckets = new ulong[64];
    private Entry[][] _pages = [];
    private int _firstFree = NoneFree;
    private readonly ulong _seed;

    private struct Entry
    {
        public FlowKey Key;
        public uint Hash;
        public int Next;
        public TState State;
    }

    // Seeded by the system, so that nobody can prepare keys that collide; a cryptographic generator would load its library for this alone.
    public FlowTable() => _seed = (ulong)Random.Shared.NextInt64();

    /// <summary>How many conversations it has.</summary>
    public int Count { get; private set; }

    /// <summary>All slots are below this number.</summary>
    public int SlotCount { get; private set; }

    /// <summary>About how many bytes it occupies.</summary>
    public long Size => (long)_pages.Length * PageSize * Unsafe.SizeOf<Entry>() + (long)_buckets.Length * 8;

    /// <summary>What is known of the conversation in a slot.</summary>
    public ref TState this[int slot]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _pages[slot >> PageBits][slot & PageMask].State;
    }

    /// <summary>The conversation in a slot.</summary>
    public FlowKey KeyOf(int slot) => _pages[slot >> PageBits][slot & PageMask].Key;

    /// <summary>Whether a slot has a conversation.</summary>
    public bool IsUsed(int slot) => slot < SlotCount && _pages[slot >> PageBits][slot & PageMask].Next == InUse;

    /// <summary>The slot of a conversation, or −1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(in FlowKey key)
    {
        uint hash = key.Hash(_seed);
        ulong[] buckets = _buckets;
        int mask = buckets.Length - 1;
        for (int at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ulong bucket = buckets[at];
            if (bucket == 0)
                return -1;
            if ((uint)(bucket >> 32) != hash)
                continue;
            int slot = (int)(uint)bucket - 1;
            if (_pages[slot >> PageBits][slot & PageMask].Key.Equals(key))
                return slot;
        }
    }

    /// <summary>Adds a conversation that it does not have.</summary>
    /// <returns>Its slot, with a state of zeros.</returns>
    public int Add(in FlowKey key)
    {
        if ((Count + 1) * 8L > _buckets.Length * 5L)
            Grow();
        int slot = TakeSlot();
        ref Entry entry = ref _pages[slot >> PageBits][slot & PageMask];
        entry.Key = key;
        entry.Hash = key.Hash(_seed);
        entry.Next = InUse;
        entry.State = default;
        Insert(_buckets, entry.Hash, slot);
        Count++;
        return slot;
    }

    /// <summary>Removes the conversation in a slot; another one may get the slot.</summary>
    public void Remove(int slot)
    {
        ref Entry entry = ref _pages[slot >> PageBits][slot & PageMask];
        int mask = _buckets.Length - 1, at = (int)entry.Hash & mask;
        ulong wanted = (ulong)entry.Hash << 32 | (uint)(slot + 1);
        while (_buckets[at] != wanted)
            at = (at + 1) & mask;
        // Those behind move up, as far as they are not before their place then: no marks of removed ones that searches would have to pass.
        for (int next = (at + 1) & mask; _buckets[next] != 0; next = (next + 1) & mask)
        {
            int home = (int)(_buckets[next] >> 32) & mask;
            if (((next - home) & mask) >= ((next - at) & mask))
            {
                _buckets[at] = _buckets[next];
                at = next;
            }
        }
        _buckets[at] = 0;
        entry.Next = _firstFree;
        _firstFree = slot;
        Count--;
    }

    private int TakeSlot()
    {
        if (_firstFree != NoneFree)
        {
            int slot = _firstFree;
            _firstFree = _pages[slot >> PageBits][slot & PageMask].Next;
            return slot;
        }
        int page = SlotCount >> PageBits;
        if (page == _pages.Length)
        {
            Array.Resize(ref _pages, page + 1);
            _pages[page] = new Entry[PageSize];
        }
        return SlotCount++;
    }

    private void Grow()
    {
        ulong[] larger = new ulong[_buckets.Length * 2];
        foreach (ulong bucket in _buckets)
        {
            if (bucket != 0)
                Insert(larger, (uint)(bucket >> 32), (int)(uint)bucket - 1);
        }
        _buckets = larger;
    }

    private static void Insert(ulong[] buckets, uint hash, int slot)
    {
        int mask = buckets.Length - 1, at = (int)hash & mask;
        while (buckets[at] != 0)
            at = (at + 1) & mask;
        buckets[at] = (ulong)hash << 32 | (uint)(slot + 1);
    }
}
