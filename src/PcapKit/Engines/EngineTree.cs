using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PcapKit;

/// <summary>Fills a tree with what a foreign engine says of a frame: the engine's names, nested as it nests them.</summary>
internal sealed class EngineTree
{
    // Names come from the engine's definitions: there are not many, unless something is wrong.
    private const int MostNames = 100_000;

    private static readonly FieldInfo Layers = Make("layers", FieldKind.Group), Chain = Make("protocols", FieldKind.Text);

    private readonly Dictionary<(string Name, FieldKind Kind), FieldInfo> _fields = [];
    private readonly FieldTree _tree = new();

    internal FieldTree Tree => _tree;

    /// <summary>Begins a frame with what all engines say.</summary>
    internal void Begin(in EngineRecord record)
    {
        _tree.Begin();
        _tree.Number(FrameProtocol.Number, (ulong)record.Number, 0, 0);
        if (record.Time is { Seconds: > -9_000_000_000 and < 9_000_000_000 } time)
        {
            ulong nanoseconds = (ulong)(time.Seconds * 1_000_000_000 + time.Nanoseconds);
            _tree.Number(FrameProtocol.Time, nanoseconds, 0, 0);
            _tree.Number(FrameProtocol.TimeEpoch, nanoseconds, 0, 0);
        }
        if (record.Length is { } length)
            _tree.Number(FrameProtocol.Length, (ulong)length, 0, 0);
        _tree.Number(FrameProtocol.CaptureLength, (ulong)record.Captured, 0, 0);
        _tree.Text(Chain, Encoding.UTF8.GetBytes(record.Chain), 0, 0);
        _tree.BeginGroup(Layers, 0, 0, 0);
    }

    /// <summary>Ends the frame.</summary>
    internal void End()
    {
        _tree.EndGroup();
        _tree.End();
    }

    /// <summary>Adds a value under a name; null values are left out.</summary>
    /// <exception cref="EngineException">There are more names than any engine has.</exception>
    internal void Add(string name, in JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                _tree.BeginGroup(Field(name, FieldKind.Group), 0, 0, 0);
                foreach (JsonProperty member in value.EnumerateObject())
                    Add(member.Name, member.Value);
                _tree.EndGroup();
                break;
            case JsonValueKind.Array:
                _tree.BeginGroup(Field(name, FieldKind.List), 0, 0, 0);
                foreach (JsonElement element in value.EnumerateArray())
                    Add(name, element);
                _tree.EndGroup();
                break;
            case JsonValueKind.String:
                _tree.Text(Field(name, FieldKind.Text), Encoding.UTF8.GetBytes(value.GetString()!), 0, 0);
                break;
            case JsonValueKind.True or JsonValueKind.False:
                _tree.Number(Field(name, FieldKind.Bool), value.GetBoolean() ? 1u : 0u, 0, 1);
                break;
            case JsonValueKind.Number when value.TryGetUInt64(out ulong number):
                _tree.Number(Field(name, FieldKind.UInt), number, 0, 0);
                break;
            case JsonValueKind.Number when value.TryGetInt64(out long signed):
                _tree.Number(Field(name, FieldKind.Int), (ulong)signed, 0, 0);
                break;
            case JsonValueKind.Number:
                _tree.Text(Field(name, FieldKind.Text), Encoding.UTF8.GetBytes(value.GetRawText()), 0, 0);
                break;
            default:
                break;
        }
    }

    /// <summary>A time as engines write it: seconds and a fraction, in decimal.</summary>
    internal static Timestamp? ParseTime(string? text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal seconds)
            || seconds is < -9_000_000_000m or > 9_000_000_000m)
        {
            return null;
        }
        decimal whole = decimal.Floor(seconds);
        return Timestamp.FromNanoseconds((long)whole, (uint)((seconds - whole) * 1_000_000_000m));
    }

    private FieldInfo Field(string name, FieldKind kind)
    {
        if (_fields.TryGetValue((name, kind), out FieldInfo? field))
            return field;
        if (_fields.Count >= MostNames)
            throw new EngineException($"the engine has more than {MostNames} names of fields");
        return _fields[(name, kind)] = Make(name, kind);
    }

    private static FieldInfo Make(string name, FieldKind kind) => new(name.Length == 0 ? "_" : name, name, kind) { Key = name.Length == 0 ? "_" : name, Derived = true };
}
