using System.Runtime.ExceptionServices;

namespace PcapKit;

/// <summary>Where a batch is on its way.</summary>
internal enum BatchState : byte
{
    /// <summary>Empty, or being filled.</summary>
    Free,
    /// <summary>Full; nobody has taken it to be formatted.</summary>
    Filled,
    /// <summary>Being formatted.</summary>
    Working,
    /// <summary>Its text is as long as it may get: it waits until that is written, and goes on.</summary>
    Paused,
    /// <summary>Formatted.</summary>
    Done,
}

/// <summary>Packets and blocks of a capture in their order, and the text made of them.</summary>
internal sealed class TextBatch
{
    /// <summary>Text beyond this is written before the batch goes on, so that no packet is too large for the memory.</summary>
    internal const int MostText = 320 * 1024;

    private readonly Utf8Buffer _names = new(2048);
    private Item[] _items = new Item[128];

    internal TextBatch(Action<TextBatch> pause) => Text = new Utf8Buffer(MostText + 64 * 1024) { Limit = MostText, FlushTo = part => Pour(part.Length, pause) };

    internal BatchState State { get; set; }

    internal PacketBatch Packets { get; } = new();

    /// <summary>How many items it has.</summary>
    internal int Count { get; private set; }

    /// <summary>How many items are formatted.</summary>
    internal int Formatted { get; private set; }

    /// <summary>The text that was not written yet.</summary>
    internal Utf8Buffer Text { get; }

    /// <summary>How much of the text is written.</summary>
    internal long Written { get; private set; }

    /// <summary>How many items are delivered.</summary>
    internal int Delivered { get; set; }

    /// <summary>What ended the reading behind the items, or the formatting of the one after them.</summary>
    internal ExceptionDispatchInfo? Failure { get; set; }

    /// <summary>When the first item came, in milliseconds.</summary>
    internal long Since { get; private set; }

    internal void Clear()
    {
        Packets.Clear();
        _names.Clear();
        Text.Clear();
        Array.Clear(_items, 0, Count);
        Count = Formatted = Delivered = 0;
        Written = 0;
        Failure = null;
    }

    internal void Add(in Packet packet, TextJob job, bool copy)
    {
        ref Item item = ref Next(job);
        item.Packet = copy ? Packets.Count : -1;
        if (copy)
            Packets.Add(packet);
        job.Name(packet.Number, _names);
        item.NameEnd = _names.Length;
    }

    internal void Add(CaptureBlock block, TextJob job)
    {
        ref Item item = ref Next(job);
        item.Packet = -1;
        item.Block = block;
        job.Name(block, _names);
        item.NameEnd = _names.Length;
    }

    /// <summary>Formats all items; what fails is kept as <see cref="Failure"/> behind those before it.</summary>
    internal void Format(TextMaker maker)
    {
        for (int i = 0; i < Count; i++)
        {
            ref Item item = ref _items[i];
            try
            {
                if (item.Block is not null)
                    maker.Write(item.Block, NameOf(i), item.First, Text);
                else
                    maker.Write(Packets[item.Packet], NameOf(i), item.First, Text);
            }
            // Thrown again on the thread that asked for the work, in its order.
            catch (Exception e) when (e is not StoppedException)
            {
                Fail(e, i);
                return;
            }
            EndItem(i);
        }
    }

    /// <summary>Formats the only item from where it lies.</summary>
    internal void Format(in Packet packet, TextMaker maker)
    {
        try
        {
            maker.Write(packet, NameOf(0), _items[0].First, Text);
        }
        // As above.
        catch (Exception e) when (e is not StoppedException)
        {
            Fail(e, 0);
            return;
        }
        EndItem(0);
    }

    /// <summary>Whether an item is a packet.</summary>
    internal bool IsPacket(int index) => _items[index].Block is null;

    /// <summary>Shows the packet of an item.</summary>
    internal Packet PacketOf(int index) => Packets[_items[index].Packet];

    /// <summary>Where the text of an item that is formatted ends, counted in all text of the batch.</summary>
    internal long EndOf(int index) => _items[index].End;

    private ReadOnlySpan<byte> NameOf(int index) => _names.Written[(index == 0 ? 0 : _items[index - 1].NameEnd).._items[index].NameEnd];

    private ref Item Next(TextJob job)
    {
        if (Count == 0)
            Since = Environment.TickCount64;
        if (Count == _items.Length)
            Array.Resize(ref _items, Count * 2);
        ref Item item = ref _items[Count++];
        item = default;
        item.First = job.IsAtStart;
        return ref item;
    }

    private void EndItem(int index)
    {
        _items[index].End = Written + Text.Length;
        Formatted = index + 1;
    }

    private void Fail(Exception fault, int index)
    {
        Failure = ExceptionDispatchInfo.Capture(fault);
        long kept = index == 0 ? 0 : _items[index - 1].End;
        Text.Length = (int)Math.Max(0, kept - Written);
        Count = index;
    }

    private void Pour(int length, Action<TextBatch> pause)
    {
        pause(this);
        Written += length;
    }

    private struct Item
    {
        public CaptureBlock? Block;
        public long End;
        public int Packet, NameEnd;
        public bool First;
    }
}

/// <summary>The work was given up elsewhere.</summary>
internal sealed class StoppedException : Exception;
