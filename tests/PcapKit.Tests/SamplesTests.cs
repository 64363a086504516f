using PcapKit.Examples;

namespace PcapKit.Tests;

/// <summary>The captures in <c>samples/</c> are what <c>MakeSamples</c> makes, and hold what the README says.</summary>
public sealed class SamplesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_files_are_what_the_program_makes()
    {
        Program.All["MakeSamples"]([_folder.Path], TextWriter.Null);
        string[] made = [.. Directory.GetFiles(_folder.Path).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];
        if (ProjectFiles.Rewrite)
            Array.ForEach(made, name => File.Copy(_folder[name], ProjectFiles.PathOf("samples/" + name), overwrite: true));
        Assert.Equal(["in.pcap", "sample.pcapng"], made);
        foreach (string name in made)
            Assert.True(File.ReadAllBytes(_folder[name]).AsSpan().SequenceEqual(File.ReadAllBytes(ProjectFiles.PathOf("samples/" + name))), $"samples/{name} is out of date: PCAPKIT_REWRITE=1 writes it anew");
    }

    [Fact]
    public void The_sample_has_these_packets()
    {
        // The packets as tshark lists them, under the names of chains.
        string[] expected =
        [
            "ARP", "ARP", "IPv4:UDP:DNS", "IPv4:UDP:DNS", "IPv4:TCP", "IPv4:TCP", "IPv4:TCP", "IPv4:TCP:HTTP/1.1", "IPv4:TCP:HTTP/1.1:Text", "IPv4:TCP", "IPv4:TCP", "IPv4:TCP",
            "IPv4:ICMP:Raw", "IPv4:ICMP:Raw", "IPv6:ICMPv6", "IPv6:ICMPv6", "IPv6:ICMPv6:Raw", "802.1Q:IPv4:UDP:Raw",
        ];
        Assert.Equal(expected.Select(chain => "Ethernet:" + chain), Chains("sample.pcapng"));
        Assert.Equal(["IPv6:ICMPv6", "IPv6:ICMPv6", "IPv4:TCP", "IPv4:TCP", "IPv4:TCP", "IPv4:UDP"], Chains("in.pcap").Select(chain => chain["Ethernet:".Length..]));
    }

    private static List<string> Chains(string name)
    {
        var chains = new List<string>();
        foreach (Packet packet in Capture.Open(ProjectFiles.PathOf("samples/" + name)))
            chains.Add(packet.Chain.ToString());
        return chains;
    }
}
