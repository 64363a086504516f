using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PcapKit;

/// <summary>The window through which a capture is read: one reused buffer over a file or a stream.</summary>
/// <remarks>The bytes from <see cref="Start"/> to <see cref="End"/> are there and not yet taken. A reader takes bytes by moving <see cref="Start"/>.</remarks>
internal sealed class InputBuffer : IDisposable
{
    /// <summary>Reads of this size cost the least: smaller ones pay more calls, larger ones leave the second-level cache.</summary>
    public const int DefaultSize = 256 * 1024;

    private const int Step = 1024 * 1024;

    // The usual limit of a record, and room to read on behind it.
    private const int MostAtOnce = 16 * 1024 * 1024, Largest = MostAtOnce + Step;

    // Milliseconds after which an input that gives nothing counts as one that has to be waited for.
    private const int Patience = 1;

    private readonly SafeFileHandle? _file;
    private readonly Stream? _stream;
    private readonly bool _leaveOpen;
    private readonly bool _seekable;
    private long _base;
    private bool _ended, _lent;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file, which can seek; closed with the buffer.</param>
    private InputBuffer(SafeFileHandle file) : this() => (_file, _seekable) = (file, true);

    /// <summary>Reads a stream from where it stands.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="leaveOpen">Whether it stays open when the buffer is closed.</param>
    public InputBuffer(Stream stream, bool leaveOpen) : this()
    {
        (_stream, _leaveOpen) = (stream, leaveOpen);
        _seekable = stream.CanSeek;
        StreamOrigin = _seekable ? stream.Position : 0;
    }

