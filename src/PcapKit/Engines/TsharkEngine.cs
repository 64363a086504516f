using System.Buffers;
using System.Text.Json;

namespace PcapKit;

/// <summary>Wireshark's dissectors, by its tool tshark; what the Python package PyShark runs too.</summary>
internal sealed class TsharkEngine() : ForeignEngine(Engines.PyShark)
{
    private const int LargestFrame = 64 * 1024 * 1024;

    private readonly ArrayBufferWriter<byte> _text = new(64 * 1024);
    private bool _begun, _ended;

    private protected override string[] Programs => ["tshark"];

    private protected override string Variable => "PCAPKIT_TSHARK";

    private protected override string Hint => "tshark is not installed (Debian: apt install tshark; elsewhere: the package wireshark)";

    // JSON and not the form for Elasticsearch, which spells names in a way that cannot be undone.
    private protected override string[] Arguments(string file) => ["-n", "-r", file, "-T", "json", "--no-duplicate-keys"];

    // An array with a line of its own for the brackets of every frame, two spaces in; what is inside stands deeper.
    internal override bool ReadText(EngineProcess process, out ReadOnlyMemory<byte> text)
    {
        _text.Clear();
        while (process.ReadLine(out ReadOnlyMemory<byte> line))
        {
            ReadOnlySpan<byte> bytes = line.Span.TrimEnd("\r"u8);
            if (_text.WrittenCount == 0)
            {
                _ended |= bytes.SequenceEqual("]"u8);
                if (!_ended && bytes.SequenceEqual("  {"u8))
                    _text.Write(bytes);
                else if (!_ended && !_begun && bytes.SequenceEqual("["u8))
                    _begun = true;
                else if (!_ended && !bytes.Trim(" ,"u8).IsEmpty)
                    throw new FormatException("a line that belongs to no frame");
                continue;
            }
            bool last = bytes.SequenceEqual("  }"u8) || bytes.SequenceEqual("  },"u8);
            _text.Write(last ? "}"u8 : bytes);
            if (last)
            {
                text = _text.WrittenMemory;
                return true;
            }
            if (_text.WrittenCount > LargestFrame)
                throw new FormatException($"a frame of more than {LargestFrame} bytes");
        }
        text = default;
        return false;
    }

    internal override EngineRecord Load(in JsonElement frame, EngineTree tree)
    {
        JsonElement layers = frame.GetProperty("_source").GetProperty("layers");
        JsonElement info = layers.GetProperty("frame");
        var record = new EngineRecord
        {
            Number = Number(info, "frame.number"),
            Time = info.TryGetProperty("frame.time_epoch", out JsonElement time) ? EngineTree.ParseTime(time.GetString()) : null,
            Length = (int)Number(info, "frame.len"),
            Captured = (int)Number(info, "frame.cap_len"),
            Chain = info.GetProperty("frame.protocols").GetString()!,
        };
        tree.Begin(record);
        foreach (JsonProperty layer in layers.EnumerateObject())
            tree.Add(layer.Name, layer.Value);
        tree.End();
        return record;
    }

    // It ends with 2 where a capture is damaged or cut, and after other faults of files.
    internal override bool SaysDamage(int code, long frames) => code == 2 && frames > 0;

    private static long Number(in JsonElement info, string name) =>
        long.Parse(info.GetProperty(name).GetString()!, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
}
