using System.Globalization;

namespace PcapKit.Cli.Commands;

/// <summary>What is known of a file, as lines for people.</summary>
internal static class InfoText
{
    private const int Column = 22;

    internal static void Write(TextWriter to, FileInfoReport report, bool first)
    {
        CaptureSummary s = report.Summary;
        if (!first)
            to.WriteLine();
        Line(to, "File name", report.Name);
        Line(to, "File type", s.Format.ToString());
        Line(to, "Encapsulation", string.Join(", ", s.LinkTypes.Select(l => s.LinkTypes.Count == 1 ? LinkTypes.NameOf(l.Key) : $"{LinkTypes.NameOf(l.Key)} ({l.Value} packets)")));
        Line(to, "Time precision", string.Join(", ", s.Resolutions.Select(r => r.ToString()).Distinct()));
        Line(to, "Packet size limit", Limit(s));
        Line(to, "Number of packets", Number(s.Packets));
        if (s.FileSize is { } size)
            Line(to, "File size", Number(size) + " bytes");
        Line(to, "Data size", Number(s.DataSize) + " bytes");
        if (s.CapturedSize != s.DataSize)
            Line(to, "Captured size", $"{Number(s.CapturedSize)} bytes, {Number(s.CutPackets)} packets are cut");
        if (s.First is { } from && s.Last is { } until)
        {
            Line(to, "Capture duration", s.Duration.ToString("0.000000############", CultureInfo.InvariantCulture) + " seconds");
            Line(to, "First packet time", from.ToString());
            Line(to, "Last packet time", until.ToString());
            Line(to, "Data byte rate", Rate(s.ByteRate, "bytes/s"));
            Line(to, "Data bit rate", Rate(s.ByteRate * 8, "bits/s"));
        }
        Line(to, "Average packet size", Rate(s.AveragePacketSize, "bytes"));
        Line(to, "Average packet rate", Rate(s.PacketRate, "packets/s"));
        if (report.Sha256 is not null)
            Line(to, "SHA256", report.Sha256);
        if (report.Sha1 is not null)
            Line(to, "SHA1", report.Sha1);
        Line(to, "Strict time order", s.IsInOrder?.ToString() ?? "Unknown");
        foreach (CaptureBlock section in s.Sections)
            Options(to, "", section.Options);
        More(to, s.SectionCount - s.Sections.Count, "sections");
        if (s.PacketComments > 0)
            Line(to, "Packet comments", Number(s.PacketComments));
        if (s.SectionCount > 1)
            Line(to, "Sections", Number(s.SectionCount));
        Line(to, "Interfaces", Number(s.InterfaceCount));
        foreach (InterfaceSummary one in s.Interfaces)
            Interface(to, one, s.SectionCount > 1);
        More(to, s.InterfaceCount - s.Interfaces.Count, "interfaces");
        foreach (string warning in s.Warnings)
            Line(to, "Warning", warning);
    }

    private static void More(TextWriter to, long count, string what)
    {
        if (count > 0)
            to.WriteLine($"({Number(count)} more {what} are not listed)");
    }

    private static void Interface(TextWriter to, InterfaceSummary one, bool sections)
    {
        CaptureInterface of = one.Interface;
        Line(to, sections ? $"Interface {of.Id}, section {of.Section}" : $"Interface {of.Id}", of.Name ?? "");
        Line(to, "  Encapsulation", $"{LinkTypes.NameOf(of.LinkType)} ({of.LinkType})");
        Line(to, "  Capture length", of.SnapLength == 0 ? "no limit" : Number(of.SnapLength));
        Line(to, "  Time precision", of.Resolution.ToString());
        Line(to, "  Packets", Number(one.Packets));
        Line(to, "  Statistics", Number(one.Statistics));
        if (of.Block is not null)
            Options(to, "  ", of.Block.Options);
    }

    private static void Options(TextWriter to, string indent, IEnumerable<CaptureOption> options)
    {
        foreach (CaptureOption option in options)
        {
            if (InfoOptions.IsShown(option))
                Line(to, indent + InfoOptions.LabelOf(option), InfoOptions.TextOf(option));
        }
    }

    // Names and comments come from the file.
    private static void Line(TextWriter to, string label, string text) => to.WriteLine(((label + ":").PadRight(Column) + SafeText.Escape(text)).TrimEnd());

    private static string Limit(CaptureSummary s)
    {
        string inferred = s.CutPackets > 0 ? $", largest cut packet {Number(s.LargestCut)} bytes" : "";
        return (s.Format.SnapLength is { } limit ? Number(limit) + " bytes" : "by interface") + inferred;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Rate(double value, string unit) => value.ToString("0.##", CultureInfo.InvariantCulture) + " " + unit;
}
