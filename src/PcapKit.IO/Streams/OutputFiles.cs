namespace PcapKit;

/// <summary>Many files that are written at the same time, thousands if need be: what is written is gathered, and one file after the other is opened to take it.</summary>
/// <remarks>Each file stands under a temporary name beside its place until it is completed. Not safe for use by several threads at once.</remarks>
public sealed class OutputFiles : IDisposable
{
    private readonly long _budget;
    private readonly HashSet<OutputPart> _open = [];
    private readonly HashSet<string> _folders = [];

    /// <summary>No files yet.</summary>
    /// <param name="budget">How many bytes may be gathered before they are written.</param>
    public OutputFiles(int budget = 16 << 20)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(budget);
        _budget = budget;
    }

    /// <summary>How many bytes are gathered.</summary>
    public long Gathered { get; private set; }

    /// <summary>How many files are neither completed nor given up.</summary>
    public int Count => _open.Count;

    /// <summary>Begins a file. <see cref="OutputFile.Complete"/> puts it in its place; disposed of before, it disappears.</summary>
    /// <param name="path">Its path; its folder is made if need be.</param>
    public OutputFile Add(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        path = Path.GetFullPath(path);
        string folder = Path.GetDirectoryName(path)!;
        if (_folders.Add(folder))
            Directory.CreateDirectory(folder);
        var part = new OutputPart(this, path);
        _open.Add(part);
        return new OutputFile(part);
    }

    /// <summary>Drops all files that are not completed.</summary>
    public void Dispose()
    {
        foreach (OutputPart part in _open.ToArray())
            part.Dispose();
    }

    internal void Gather(int bytes)
    {
        Gathered += bytes;
        if (Gathered <= _budget)
            return;
        foreach (OutputPart part in _open)
            part.Write();
    }

    internal void Release(int bytes) => Gathered -= bytes;

    internal void Close(OutputPart part) => _open.Remove(part);
}

/// <summary>One file of many: bytes in memory until they are written behind those that were written before.</summary>
internal sealed class OutputPart(OutputFiles owner, string path) : Stream
{
    // Larger buffers would be garbage of the expensive kind each time that one grows.
    private const int SmallestBuffer = 256, LargestBuffer = 32 * 1024;

    private string? _temporary;
    private byte[] _buffer = [];
    private int _used;
    private bool _isOnDisk, _closed;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => !_closed;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (buffer.Length > LargestBuffer - _used)
        {
            Write();
            if (buffer.Length > LargestBuffer)
            {
                Send(buffer);
                return;
            }
        }
        int before = _buffer.Length;
        if (buffer.Length > before - _used)
            Array.Resize(ref _buffer, Math.Min(LargestBuffer, Math.Max(Math.Max(SmallestBuffer, before * 2), _used + buffer.Length)));
        buffer.CopyTo(_buffer.AsSpan(_used));
        _used += buffer.Length;
        owner.Gather(_buffer.Length - before);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Writes what is gathered.</summary>
    internal void Write()
    {
        if (_used > 0)
            Send(_buffer.AsSpan(0, _used));
        owner.Release(_buffer.Length);
        (_buffer, _used) = ([], 0);
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        _temporary ??= OutputFile.TemporaryName(path);
        using var file = new FileStream(_temporary, _isOnDisk ? FileMode.Append : FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _isOnDisk = true;
        file.Write(bytes);
    }

    /// <summary>Puts the file in its place.</summary>
    internal void Complete()
    {
        Write();
        if (!_isOnDisk)
            Send([]);
        File.Move(_temporary!, path, overwrite: true);
        _isOnDisk = false;
        Dispose();
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (!_closed)
        {
            _closed = true;
            owner.Release(_buffer.Length);
            owner.Close(this);
            _buffer = [];
            if (_isOnDisk)
                File.Delete(_temporary!);
        }
        base.Dispose(disposing);
    }
}
