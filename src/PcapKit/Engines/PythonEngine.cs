using System.Diagnostics;
using System.Text.Json;

namespace PcapKit;

/// <summary>A Python package, driven by a script that writes a line of JSON for each frame.</summary>
/// <param name="name">The package, and the engine.</param>
internal sealed class PythonEngine(string name) : ForeignEngine(name)
{
    private const int Damaged = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    // Debian's first: what apt installs is seen by no other.
    private protected override string[] Programs => OperatingSystem.IsWindows() ? ["python", "python3"] : ["/usr/bin/python3", "python3", "python"];

    private protected override string Variable => "PCAPKIT_PYTHON";

    private protected override string Hint => $"no Python with the package '{Name}' is installed (Debian: apt install python3-{Name}; elsewhere: pip install {Name})";

    private protected override string[] Arguments(string file) => ["-c", Script(Name), file];

    private protected override bool Has(string program)
    {
        var start = new ProcessStartInfo(program);
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("import sys; sys.path = [p for p in sys.path if p]; import importlib.util; print('yes' if importlib.util.find_spec(sys.argv[1]) else 'no')");
        start.ArgumentList.Add(Name);
        try
        {
            using var asked = new EngineProcess(Name, start, null, Patience, CancellationToken.None);
            return asked.ReadLine(out ReadOnlyMemory<byte> line) && line.Span.StartsWith("yes"u8);
        }
        catch (EngineException)
        {
            return false;
        }
    }

    internal override bool ReadText(EngineProcess process, out ReadOnlyMemory<byte> text) => process.ReadLine(out text);

    internal override EngineRecord Load(in JsonElement frame, EngineTree tree)
    {
        var record = new EngineRecord
        {
            Number = frame.GetProperty("number").GetInt64(),
            Time = EngineTree.ParseTime(frame.GetProperty("time").GetString()),
            Length = frame.TryGetProperty("length", out JsonElement length) ? length.GetInt32() : null,
            Captured = frame.GetProperty("captured").GetInt32(),
            Chain = frame.GetProperty("chain").GetString() ?? "",
        };
        tree.Begin(record);
        foreach (JsonElement layer in frame.GetProperty("layers").EnumerateArray())
            tree.Add(layer[0].GetString() ?? "", layer[1]);
        tree.End();
        return record;
    }

    internal override bool SaysDamage(int code, long frames) => code == Damaged && frames > 0;

    private static string Script(string name)
    {
        // A file that is part of this assembly; nothing of its code is looked up.
#pragma warning disable RS0030
        using Stream script = typeof(PythonEngine).Assembly.GetManifestResourceStream($"PcapKit.Engines.{name}.py")!;
#pragma warning restore RS0030
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
