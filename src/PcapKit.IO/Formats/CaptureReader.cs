namespace PcapKit;

/// <summary>Reads the packets of a capture file or stream, one after the other; the format is found from the content.</summary>
/// <remarks>
/// Needs no native library. Nothing is read twice and nothing is kept: memory does not grow with the capture.
/// Not safe for use by several threads at once.
/// </remarks>
public abstract class CaptureReader : IDisposable
{
    private const int MaxNotes = 1000;

    private readonly List<SkippedRange> _skipped = [];
    private readonly List<string> _warnings = [];
    private readonly InputBuffer _source;

    private protected CaptureReader(OpenedInput opened, CaptureReaderOptions options)
    {
        (_source, Input, Options) = (opened.Source, opened.Input, options);
        Format = new CaptureFormat { Compression = opened.Compression };
    }

    /// <summary>What the file says of itself.</summary>
    public CaptureFormat Format { get; private protected set; }

    /// <summary>The interfaces of the section that the last packet is of, by <see cref="CapturedFrame.InterfaceId"/>; pcap has one. A pcapng file describes them as it goes on.</summary>
    public abstract IReadOnlyList<CaptureInterface> Interfaces { get; }

    /// <summary>Called in the order of the file for everything that is no packet: pcap's global header, every other block of pcapng. The block may be kept, unless <see cref="CaptureReaderOptions.BorrowBlocks"/> says otherwise.</summary>
    public Action<CaptureBlock>? BlockRead { get; set; }

    /// <summary>Called before more is read from a pipe, or a stream that cannot seek: that may have to be waited for, so what is known of the packets so far can be shown first.</summary>
    public Action? BeforeWait
    {
        get => _source.BeforeWait;
        set => _source.BeforeWait = value;
    }

    /// <summary>Whether <see cref="BeforeWait"/> is called only where the input gives nothing for about a millisecond: it is then read by a thread of the pool, which costs a little for each read.</summary>
    public bool IsPatient
    {
        get => _source.IsPatient;
        set => _source.IsPatient = value;
    }

    /// <summary>How many packets have been read.</summary>
    public long PacketCount { get; private protected set; }

    /// <summary>How many bytes of the input are read; of a compressed one, compressed bytes.</summary>
    public long Position => _source.Offset;

    /// <summary>How many bytes the input has; null for pipes and the like.</summary>
    public long? Length => _source.Length;

    /// <summary>What was skipped while salvaging, in order; at most 1,000 ranges, the last of which then spans the rest.</summary>
    public IReadOnlyList<SkippedRange> Skipped => _skipped;

    /// <summary>What the reader passed over that a user should know, each said once.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The record or block of the packet read last, with its header, as it stands in the file. Borrowed: valid until the next <see cref="Read"/>; empty before the first.</summary>
    public ReadOnlySpan<byte> Record => Input.Bytes.AsSpan(RecordStart, RecordLength);

    private protected InputBuffer Input { get; }

    private protected CaptureReaderOptions Options { get; }

    private protected int RecordStart;

    private protected int RecordLength;

    /// <summary>Opens a capture file.</summary>
    /// <param name="path">The path of a file, or of a pipe or device such as <c>/dev/stdin</c>.</param>
    /// <param name="options">How to read, or null for the defaults.</param>
    /// <exception cref="CaptureFormatException">It is no capture of a known format.</exception>
    /// <exception cref="IOException">It cannot be opened or read.</exception>
    public static CaptureReader Open(string path, CaptureReaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Open(InputBuffer.Open(path), options);
    }

    /// <summary>Reads a capture from a stream, from where it stands; it need not be able to seek.</summary>
    /// <param name="stream">The stream, for example the standard input.</param>
    /// <param name="options">How to read, or null for the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open when the reader is disposed of.</param>
    /// <exception cref="CaptureFormatException">It is no capture of a known format.</exception>
    public static CaptureReader Open(Stream stream, CaptureReaderOptions? options = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Open(new InputBuffer(stream, leaveOpen), options);
    }

    /// <summary>Reads the next packet.</summary>
    /// <param name="frame">The packet. Borrowed: valid until the next call.</param>
    /// <returns>False at the end of the capture.</returns>
    /// <exception cref="CaptureFormatException">The capture is damaged or cut here, after all the packets before were delivered; unless salvaging.</exception>
    /// <exception cref="IOException">The input cannot be read.</exception>
    public abstract bool Read(out CapturedFrame frame);

    /// <summary>Closes the input.</summary>
    public void Dispose()
    {
        Input.Dispose();
        _source.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected void Warn(string text)
    {
        if (_warnings.Count < MaxNotes && !_warnings.Contains(text))
            _warnings.Add(text);
    }

    private protected void Skip(long offset, long length, string reason)
    {
        if (_skipped.Count > 0 && _skipped[^1] is SkippedRange last && (last.Offset + last.Length == offset || _skipped.Count == MaxNotes))
            _skipped[^1] = last with { Length = offset + length - last.Offset };
        else if (length > 0)
            _skipped.Add(new(offset, length, reason));
    }

    private static CaptureReader Open(InputBuffer source, CaptureReaderOptions? options)
    {
        OpenedInput opened = new(source, source, CaptureCompression.None);
        try
        {
            opened = FormatDetector.Decompress(source);
            return FormatDetector.IsPcapNg(opened.Input)
                ? new PcapNgReader(opened, options ?? new())
                : new PcapReader(opened, options ?? new());
        }
        catch
        {
            opened.Input.Dispose();
            source.Dispose();
            throw;
        }
    }
}

/// <summary>An input and what lies under it.</summary>
/// <param name="Source">The bytes of the file.</param>
/// <param name="Input">The capture, decompressed.</param>
/// <param name="Compression">What lies between.</param>
internal readonly record struct OpenedInput(InputBuffer Source, InputBuffer Input, CaptureCompression Compression);
