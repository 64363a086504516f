using System.Net;

namespace PcapKit;

/// <summary>One side of a TCP stream: all that one end sent, in its order.</summary>
public sealed class ReassembledStream : Reassembled
{
    // A gap is kept with the run behind it. Lists grow to twice what they hold.
    private const int MaxGaps = 1 << 16, PerFrame = 16, PerGap = 128, PerRun = 128;

    private readonly List<Run> _runs = [];
    private readonly List<DataGap> _gaps = [];
    private readonly List<long> _frames = [];
    private readonly List<ReassembledMessage> _packets = [];
    private DataRun[]? _shown;
    private long _gapCount;
    private bool _isNew = true;

    internal ReassembledStream(TcpStream stream, StreamSide side) => (Stream, Side) = (stream, side);

    /// <summary>The stream.</summary>
    public TcpStream Stream { get; }

    /// <summary>Which side of it.</summary>
    public StreamSide Side { get; }

    /// <summary>Who sent it.</summary>
    public IPEndPoint Source => Side == StreamSide.Client ? Stream.Client : Stream.Server;

    /// <summary>Who received it.</summary>
    public IPEndPoint Destination => Side == StreamSide.Client ? Stream.Server : Stream.Client;

    /// <summary>Whether its SYN was captured: nothing came before the first byte.</summary>
    public bool HasBeginning { get; private set; }

    /// <summary>Why nothing more came; null before the end. Only <see cref="TcpStreamEnd.Finished"/> says that all was sent.</summary>
    public TcpStreamEnd? End { get; internal set; }

    /// <summary>Whether a limit of memory was met: bytes came that were not kept.</summary>
    public bool IsCut { get; internal set; }

    /// <summary>How many bytes are missing.</summary>
    public long Missing { get; private set; }

    /// <summary>How many messages there were; more than <see cref="Packets"/> has where a limit was met.</summary>
    public long MessageCount { get; internal set; }

    /// <summary>Whether overlapping bytes were not the same.</summary>
    public bool HasConflict { get; private set; }

    /// <inheritdoc/>
    public override bool IsComplete => _gapCount == 0 && !IsCut;

    /// <inheritdoc/>
    public override IReadOnlyList<long> Frames => _frames;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Header => SynHeader;

    /// <inheritdoc/>
    public override long Length => Bytes;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte>? Payload => !IsComplete || IsElsewhere ? default(ReadOnlyMemory<byte>?) : Runs.Count == 0 ? ReadOnlyMemory<byte>.Empty : Runs[0].Bytes;

    /// <inheritdoc/>
    public override IReadOnlyList<DataRun> Runs
    {
        get
        {
            DataRun[] runs = _shown ?? [.. _runs.Select(r => new DataRun(r.Offset, r.Bytes.AsMemory(0, r.Length)))];
            // Before the end more may come.
            if (End is not null)
                _shown = runs;
            return runs;
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<DataGap> Gaps => _gaps;

    /// <inheritdoc/>
    public override long Overlaps => OverlapCount;

    /// <inheritdoc/>
    public override IReadOnlyList<ReassembledMessage> Packets => _packets;

    /// <summary>One line for people, for example <c>192.0.2.1:49152 > 198.51.100.2:80 stream 0</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source} > {Destination} stream {Stream.Number}");

    /// <summary>About how many bytes of memory it takes.</summary>
    internal long Size { get; private set; }

    /// <summary>Whether its bytes went to an output.</summary>
    internal bool IsElsewhere { get; set; }

    internal Stream? Output { get; set; }

    private byte[] SynHeader { get; set; } = [];

    private long Bytes { get; set; }

    private long OverlapCount { get; set; }

    internal void Begin(ReadOnlySpan<byte> header)
    {
        if (HasBeginning)
            return;
        (HasBeginning, SynHeader) = (true, header.ToArray());
    }

    /// <summary>The next bytes, of which only the first ones may be kept.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="room">How much memory there is.</param>
    internal void Add(in TcpStreamData data, long room)
    {
        Bytes += data.Bytes.Length;
        if (_frames.Count == 0 || _frames[^1] != data.Frame)
        {
            if (room > PerFrame)
            {
                _frames.Add(data.Frame);
                Size += PerFrame;
            }
            else
            {
                // Bytes that went elsewhere are whole whatever is known of their frames.
                IsCut |= !IsElsewhere;
            }
        }
        if (!IsElsewhere && !IsCut)
            Keep(data, room);
    }

    internal void AddGap(in TcpStreamGap gap)
    {
        (_isNew, Missing) = (true, Missing + gap.Length);
        _gapCount++;
        if (_gaps.Count >= MaxGaps)
            return;
        _gaps.Add(new DataGap(gap.Offset, gap.Length));
        Size += PerGap;
    }

    internal void AddOverlap(in TcpStreamOverlap overlap)
    {
        OverlapCount++;
        HasConflict |= overlap.Differs;
    }

    internal void Add(ReassembledMessage message) => _packets.Add(message);

    private void Keep(in TcpStreamData data, long room)
    {
        int length = data.Bytes.Length;
        if (_isNew)
        {
            _runs.Add(new Run(data.Offset));
            Size += PerRun;
        }
        _isNew = false;
        Run run = _runs[^1];
        long capacity = run.Bytes.Length >= run.Length + length ? run.Bytes.Length : Math.Min(Math.Max(run.Length + (long)length, run.Bytes.Length * 2L), Array.MaxLength);
        if (run.Length + (long)length > capacity || capacity - run.Bytes.Length > room)
        {
            IsCut = true;
            return;
        }
        Size += capacity - run.Bytes.Length;
        if (capacity > run.Bytes.Length)
            Array.Resize(ref run.Bytes, (int)capacity);
        data.Bytes.CopyTo(run.Bytes.AsSpan(run.Length));
        run.Length += length;
    }

    private sealed class Run(long offset)
    {
        public readonly long Offset = offset;
        public byte[] Bytes = [];
        public int Length;
    }
}
