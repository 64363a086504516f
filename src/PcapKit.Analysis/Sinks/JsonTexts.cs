namespace PcapKit;

/// <summary>What JSON reports write again and again, made once a thread: keys on lines of their own, and numbers with their names.</summary>
/// <remarks>Keys and names come from definitions, so there are not many.</remarks>
internal sealed class JsonTexts
{
    // Deeper lines are rare and made anew each time.
    private const int MaxDepth = 48;

    [ThreadStatic]
    private static JsonTexts? s_indented, s_compact;

    private readonly bool _indented;
    private readonly Utf8Buffer _scratch = new(256);

    // Places in Texts, 0 where there is none yet.
    private readonly int[][] _lines = new int[MaxDepth + 1][];
    private int[]?[] _named = [];

    private JsonTexts(bool indented)
    {
        _indented = indented;
        Array.Fill(_lines, []);
    }

    internal FixedTexts Texts { get; } = new();

    internal ContainerTexts Containers { get; } = new();

    internal static JsonTexts Of(bool indented) => indented ? s_indented ??= new(true) : s_compact ??= new(false);

    /// <summary>The places of the lines of one depth by the ids of their keys, as far as they were asked for.</summary>
    internal ReadOnlySpan<int> LinesAt(int depth) => _lines[_indented ? Math.Min(depth, MaxDepth) : 0];

    /// <summary>A comma, the indent of a depth, a key and its colon; 0 where that is too long to be kept.</summary>
    internal int Line(int key, int depth)
    {
        int level = _indented ? depth : 0;
        if (level >= MaxDepth)
            return 0;
        ref int[] lines = ref _lines[level];
        if (key >= lines.Length)
            Array.Resize(ref lines, key + 64);
        if (lines[key] == 0)
            lines[key] = Texts.Add(MakeLine(key, depth));
        return lines[key];
    }

    /// <summary>The line itself. Valid until the next call.</summary>
    internal ReadOnlySpan<byte> MakeLine(int key, int depth)
    {
        _scratch.Clear();
        _scratch.Append((byte)',');
        if (_indented)
            _scratch.Append(JsonText.NewLineAt(depth));
        _scratch.Append(ReportKey.At(key).Json);
        if (_indented)
            _scratch.Append((byte)' ');
        return _scratch.Written;
    }

    /// <summary>An object of a value and its name; 0 where the value has none or the text is too long to be kept.</summary>
    internal int Named(EnumNames names, ulong value)
    {
        int index = names.IndexOf(value);
        if (index < 0)
            return 0;
        if (names.Id >= _named.Length)
            Array.Resize(ref _named, names.Id + 64);
        int[] places = _named[names.Id] ??= new int[names.Count];
        if (places[index] == 0)
            places[index] = Texts.Add(MakeNamed(names, value));
        return places[index];
    }

    private ReadOnlySpan<byte> MakeNamed(EnumNames names, ulong value)
    {
        names.TryGetNameUtf8(value, out ReadOnlySpan<byte> name);
        _scratch.Clear();
        _scratch.Append(_indented ? "{\"value\": "u8 : "{\"value\":"u8);
        _scratch.AppendNumber(value);
        _scratch.Append(_indented ? ", \"name\": "u8 : ",\"name\":"u8);
        JsonText.AppendString(_scratch, name);
        _scratch.Append((byte)'}');
        return _scratch.Written;
    }
}
