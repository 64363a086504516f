using PcapKit.Protocols;

namespace PcapKit.Corpus.Tests;

/// <summary>Columns are the same whether all layers are found or only those that the columns need, for every real capture beside the project.</summary>
public class NeededTests
{
    public static TheoryData<string> Columns => new(
        "frame.number frame.len ip.src ip.dst ipv6.src tcp.srcport udp.dstport",
        "eth.type vlan.id arp.opcode icmp.type icmpv6.code sctp.srcport",
        "dns.qry.name tcp.options.mss_val frame.time_epoch",
        "vxlan.vni ntp.stratum http.host json udp.length",
        "http.request.uri http2.type dns.qry.name", "http.response.code", "http2.headers.path");

    [CorpusTheory]
    [MemberData(nameof(Columns))]
    public void Needed_layers_give_the_columns_of_all_layers(string columns) => Compare(columns, new DissectOptions());

    // As the tool reads them.
    [CorpusTheory]
    [MemberData(nameof(Columns))]
    public void They_do_so_within_conversations(string columns) => Compare(columns, new DissectOptions { MakeGuide = registry => new Conversations(registry) });

    private static void Compare(string columns, DissectOptions options)
    {
        long compared = 0;
        foreach (string path in Captures.All())
        {
            var writer = new ColumnWriter(DefaultProtocols.Registry, columns.Split(' '));
            Assert.NotNull(writer.Needed);
            byte[] all = Print(path, writer, options);
            Assert.True(all.SequenceEqual(Print(path, writer, options with { Needed = writer.Needed })), path);
            compared += all.Length;
        }
        Assert.True(compared > 0, "no packet in any capture");
    }

    private static byte[] Print(string path, ColumnWriter writer, DissectOptions options)
    {
        var dissector = new Dissector(DefaultProtocols.Registry, options);
        var text = new Utf8Buffer();
        try
        {
            using CaptureReader reader = CaptureReader.Open(path);
            while (reader.Read(out CapturedFrame frame))
                writer.Write(dissector.Dissect(frame), text);
        }
        catch (CaptureFormatException)
        {
            // The frames before the damage count.
        }
        return text.Written.ToArray();
    }
}
