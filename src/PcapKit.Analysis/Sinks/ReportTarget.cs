namespace PcapKit;

/// <summary>Where the bytes of a report go.</summary>
internal abstract class ReportTarget
{
    internal virtual bool IsOneFileABlock => false;

    internal abstract void Write(ReadOnlySpan<byte> bytes);

    internal virtual void BeginFile(string name) { }

    internal virtual void EndFile() { }

    internal virtual void Flush() { }

    internal virtual void Complete() { }

    internal virtual void Abandon() { }
}

/// <summary>One file or one stream.</summary>
internal sealed class SingleTarget(OutputFile output) : ReportTarget
{
    internal override void Write(ReadOnlySpan<byte> bytes) => output.Write(bytes);

    internal override void Flush() => output.Flush();

    internal override void Complete() => output.Complete();

    internal override void Abandon() => output.Dispose();
}

/// <summary>A folder with a file for each block; each is whole or absent.</summary>
internal sealed class DirectoryTarget(string directory, string extension, string? keep) : ReportTarget, IDisposable
{
    private OutputFile? _file;

    internal override bool IsOneFileABlock => true;

    internal override void BeginFile(string name)
    {
        Abandon();
        string path = Path.Combine(directory, SafeName(name) + extension);
        if (keep is not null && OutputFile.WouldReplace(path, keep))
            throw new IOException($"'{path}' is the input; the output needs another name.");
        _file = new OutputFile(path, buffered: false);
    }

    internal override void Write(ReadOnlySpan<byte> bytes) => _file?.Write(bytes);

    internal override void EndFile()
    {
        _file!.Complete();
        _file.Dispose();
        _file = null;
    }

    internal override void Complete() => Abandon();

    internal override void Abandon()
    {
        _file?.Dispose();
        _file = null;
    }

    public void Dispose() => Abandon();

    private static string SafeName(string name) =>
        string.Create(name.Length, name, static (to, from) =>
        {
            for (int i = 0; i < from.Length; i++)
                to[i] = char.IsControl(from[i]) || from[i] is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : from[i];
        });
}
