using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PcapKit;

/// <summary>One packet as a capture file holds it. Borrowed: valid until the next one is read.</summary>
public readonly ref struct CapturedFrame
{
    // Apart, since numbers that are written one by one and copied as a whole cost a stall for every packet.
    private readonly ref readonly byte _data;
    private readonly int _length;
    private readonly long _seconds;
    private readonly ulong _attoseconds;
    private readonly bool _hasTime;

    /// <summary>The bytes that were captured.</summary>
    public ReadOnlySpan<byte> Data
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateReadOnlySpan(in _data, _length);
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        init
        {
            _data = ref MemoryMarshal.GetReference(value);
            _length = value.Length;
        }
    }

    /// <summary>Its place in the capture, from 1.</summary>
    public long Number { get; init; }

    /// <summary>When it was captured; null where the file does not say, as in simple packet blocks.</summary>
    public Timestamp? Time
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _hasTime ? new Timestamp(_seconds, _attoseconds) : null;
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        init
        {
            Timestamp time = value.GetValueOrDefault();
            _hasTime = value.HasValue;
            _seconds = time.Seconds;
            _attoseconds = time.Attoseconds;
        }
    }

    internal long Seconds => _seconds;

    internal ulong Attoseconds => _attoseconds;

    internal bool HasTime => _hasTime;

    /// <summary>How long it was on the wire; more than <see cref="Data"/> has where the capture cut it.</summary>
    public int OriginalLength { get; init; }

    /// <summary>The link type of its interface, a LINKTYPE_ value.</summary>
    public uint LinkType { get; init; }

    /// <summary>The index of its interface within its section; null in formats without interfaces.</summary>
    public int? InterfaceId { get; init; }

    /// <summary>What else the file says of the packet, or null: comments, flags, the interface's name.</summary>
    public FrameDetails? Details { get; init; }

    /// <summary>The options of its block as they stand in the file; empty in formats without options.</summary>
    public ReadOnlySpan<byte> Options { get; init; }
}

/// <summary>Shows what a file format knows of a packet beyond the common: one instance a file, not one a packet.</summary>
public abstract class FrameDetails
{
    /// <summary>The fields that it may push, named <c>frame.…</c>.</summary>
    public abstract ReadOnlySpan<FieldInfo> Fields { get; }

    /// <summary>Pushes them for one packet. Never throws, whatever the bytes.</summary>
    /// <param name="frame">The packet.</param>
    /// <param name="sink">Receives the fields.</param>
    public abstract void Visit(in CapturedFrame frame, FieldSink sink);
}
