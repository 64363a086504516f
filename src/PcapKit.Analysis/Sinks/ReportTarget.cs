namespace PcapKit;

/// <summary>Where the bytes of a report go.</summary>
internal abstract class ReportTarget
{
    internal virtual bool IsOneFileABlock => false;

    internal abstract void Write(ReadOnlySpan<byte> bytes);

    internal virtual void WriteFile(string name, ReadOnlySpan<byte> bytes) { }

    internal virtual void Flush() { }

    internal abstract void Complete();

    internal abstract void Abandon();
}

internal sealed class StreamTarget(Stream stream, bool leaveOpen) : ReportTarget
{
    internal override void Write(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    internal override void Flush() => stream.Flush();

    internal override void Complete()
    {
        stream.Flush();
        Abandon();
    }

    internal override void Abandon()
    {
        if (!leaveOpen)
            stream.Dispose();
    }
}

/// <summary>A file that takes its place only when it is whole.</summary>
internal sealed class FileTarget : ReportTarget
{
    private readonly string _place, _part;
    private readonly FileStream _stream;

    private FileTarget(string place, string part, FileStream stream) => (_place, _part, _stream) = (place, part, stream);

    internal static ReportTarget Open(string path)
    {
        string place = Path.GetFullPath(path);
        if (Directory.Exists(place))
            throw new IOException($"'{path}' is a folder.");
        // Devices, pipes and what else stands there must not be replaced by a file.
        if (place.StartsWith("/dev/", StringComparison.Ordinal) || place.StartsWith("/proc/", StringComparison.Ordinal))
            return new StreamTarget(new FileStream(place, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1), leaveOpen: false);
        if (File.Exists(place))
        {
            // A link stays a link, and a file that must not be written stays as it is.
            place = File.ResolveLinkTarget(place, returnFinalTarget: true)?.FullName ?? place;
            FileStream probe = new(place, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 1);
            if (!probe.CanSeek)
                return new StreamTarget(probe, leaveOpen: false);
            probe.Dispose();
        }
        string part = Path.Combine(Path.GetDirectoryName(place)!, $".{Path.GetFileName(place)}.{Environment.ProcessId:x}-{Random.Shared.Next():x}.part");
        return new FileTarget(place, part, new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 1));
    }

    internal override void Write(ReadOnlySpan<byte> bytes) => _stream.Write(bytes);

    internal override void Flush() => _stream.Flush();

    internal override void Complete()
    {
        _stream.Dispose();
        File.Move(_part, _place, overwrite: true);
    }

    internal override void Abandon()
    {
        _stream.Dispose();
        File.Delete(_part);
    }
}

/// <summary>A folder with a file for each block.</summary>
internal sealed class DirectoryTarget(string directory, string extension) : ReportTarget
{
    internal override bool IsOneFileABlock => true;

    internal override void Write(ReadOnlySpan<byte> bytes) { }

    internal override void WriteFile(string name, ReadOnlySpan<byte> bytes)
    {
        ReportTarget target = FileTarget.Open(Path.Combine(directory, SafeName(name) + extension));
        try
        {
            target.Write(bytes);
            target.Complete();
        }
        catch (IOException)
        {
            target.Abandon();
            throw;
        }
    }

    internal override void Complete() { }

    internal override void Abandon() { }

    private static string SafeName(string name) =>
        string.Create(name.Length, name, static (to, from) =>
        {
            for (int i = 0; i < from.Length; i++)
                to[i] = char.IsControl(from[i]) || from[i] is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : from[i];
        });
}
