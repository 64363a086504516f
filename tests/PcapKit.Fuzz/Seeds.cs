using PcapKit.Protocols;

namespace PcapKit.Fuzz;

/// <summary>The frames that mutation begins from.</summary>
internal static class Seeds
{
    /// <summary>Frames that this project makes itself.</summary>
    public static IEnumerable<(uint LinkType, byte[] Bytes)> Own()
    {
        yield return (1, (Link() / new IPv4 { Source = new(0x0A000001), Destination = new(0x0A000002) } / new Udp { SourcePort = 4000, DestinationPort = 53 } / new byte[40]).Build());
        yield return (228, (new IPv4 { MoreFragments = true } / new Udp { DestinationPort = 9 } / new byte[8]).Build());
    }

    /// <summary>Up to a hundred frames of each capture in a folder and its subfolders.</summary>
    public static IEnumerable<(uint LinkType, byte[] Bytes)> FromFolder(string? folder)
    {
        if (folder is null)
            yield break;
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            foreach ((uint, byte[]) frame in FromFile(path))
                yield return frame;
        }
    }

    private static List<(uint, byte[])> FromFile(string path)
    {
        var frames = new List<(uint, byte[])>();
        try
        {
            using CaptureReader reader = CaptureReader.Open(path);
            while (frames.Count < 100 && reader.Read(out CapturedFrame frame))
                frames.Add((frame.LinkType, frame.Data.ToArray()));
        }
        catch (CaptureFormatException)
        {
            // Damaged captures give the frames before the damage.
        }
        return frames;
    }

    private static Ethernet Link() => new() { Destination = new(0x00005E000101), Source = new(0x00005E000202) };
}
