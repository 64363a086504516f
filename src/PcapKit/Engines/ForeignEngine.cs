using System.Diagnostics;
using System.Text.Json;

namespace PcapKit;

/// <summary>An engine that is another program: starts it over a capture and gives its frames one by one.</summary>
internal abstract class ForeignEngine(string name)
{
    /// <summary>The programs that it may be, by name or path, the best first.</summary>
    private protected abstract string[] Programs { get; }

    /// <summary>The environment variable that names the program.</summary>
    private protected abstract string Variable { get; }

    /// <summary>How it is installed.</summary>
    private protected abstract string Hint { get; }

    /// <summary>Its name.</summary>
    internal string Name { get; } = name;

    /// <summary>The engine of a name; null where no foreign engine has it.</summary>
    internal static ForeignEngine? Find(string? name) => name?.ToUpperInvariant() switch
    {
        "PYSHARK" => new TsharkEngine(),
        "SCAPY" => new PythonEngine("scapy"),
        "DPKT" => new PythonEngine("dpkt"),
        _ => null,
    };

    /// <summary>Finds the program.</summary>
    /// <param name="given">The program that somebody asked for, or null.</param>
    /// <param name="lack">What is missing, and how to get it.</param>
    /// <returns>Its path, or null.</returns>
    internal string? FindProgram(string? given, out string lack)
    {
        given ??= Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : null;
        lack = given is null ? $"{Hint}" : $"there is no program '{given}'";
        foreach (string program in given is null ? Programs : [given])
        {
            if (FindOnPath(program) is { } path && Has(path))
                return path;
        }
        return null;
    }

    /// <summary>Starts the program over a capture.</summary>
    /// <param name="program">The program.</param>
    /// <param name="file">The capture; null for <paramref name="input"/>.</param>
    /// <param name="input">The capture as a stream.</param>
    /// <param name="timeout">How long it may write nothing.</param>
    /// <param name="cancellation">Ends it.</param>
    internal EngineRun Start(string program, string? file, Stream? input, TimeSpan timeout, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program);
        // A whole path never looks like an option.
        foreach (string argument in Arguments(file is null ? "-" : Path.GetFullPath(file)))
            start.ArgumentList.Add(argument);
        start.Environment["PYTHONIOENCODING"] = "utf-8";
        return new EngineRun(this, new EngineProcess(Name, start, file is null ? input : null, timeout, cancellation), cancellation);
    }

    /// <summary>Whether a program has what it needs.</summary>
    private protected virtual bool Has(string program) => true;

    private protected abstract string[] Arguments(string file);

    /// <summary>Reads the text of the next frame.</summary>
    /// <returns>False where the output ended as it should.</returns>
    internal abstract bool ReadText(EngineProcess process, out ReadOnlyMemory<byte> text);

    /// <summary>Fills a tree with a frame.</summary>
    internal abstract EngineRecord Load(in JsonElement frame, EngineTree tree);

    /// <summary>Whether the program says with a code that the capture is damaged.</summary>
    internal abstract bool SaysDamage(int code, long frames);

    private static string? FindOnPath(string program)
    {
        if (program.Contains('/', StringComparison.Ordinal) || program.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return File.Exists(program) ? Path.GetFullPath(program) : null;
        foreach (string folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
        {
            // An empty entry would be the folder at hand, where a program may lie that nobody meant.
            if (folder.Length == 0 || !Path.IsPathRooted(folder))
                continue;
            string path = Path.Combine(folder, program);
            if (File.Exists(path))
                return path;
            if (OperatingSystem.IsWindows() && File.Exists(path + ".exe"))
                return path + ".exe";
        }
        return null;
    }
}

/// <summary>One pass of a foreign engine over a capture.</summary>
internal sealed class EngineRun(ForeignEngine engine, EngineProcess process, CancellationToken cancellation) : IDisposable
{
    private readonly EngineTree _tree = new();
    private long _frames;

    /// <summary>The tree of the frame read last.</summary>
    internal FieldTree Tree => _tree.Tree;

    /// <summary>Reads the next frame.</summary>
    /// <param name="record">What all engines say of it.</param>
    /// <returns>False at the end of the capture.</returns>
    /// <exception cref="EngineException">The engine failed, or says that the capture is damaged.</exception>
    internal bool Read(out EngineRecord record)
    {
        record = default;
        cancellation.ThrowIfCancellationRequested();
        try
        {
            if (engine.ReadText(process, out ReadOnlyMemory<byte> text))
            {
                using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 200 });
                record = engine.Load(document.RootElement, _tree);
                // Frames are numbered here: what reports say must hold, whatever a program writes.
                _frames++;
                return true;
            }
            CheckEnd(process.WaitForEnd());
            return false;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new EngineException($"the engine '{engine.Name}' wrote something else than frames after {_frames} of them: {Detail(e)}", e);
        }
        catch (EngineException)
        {
            // Whoever ends the work ends the program.
            cancellation.ThrowIfCancellationRequested();
            throw;
        }
    }

    /// <summary>Ends the program.</summary>
    public void Dispose() => process.Dispose();

    private string Detail(Exception fault)
    {
        string words = process.LastWords();
        return words.Length > 0 ? words : fault.Message;
    }

    private void CheckEnd(int code)
    {
        cancellation.ThrowIfCancellationRequested();
        if (code == 0)
            return;
        throw new EngineException(process.Describe(code)) { IsDamage = engine.SaysDamage(code, _frames) };
    }
}
