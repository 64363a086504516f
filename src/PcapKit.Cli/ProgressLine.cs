using System.Diagnostics;
using System.Globalization;

namespace PcapKit.Cli;

/// <summary>How far a long job is, on one line of the standard error: only where that is a terminal, and not in the first second.</summary>
internal sealed class ProgressLine : IDisposable
{
    private const long FirstAfter = 1000, Every = 200;
    private const int Bar = 24;

    private readonly Session _session;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _next = FirstAfter;
    private bool _shown;

    private ProgressLine(Session session)
    {
        _session = session;
        // On one terminal the line makes place for whatever is printed.
        if (session.OutIsTerminal && session.Out is StandardOutput output)
            output.Writing = Clear;
    }

    /// <summary>A line, or null where nobody would see it.</summary>
    internal static ProgressLine? For(Session session) => session.ErrorIsTerminal ? new ProgressLine(session) : null;

    /// <summary>Shows how far the job is, if it is time to.</summary>
    internal void Report(ExtractionProgress progress)
    {
        long now = _clock.ElapsedMilliseconds;
        if (now < _next)
            return;
        _next = now + Every;
        _shown = true;
        _session.Error.Write("\r" + Line(progress, now, _session.Colours(terminal: true)) + "\e[K");
    }

    /// <summary>Takes the line away, so that something else can be written.</summary>
    internal void Clear()
    {
        if (_shown)
            _session.Error.Write("\r\e[K");
        _shown = false;
    }

    /// <inheritdoc/>
    public void Dispose() => Clear();

    internal static string Line(ExtractionProgress progress, long milliseconds, bool colours)
    {
        string frames = progress.Frames.ToString("N0", CultureInfo.InvariantCulture) + " frames";
        if (progress.Length is not long length || length <= 0)
            return $"{frames}, {Size(progress.Position)}";
        double done = Math.Clamp((double)progress.Position / length, 0, 1);
        int full = (int)(done * Bar);
        string bar = new string('#', full) + new string('-', Bar - full);
        string left = done > 0.01 ? $", {TimeSpan.FromMilliseconds(milliseconds * (1 - done) / done):m\\:ss} left" : "";
        bar = colours ? $"\e[32m{bar}\e[0m" : bar;
        return string.Create(CultureInfo.InvariantCulture, $"[{bar}] {done * 100,3:0} % of {Size(length)}, {frames}{left}");
    }

    private static string Size(long bytes)
    {
        string[] units = ["B", "KB", "MB", "GB", "TB"];
        double value = bytes;
        int unit = 0;
        for (; value >= 1000 && unit < units.Length - 1; unit++)
            value /= 1000;
        return string.Create(CultureInfo.InvariantCulture, $"{value:0.#} {units[unit]}");
    }
}
