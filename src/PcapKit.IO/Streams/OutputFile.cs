namespace PcapKit;

/// <summary>Where a file is written: under a temporary name beside its place, which it takes when it is whole; or a stream.</summary>
public sealed class OutputFile : IDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly byte[] _buffer;
    private readonly Stream _stream;
    private readonly string? _path;
    private readonly string? _temporary;
    private readonly bool _leaveOpen;
    private int _used;
    private bool _failed, _closed;

    /// <summary>Writes a file. Devices and pipes are written to directly: there is nothing to be replaced.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="buffered">Whether small writes are gathered; otherwise each goes to the system at once.</param>
    /// <exception cref="IOException">It cannot be made.</exception>
    public OutputFile(string path, bool buffered = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _buffer = buffered ? new byte[BufferSize] : [];
        path = Path.GetFullPath(path);
        // A link stays a link: what it points to is replaced.
        if (!IsDevice(path))
            path = Links.Resolve(path);
        if (IsDevice(path) || File.Exists(path))
        {
            var existing = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            if (IsDevice(path) || !existing.CanSeek)
            {
                _stream = existing;
                return;
            }
            existing.Dispose();
        }
        (_path, _temporary) = (path, TemporaryName(path));
        _stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <summary>Writes to a stream.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="leaveOpen">Whether it stays open at the end.</param>
    /// <param name="buffered">Whether small writes are gathered; otherwise each goes to the stream at once.</param>
    public OutputFile(Stream stream, bool leaveOpen, bool buffered = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _buffer = buffered ? new byte[BufferSize] : [];
        (_stream, _leaveOpen) = (stream, leaveOpen);
    }

    // One of many: gathers by itself.
    internal OutputFile(OutputPart part) => (_buffer, _stream) = ([], part);

    /// <summary>Whether writing a file would replace another one, or write over it: both paths lead to one file, by links of files or folders too.</summary>
    /// <param name="output">The file to be written.</param>
    /// <param name="input">The file to be kept.</param>
    public static bool WouldReplace(string output, string input)
    {
        ArgumentException.ThrowIfNullOrEmpty(output);
        ArgumentException.ThrowIfNullOrEmpty(input);
        string target = Links.Resolve(output);
        return File.Exists(target) && !IsDevice(target) && string.Equals(target, Links.Resolve(input), PathComparison);
    }

    /// <summary>Writes bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (bytes.Length > _buffer.Length - _used)
        {
            Flush();
            if (bytes.Length >= _buffer.Length)
            {
                Send(bytes);
                return;
            }
        }
        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>Hands on what is written so far.</summary>
    public void Flush()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        int used = _used;
        _used = 0;
        Send(_buffer.AsSpan(0, used));
    }

    /// <summary>The output is whole: gives the file its name.</summary>
    /// <exception cref="IOException">The rest cannot be written, or an earlier write has failed.</exception>
    public void Complete()
    {
        if (_closed)
            return;
        Flush();
        _stream.Flush();
        if (_failed)
            throw new IOException("The file was not written as a whole.");
        (_stream as OutputPart)?.Complete();
        Close();
        if (_temporary is not null)
            File.Move(_temporary, _path!, overwrite: true);
    }

    /// <summary>Closes the output. A file that was not completed disappears; a stream receives what was written.</summary>
    public void Dispose()
    {
        if (_closed)
            return;
        try
        {
            if (_temporary is null && !_failed)
                Flush();
        }
        finally
        {
            Close();
            if (_temporary is not null)
                File.Delete(_temporary);
        }
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return;
        bool failed = _failed;
        _failed = true;
        _stream.Write(bytes);
        _failed = failed;
    }

    private void Close()
    {
        _closed = true;
        if (!_leaveOpen)
            _stream.Dispose();
    }

    // File systems that do not tell cases apart are usual there; where they do, another name is asked for needlessly.
    private static StringComparison PathComparison =>
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    // Not longer than what file systems take, however long the name itself is: 40 characters have at most 120 bytes.
    internal static string TemporaryName(string path)
    {
        string name = Path.GetFileName(path);
        return Path.Combine(Path.GetDirectoryName(path) ?? "", $"{name[..Math.Min(name.Length, 40)]}.{Path.GetRandomFileName()}.tmp");
    }

    // What a process has open, as /dev/stdout leads to, is no place where a file could be put.
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows()
        && ((path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal))
            || (path.StartsWith("/proc/", StringComparison.Ordinal) && Path.GetDirectoryName(path)!.EndsWith("/fd", StringComparison.Ordinal)));
}
