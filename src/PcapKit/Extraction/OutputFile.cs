namespace PcapKit;

/// <summary>A file that is there as a whole or not at all: written beside its place and moved there in the end.</summary>
/// <remarks>What is no ordinary file, such as a pipe or <c>/dev/null</c>, is written directly.</remarks>
internal sealed class OutputFile : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _target;
    private readonly string? _temporary;
    private bool _done;

    private OutputFile(string target, string? temporary, FileStream stream) => (_target, _temporary, Stream) = (target, temporary, stream);

    /// <summary>Where to write.</summary>
    internal FileStream Stream { get; }

    /// <summary>Begins a file. Directories that lack are made.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    internal static OutputFile Create(string path, int bufferSize = 64 * 1024)
    {
        string target = Path.GetFullPath(path);
        if (OpenSpecial(target, bufferSize) is { } special)
            return new OutputFile(target, null, special);
        if (File.Exists(target) && new FileInfo(target).ResolveLinkTarget(returnFinalTarget: true) is { } link)
            target = link.FullName;
        if (Directory.Exists(target))
            throw new IOException($"'{path}' is a directory.");
        string directory = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(directory);
        string temporary = Path.Combine(directory, $".{Path.GetFileName(target)}.{Environment.ProcessId:x}-{Random.Shared.Next():x8}.part");
        return new OutputFile(target, temporary, new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.Read | FileShare.Delete, bufferSize));
    }

    /// <summary>Puts the file in its place.</summary>
    internal void Commit()
    {
        lock (_gate)
        {
            if (_done)
                return;
            Stream.Dispose();
            if (_temporary is not null)
                File.Move(_temporary, _target, overwrite: true);
            _done = true;
        }
    }

    /// <summary>Takes away what was written unless it is in its place. May be called from any thread.</summary>
    internal void Abandon()
    {
        lock (_gate)
        {
            if (_done)
                return;
            _done = true;
            if (_temporary is not null)
                File.Delete(_temporary);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Abandon();
        Stream.Dispose();
    }

    // A pipe shows itself by being opened, which waits for its other end; devices by their place.
    private static FileStream? OpenSpecial(string path, int bufferSize)
    {
        if (!File.Exists(path))
            return null;
        bool device = !OperatingSystem.IsWindows() && (path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal));
        var stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize);
        if (device || !stream.CanSeek)
            return stream;
        stream.Dispose();
        return null;
    }
}
