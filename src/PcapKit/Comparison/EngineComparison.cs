namespace PcapKit;

/// <summary>Where two engines disagree about a frame.</summary>
/// <param name="Frame">The number of the frame.</param>
/// <param name="What"><c>frame</c> where one of them has no such frame, <c>time</c>, <c>cap_len</c>, <c>len</c>, <c>protocols</c>, or the name of a field as Wireshark has it.</param>
/// <param name="Left">What the first engine says; several values with commas between them; null where it has no such frame.</param>
/// <param name="Right">What the second engine says.</param>
public sealed record EngineDifference(long Frame, string What, string? Left, string? Right);

/// <summary>Runs two engines over a capture and tells where they disagree.</summary>
/// <remarks>
/// Chains and fields are compared under Wireshark's names. The engines of PcapKit and <c>pyshark</c> share them: every field that both show in a frame is compared.
/// Of <c>scapy</c> and <c>dpkt</c> the basic fields have such names, and chains are compared as far as all know the protocols.
/// </remarks>
public sealed class EngineComparison
{
    // Both say it, in other words.
    private static readonly HashSet<string> OtherWords = new(StringComparer.Ordinal) { "frame.time", "frame.time_epoch", "frame.protocols", "frame.chain" };

    private readonly ExtractorOptions _options;
    private readonly string _left, _right;

    /// <summary>A comparison.</summary>
    /// <param name="options">The capture, and how engines run; output and storage do not matter.</param>
    /// <param name="left">The first engine, see <see cref="Engines"/>.</param>
    /// <param name="right">The second engine.</param>
    /// <exception cref="ArgumentException">The capture is a stream, which cannot be read twice.</exception>
    public EngineComparison(ExtractorOptions options, string left, string right)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrEmpty(left);
        ArgumentException.ThrowIfNullOrEmpty(right);
        if (options.InputStream is not null || options.Input == FileNames.Standard)
            throw new ArgumentException("A stream cannot be read by two engines; name a file.", nameof(options));
        (_options, _left, _right) = (options with { NoFile = true, Store = false, Auto = false, Verbose = false, FrameRead = null }, left, right);
    }

    /// <summary>How many frames were compared.</summary>
    public long Frames { get; private set; }

    /// <summary>In how many of them the engines disagree.</summary>
    public long DifferentFrames { get; private set; }

    /// <summary>How many values were compared, chains and lengths included.</summary>
    public long Values { get; private set; }

    /// <summary>How many of them differ.</summary>
    public long DifferentValues { get; private set; }

    /// <summary>Runs both engines side by side.</summary>
    /// <exception cref="EngineException">An engine cannot run, or failed.</exception>
    /// <exception cref="CaptureFormatException">The capture is damaged; everything before was compared.</exception>
    public IEnumerable<EngineDifference> Run()
    {
        using Extractor left = Open(_left), right = Open(_right);
        ForeignEngine? leftEngine = ForeignEngine.Find(_left), rightEngine = ForeignEngine.Find(_right);
        bool common = leftEngine is PythonEngine || rightEngine is PythonEngine;
        while (true)
        {
            Frame? a = left.Next(), b = right.Next();
            if (a is null && b is null)
                yield break;
            Frames++;
            long before = DifferentValues;
            if (a is null || b is null)
            {
                DifferentValues++;
                yield return new EngineDifference(Frames, "frame", a?.Protocols.ToString(), b?.Protocols.ToString());
            }
            else
            {
                foreach (EngineDifference difference in Compare(EngineView.Of(a, leftEngine), EngineView.Of(b, rightEngine), common))
                    yield return difference;
            }
            if (DifferentValues > before)
                DifferentFrames++;
        }
    }

    private Extractor Open(string engine)
    {
        string? warned = null;
        if (ForeignEngine.Find(engine) is { } foreign && foreign.FindProgram(_options.EngineProgram, out string lack) is null)
            throw new EngineException($"the engine '{engine}' cannot run: {lack}");
        var extractor = new Extractor(_options with { Engine = engine, Warning = text => warned ??= text });
        if (ForeignEngine.Find(engine) is null && Engines.ModeOf(engine) is null && !Engines.IsDefault(engine))
        {
            extractor.Dispose();
            throw new EngineException(warned ?? $"there is no engine '{engine}'");
        }
        return extractor;
    }

    private IEnumerable<EngineDifference> Compare(EngineView a, EngineView b, bool common)
    {
        if (Differ(common ? EngineNames.Common(a.Chain) : a.Chain, common ? EngineNames.Common(b.Chain) : b.Chain))
            yield return new EngineDifference(a.Number, "protocols", a.Chain, b.Chain);
        if (Differ(a.Time, b.Time))
            yield return new EngineDifference(a.Number, "time", a.Time, b.Time);
        if (Differ(Text(a.Captured), Text(b.Captured)))
            yield return new EngineDifference(a.Number, "cap_len", Text(a.Captured), Text(b.Captured));
        if (a.Length is { } left && b.Length is { } right && Differ(Text(left), Text(right)))
            yield return new EngineDifference(a.Number, "len", Text(left), Text(right));
        foreach ((string name, List<string> mine) in a.Fields)
        {
            if (OtherWords.Contains(name) || !b.Fields.TryGetValue(name, out List<string>? other))
                continue;
            // Scapy and dpkt take parts for payload that others take for one more layer.
            int count = common ? Math.Min(mine.Count, other.Count) : Math.Max(mine.Count, other.Count);
            if (Differ(Normal(name, mine, count), Normal(name, other, count)))
                yield return new EngineDifference(a.Number, name, string.Join(',', mine), string.Join(',', other));
        }
    }

    private bool Differ(string left, string right)
    {
        Values++;
        if (left == right)
            return false;
        DifferentValues++;
        return true;
    }

    // Sorted: tshark's JSON gathers the values of one name, and their order is lost.
    private static string Normal(string name, List<string> values, int count) =>
        string.Join(',', values.Take(count).Select(v => EngineView.Normal(name, v)).Order(StringComparer.Ordinal));

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
