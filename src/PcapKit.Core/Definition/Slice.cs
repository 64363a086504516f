using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>What a protocol says of the bytes it was given: how long its header is, how long its payload, and who is next.</summary>
/// <remarks>The dissector fills the input part, <see cref="Protocol.Slice"/> calls the methods; nothing here allocates or throws.</remarks>
public ref struct Slice
{
    internal const int MaxChildren = 32;

    internal Span<SliceChild> Children;
    internal int ChildCount;
    internal int PayloadLength;
    internal TableId Table;
    internal uint Key, OtherKey;
    internal SliceState State;
    internal IssueKind Kind;
    internal LimitedBy LimitedBy;
    internal int IssueOffset, Required;
    internal string? Detail;
    internal bool IsPart;

    /// <summary>How many bytes the layer has by the lengths of the lower layers; at least as many as were given unless the capture was cut.</summary>
    public int ReportedLength { get; internal set; }

    /// <summary>The table that led here; protocols that differ over TCP and UDP ask it.</summary>
    public TableId From { get; internal set; }

    /// <summary>How many bytes are header; what follows is payload.</summary>
    public int HeaderLength { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Reset(int reportedLength, TableId from)
    {
        ReportedLength = reportedLength;
        From = from;
        HeaderLength = 0;
        PayloadLength = -1;
        ChildCount = 0;
        State = SliceState.None;
        Kind = IssueKind.None;
        IsPart = false;
    }

    /// <summary>The header needs more bytes than there are. What is there is the header, and there is no payload.</summary>
    /// <param name="required">The bytes that the header needs.</param>
    public void NeedHeader(int required)
    {
        Kind |= required <= ReportedLength ? IssueKind.Truncated : IssueKind.Short;
        LimitedBy = required <= ReportedLength ? LimitedBy.Capture : LimitedBy.LowerLayer;
        (IssueOffset, Required, Detail, HeaderLength, State) = (0, required, null, int.MaxValue, SliceState.End);
    }

    /// <summary>A value cannot be. What follows the header becomes raw data.</summary>
    /// <param name="offset">Where the value stands, from the start of the layer.</param>
    /// <param name="detail">What is wrong with it, a constant text.</param>
    public void Malformed(int offset, string detail)
    {
        Kind |= IssueKind.Malformed;
        (IssueOffset, Required, Detail, State) = (offset, 0, detail, SliceState.Raw);
    }

    /// <summary>The bytes are not of this protocol; another candidate, or raw data, takes its place.</summary>
    public void Reject() => State = SliceState.Rejected;

    /// <summary>The header declares the length of its payload. Bytes after it are padding or a trailer of a lower layer.</summary>
    /// <param name="length">The declared length; a negative one is malformed and counts as the rest.</param>
    /// <param name="by">Which kind of field declares it.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void LimitPayload(int length, LimitedBy by)
    {
        if ((uint)length <= (uint)(ReportedLength - HeaderLength))
            PayloadLength = length;
        else
            RefusePayload(length, by);
    }

    private void RefusePayload(int length, LimitedBy by)
    {
        if (length < 0)
        {
            Kind |= IssueKind.Malformed;
            (IssueOffset, Required, LimitedBy, Detail) = (0, 0, by, "the length is smaller than the header");
        }
        else
        {
            Kind |= IssueKind.Short;
            (IssueOffset, Required, LimitedBy, Detail) = (HeaderLength, length, LimitedBy.LowerLayer, null);
        }
    }

    /// <summary>The payload belongs to the protocol under a key.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The key.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Next(TableId table, uint key) => (Table, Key, OtherKey, State) = (table, key, key, SliceState.Next);

    /// <summary>The payload belongs to the protocol under either of two ports; the lower one is asked first, as in Wireshark.</summary>
    /// <param name="table">The table.</param>
    /// <param name="source">The source port.</param>
    /// <param name="destination">The destination port.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void NextByPort(TableId table, uint source, uint destination)
    {
        (Table, State) = (table, SliceState.Next);
        (Key, OtherKey) = source < destination ? (source, destination) : (destination, source);
    }

    /// <summary>The payload is to be shown as raw data, whatever is in it: a later fragment, something encrypted.</summary>
    public void NextIsRaw() => State = SliceState.Raw;

    /// <summary>The payload is only a part of what its sender sent as one: a fragment. Guides that put such parts together are asked for it, and for no other packet of the protocol.</summary>
    public void MarkPart() => IsPart = true;

    /// <summary>There is no payload: bytes after the header are a trailer.</summary>
    public void NoNext() => State = SliceState.End;

    /// <summary>One of several packets inside the payload. The bytes between them belong to this layer.</summary>
    /// <param name="offset">Where it begins, from the start of this layer.</param>
    /// <param name="length">How long it is by the wire; the dissector cuts it to what was captured.</param>
    /// <param name="table">The table that selects its protocol.</param>
    /// <param name="key">The key.</param>
    /// <param name="originalLength">How long it was before whoever put it here cut it, as error messages do with the packet that they quote; what is missing then counts as not captured.</param>
    /// <returns>False where there are too many; the rest stays undissected and an issue says so.</returns>
    public bool AddChild(int offset, int length, TableId table, uint key, int originalLength = 0)
    {
        State = SliceState.Children;
        if (ChildCount >= Children.Length)
        {
            Kind |= IssueKind.TooDeep;
            (IssueOffset, Required, Detail) = (offset, 0, "more packets in one layer than the limit");
            return false;
        }
        Children[ChildCount++] = new SliceChild { Offset = offset, Length = length, OriginalLength = originalLength, Table = table, Key = key };
        return true;
    }
}

internal enum SliceState : byte { None, Next, Raw, Withheld, Rejected, End, Children }

internal struct SliceChild
{
    public int Offset, Length, OriginalLength;
    public TableId Table;
    public uint Key;
}