    /// <summary>Opens a file, a pipe or a device.</summary>
    /// <param name="path">Its path.</param>
    public static InputBuffer Open(string path)
    {
        SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, FileOptions.SequentialScan);
        try
        {
            _ = RandomAccess.GetLength(file);
            return new(file);
        }
        catch (NotSupportedException)
        {
            // A pipe or a terminal: it has no length and is read in order.
            return new(new FileStream(file, FileAccess.Read, bufferSize: 0), leaveOpen: false);
        }
    }

    private InputBuffer() => Bytes = Make(DefaultSize);

    /// <summary>The buffer itself; another one after it had to grow.</summary>
    public byte[] Bytes { get; private set; }

    /// <summary>The buffer as a span, for readers that look at it for every packet.</summary>
    public ReadOnlySpan<byte> Window
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => MemoryMarshal.CreateReadOnlySpan(in MemoryMarshal.GetArrayDataReference(Bytes), Bytes.Length);
    }

    /// <summary>The first byte not yet taken.</summary>
    public int Start;

    /// <summary>The end of the bytes that are there.</summary>
    public int End;

    /// <summary>Called before more is read from a stream that cannot seek, since it may not be there yet.</summary>
    public Action? BeforeWait;

    /// <summary>Whether such a stream is read by another thread, so that <see cref="BeforeWait"/> is called only where nothing has come for a moment.</summary>
    public bool IsPatient;

    /// <summary>How many bytes are there.</summary>
    public int Available => End - Start;

    /// <summary>The place of <see cref="Start"/> in the input.</summary>
    public long Offset => _base + Start;

    /// <summary>How many bytes the input has now, counted from where reading began; null where that cannot be known.</summary>
    public long? Length => !_seekable ? null : _file is not null ? RandomAccess.GetLength(_file) : _stream!.Length - StreamOrigin;

    /// <summary>How many bytes the input has from <see cref="Start"/>; null where that is not known.</summary>
    public long? Remaining => _ended ? Available : Length - Offset;

    /// <summary>Whether the input is known to have less than <paramref name="count"/> bytes from <see cref="Start"/>.</summary>
    /// <param name="count">Bytes.</param>
    public bool EndsBefore(long count) => Available < count && Remaining < count;

    private long StreamOrigin { get; }

    /// <summary>Reads until <paramref name="count"/> bytes are there. Spans of the buffer are void after it.</summary>
    /// <param name="count">How many bytes; the buffer grows only as bytes really arrive.</param>
    /// <returns>False where the input ends before.</returns>
    /// <exception cref="CaptureFormatException">The input is compressed and damaged.</exception>
    public bool Fill(int count)
    {
        while (End - Start < count)
        {
            if (_ended)
                return false;
            if (Start == End)
                Rebase();
            else if (End == Bytes.Length || (End >= DefaultSize && Available <= Start))
                MakeRoom(count);
            // A buffer that had to grow is used like one of the usual size.
            int read = ReadSome(Bytes.AsMemory(End, Math.Min(Bytes.Length - End, Math.Max(DefaultSize, count - Available))));
            _ended = read == 0;
            End += read;
        }
        return true;
    }

    /// <summary>Bytes of the buffer that last: a copy, or of very many the buffer itself, which then goes on with another one.</summary>
    /// <param name="at">Their place in <see cref="Bytes"/>.</param>
    /// <param name="length">How many.</param>
    public ReadOnlyMemory<byte> Keep(int at, int length)
    {
        if (length <= DefaultSize || length < Bytes.Length / 2)
            return Bytes.AsSpan(at, length).ToArray();
        _lent = true;
        return Bytes.AsMemory(at, length);
    }

    /// <summary>Takes bytes out, up to the size of <paramref name="to"/>: at least one unless the input has ended.</summary>
    /// <param name="to">Receives the bytes.</param>
    public int Take(Span<byte> to)
    {
        if (to.IsEmpty || !Fill(1))
            return 0;
        int count = Math.Min(to.Length, Available);
        Bytes.AsSpan(Start, count).CopyTo(to);
        Start += count;
        return count;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file?.Dispose();
        if (!_leaveOpen)
            _stream?.Dispose();
    }

    private int ReadSome(Memory<byte> to)
    {
        if (_file is not null)
            return RandomAccess.Read(_file, to.Span, _base + End);
        if (!_seekable && BeforeWait is not null)
            return ReadPatiently(to);
        try
        {
            return _stream!.Read(to.Span);
        }
        catch (InvalidDataException e)
        {
            throw new CaptureFormatException("The gzip data are damaged or cut.", _base + End, e);
        }
    }

    // Compressed data have their own buffer above this one: what is damaged in them is told there.
    private int ReadPatiently(Memory<byte> to)
    {
        if (!IsPatient)
        {
            BeforeWait!();
            return _stream!.Read(to.Span);
        }
        ValueTask<int> reading = _stream!.ReadAsync(to);
        if (reading.IsCompleted)
            return reading.GetAwaiter().GetResult();
        Task<int> task = reading.AsTask();
        if (!((IAsyncResult)task).AsyncWaitHandle.WaitOne(Patience))
            BeforeWait!();
        return task.GetAwaiter().GetResult();
    }

    private void Rebase()
    {
        if (_lent)
            Bytes = Make(DefaultSize);
        _lent = false;
        _base += Start;
        Start = End = 0;
    }

    // Moves what is there to the front, in a buffer of the right size.
    private void MakeRoom(int count)
    {
        int available = Available, size = SizeFor(count);
        byte[] to = size == Bytes.Length && !_lent ? Bytes : Make(size);
        Bytes.AsSpan(Start, available).CopyTo(to);
        Bytes = to;
        _lent = false;
        _base += Start;
        (Start, End) = (0, available);
    }

    // Where little was taken from it, it grows too, so that moving costs no more than reading, however small the steps are.
    private int SizeFor(int count)
    {
        int size = _lent ? DefaultSize : Bytes.Length;
        if (count > size)
            return Larger(size, count);
        if (_lent || End < size || Start >= Math.Min(size / 2, Step))
            return size;
        return size < Largest ? Larger(size, size) : (int)Math.Min(size + (long)Step, Array.MaxLength);
    }

    // Few sizes, since each is garbage that stays for long: those up to the usual limit of a record take 22 MiB together.
    // Beyond that limit the buffer doubles as bytes really arrive.
    private static int Larger(int size, int count)
    {
        if (count > MostAtOnce)
            return (int)Math.Min(Math.Max(size, MostAtOnce) * 2L, Array.MaxLength);
        long larger = size * 4L;
        while (larger < count)
            larger *= 4;
        return larger < MostAtOnce ? (int)larger : Largest;
    }

    private static byte[] Make(int length) => GC.AllocateUninitializedArray<byte>(length, pinned: true);
}
