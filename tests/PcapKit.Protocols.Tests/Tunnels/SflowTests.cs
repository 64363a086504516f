namespace PcapKit.Protocols.Tests;

// Layout: sFlow version 5, section 5 (XDR); values and layers as tshark 4.0.17 shows them for the same bytes.
public class SflowTests : ProtocolTests<SflowView, Sflow>
{
    private const string Packet = Samples.Addresses + "08 00" + Samples.IPv4;

    private static readonly int PacketLength = Hex.Parse(Packet).Length;

    private static string Word(int value) => $"{value:x8} ";

    // Format 1: protocol, length on the wire, bytes left out, length here, the bytes.
    private static string Record(int protocol, string packet, int length, int onWire) =>
        Word(1) + Word(16 + length) + Word(protocol) + Word(onWire) + Word(4) + Word(length) + packet;

    // Sequence, source, rate, pool, drops, input, output, number of records.
    private static string Sample(int records, string body) =>
        Word(1) + Word(32 + Hex.Parse(body).Length) + Word(7) + Word(3) + Word(512) + Word(9000) + Word(0) + Word(1) + Word(2) + Word(records) + body;

    private static string Head(int samples) => Word(5) + Word(1) + "c0 00 02 07" + Word(0) + Word(99) + Word(60000) + Word(samples);

    // Counters: a sample that carries no packet.
    private static readonly string s_counters = Word(2) + Word(12) + Word(1) + Word(3) + Word(0);

    // Rounded up to what XDR allows.
    private static readonly string s_padded = Packet + string.Concat(Enumerable.Repeat("00 ", -PacketLength & 3));

    private static readonly string s_samples = s_counters
        + Sample(2, Word(1001) + Word(16) + Word(0) + Word(0) + Word(0) + Word(0) + Record(1, s_padded, Hex.Parse(s_padded).Length, PacketLength + 4))
        + Sample(1, Record(11, Samples.IPv4, Hex.Parse(Samples.IPv4).Length & ~3, Hex.Parse(Samples.IPv4).Length));

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("two packets behind counters", Head(3) + s_samples)
        {
            Fields = $"""
                sflow_245.version: 5
                sflow_245.agenttype: 1
                sflow_245.agent: 192.0.2.7
                sflow_245.sub_agent_id: 0
                sflow_245.sequence_number: 99
                sflow_245.sysuptime: 60000
                sflow_245.numsamples: 3
                sflow.samples: {Convert.ToHexStringLower(Hex.Parse(s_samples))}
                """,
        },
        new("an agent of IPv6", Word(5) + Word(2) + "20010db8000000000000000000000007" + Word(1) + Word(2) + Word(3) + Word(0))
        {
            Fields = """
                sflow_245.version: 5
                sflow_245.agenttype: 2
                sflow_245.agent.v6: 2001:db8::7
                sflow_245.sub_agent_id: 1
                sflow_245.sequence_number: 2
                sflow_245.sysuptime: 3
                sflow_245.numsamples: 0
                """,
        },
    ];

    protected override bool HeaderTakesRest => true;

    protected override void Constrain(Sflow layer, Random random)
    {
        if (random.Next(2) == 0)
            (layer.AgentType, layer.Agent, layer.AgentV6) = (1, layer.Agent ?? new IPv4Address(7), null);
        else
            (layer.AgentType, layer.Agent, layer.AgentV6) = (2, null, layer.AgentV6 ?? new IPv6Address(1, 7));
    }

    [Fact]
    public void Sampled_packets_are_layers()
    {
        byte[] datagram = (new IPv4() / new Udp { DestinationPort = 6343 } / Hex.Parse(Head(3) + s_samples)).Build();
        Packet read = new Dissector(DefaultProtocols.Registry).Dissect(datagram, TableId.LinkType, 228);
        string[] chain = read.Chain.Split(':');
        Assert.Equal(["IPv4", "UDP", "sFlow", "Ethernet", "IPv4", "UDP"], chain[..6]);
        Assert.Equal(2, chain.Skip(6).Count(c => c is "IPv4" or "UDP"));
    }

    [Fact]
    public void Samples_of_other_versions_are_not_looked_at()
    {
        byte[] datagram = (new IPv4() / new Udp { DestinationPort = 6343 } / Hex.Parse(Word(4) + Head(3)[9..] + s_samples)).Build();
        Assert.Equal("IPv4:UDP:sFlow", new Dissector(DefaultProtocols.Registry).Dissect(datagram, TableId.LinkType, 228).Chain);
    }
}
