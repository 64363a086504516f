using System.Text;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

/// <summary>Columns of whole protocols read as tshark 4.0 prints them.</summary>
public class SummaryTemplateTests
{
    private const string Head = "020000000002 020000000001 ";

    [Theory]
    [InlineData("eth", Head + "0800", "Ethernet II, Src: 02:00:00:00:00:01, Dst: 02:00:00:00:00:02")]
    [InlineData("eth", Head + "0003 e0e003", "IEEE 802.3 Ethernet ")]
    [InlineData("vlan", Head + "8100 7064 0800", "802.1Q Virtual LAN, PRI: 3, DEI: 1, ID: 100")]
    [InlineData("ip", Head + "0800 45000014000000004011000 0c0000201c6336402", "Internet Protocol Version 4, Src: 192.0.2.1, Dst: 198.51.100.2")]
    [InlineData("udp", Head + "0800 4500001c0000000040110000c0000201c6336402 0035c35000080000", "User Datagram Protocol, Src Port: 53, Dst Port: 50000")]
    [InlineData("arp", Head + "0806 0001080006040001 020000000001c0000201 000000000000c6336402", "Address Resolution Protocol (request)")]
    [InlineData("arp", Head + "0806 0001080006040002 020000000001c0000201 020000000002c6336402", "Address Resolution Protocol (reply)")]
    [InlineData("arp", Head + "0806 0001080006040001 020000000001c0000201 000000000000c0000201", "Address Resolution Protocol (ARP Announcement)")]
    [InlineData("arp", Head + "0806 0001080006040001 02000000000100000000 000000000000c6336402", "Address Resolution Protocol (ARP Probe)")]
    [InlineData("arp", Head + "0806 0001080006047501 020000000001c0000201 000000000000c6336402", "Address Resolution Protocol (opcode 0x7501)")]
    [InlineData("tcp", Head + "0800 450000280000000040060000c0000201c6336402 c3500050000003e80000000050020400 00000000", "Transmission Control Protocol, Src Port: 50000, Dst Port: 80, Seq: 0, Len: 0")]
    [InlineData("tcp", Head + "0800 450000290000000040060000c0000201c6336402 c3500050000003e80000000150100400 00000000 41", "Transmission Control Protocol, Src Port: 50000, Dst Port: 80, Seq: 1, Ack: 1, Len: 1")]
    [InlineData("dns", Head + "0800 450000280000000040110000c0000201c6336402 0035c35000140000 123480000000000000000000", "Domain Name System (response)")]
    [InlineData("icmp", Head + "0800 4500001c0000000040010000c0000201c6336402 0800000000000000", "icmp")]
    [InlineData("data", Head + "0800 450000160000000040fd0000c0000201c6336402 0aff", "0aff")]
    [InlineData("frame", Head + "ffff", "Frame 1: 14 bytes on wire (112 bits), 14 bytes captured (112 bits)")]
    [InlineData("ipv6", Head + "0800", "")]
    public void A_protocol_shows_a_line(string name, string hex, string line)
    {
        var writer = new ColumnWriter(DefaultProtocols.Registry, [name], new ColumnOptions { Notes = Conversations.NoteKinds });
        var dissector = new Dissector(DefaultProtocols.Registry, new DissectOptions { Needed = writer.Needed, Notes = writer.Notes, MakeGuide = r => new Conversations(r) });
        var text = new Utf8Buffer(256);
        writer.Write(dissector.Dissect(Hex.Parse(hex), TableId.LinkType, 1), text);
        Assert.Equal(line + "\n", Encoding.UTF8.GetString(text.Written));
    }

    [Fact]
    public void Every_word_in_a_definition_is_a_field()
    {
        foreach (Protocol protocol in DefaultProtocols.Registry.Protocols)
            Assert.Empty(new SummaryTemplate(protocol, Conversations.NoteKinds).Unknown);
    }
}
