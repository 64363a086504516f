namespace PcapKit;

/// <summary>Where the bytes of a report go.</summary>
internal abstract class ReportTarget
{
    internal virtual bool IsOneFileABlock => false;

    internal virtual void Write(ReadOnlySpan<byte> bytes) { }

    internal virtual void WriteFile(string name, ReadOnlySpan<byte> bytes) { }

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
internal sealed class DirectoryTarget(string directory, string extension) : ReportTarget
{
    internal override bool IsOneFileABlock => true;

    internal override void WriteFile(string name, ReadOnlySpan<byte> bytes)
    {
        using var file = new OutputFile(Path.Combine(directory, SafeName(name) + extension), buffered: false);
        file.Write(bytes);
        file.Complete();
    }

    private static string SafeName(string name) =>
        string.Create(name.Length, name, static (to, from) =>
        {
            for (int i = 0; i < from.Length; i++)
                to[i] = char.IsControl(from[i]) || from[i] is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' ? '_' : from[i];
        });
}
