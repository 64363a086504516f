using System.Xml;
using System.Xml.Linq;

namespace PcapKit.Analysis.Tests;

public class PlistReportTests
{
    private static readonly FieldInfo Text = new("toy.text", "Text", FieldKind.Text), A = new("toy.a", "A", FieldKind.UInt);
    private static readonly FieldInfo Signed = new("toy.signed", "Signed", FieldKind.Int), List = new("toy.list", "List", FieldKind.List);

    [Fact]
    public void A_frame_has_typed_values()
    {
        XElement frame = Frame(Sample.Dissect(Sample.Syn));

        Assert.Equal("<integer>1</integer>", Get(frame, "number").ToString());
        Assert.Equal("<string>2017-11-19T15:49:05.471719Z</string>", Get(frame, "time").ToString());
        Assert.Equal("<string>Ethernet:IPv4:TCP</string>", Get(frame, "protocols").ToString());
        XElement ip = Get(Get(frame, "ethernet"), "ipv4");
        Assert.Equal("<string>192.0.2.1</string>", Get(ip, "src").ToString());
        Assert.Equal("<integer>6</integer>", Get(Get(ip, "proto"), "value").ToString());
        Assert.Equal("<string>TCP</string>", Get(Get(ip, "proto"), "name").ToString());
        Assert.Equal("<integer>2</integer>", Get(Get(ip, "flags"), "value").ToString());
        Assert.Equal("<true />", Get(Get(ip, "flags"), "df").ToString());
        XElement options = Get(Get(ip, "tcp"), "options");
        Assert.Equal("array", options.Name);
        Assert.Equal("tcp.options.mss", Get(options.Elements().First(), "element").Value);
    }

    [Fact]
    public void Bytes_are_data()
    {
        XElement frame = Frame(Sample.Dissect(Sample.Datagram(4711, [1, 2, 255])), new ReportOptions { PacketBytes = true });

        Assert.Equal("<data>AQL/</data>", Get(Get(Get(Get(Get(frame, "ethernet"), "ipv4"), "udp"), "raw"), "data").ToString());
        Assert.Equal(Sample.Datagram(4711, [1, 2, 255]), Convert.FromBase64String(Get(frame, "packet").Value));
    }

    [Fact]
    public void Every_byte_of_a_text_gives_valid_XML()
    {
        for (int i = 0; i < 256; i++)
        {
            byte[] text = [(byte)'<', (byte)i, (byte)'>', (byte)'&'];
            string read = Toy(sink => sink.Text(Text, text, 0, 0), "text").Value;

            string expected = i is '\t' or '\n' or '\r' or >= 0x20 and < 0x7F ? $"<{(char)i}>&" : "<\uFFFD>&";
            Assert.Equal(expected, read);
        }
    }

    [Theory]
    [InlineData("efbfbf", "\uFFFD")]
    [InlineData("efbfbe", "\uFFFD")]
    [InlineData("f09f9880", "😀")]
    [InlineData("c285", "\uFFFD")]
    [InlineData("eda080", "\uFFFD\uFFFD\uFFFD")]
    public void Characters_that_XML_lacks_are_replaced(string hex, string expected)
    {
        byte[] text = Hex.Parse(hex);
        Assert.Equal(expected, Toy(sink => sink.Text(Text, text, 0, 0), "text").Value);
    }

    [Fact]
    public void Repeats_and_empty_lists_are_arrays()
    {
        static void Push(FieldSink sink)
        {
            sink.Number(A, 1, 0, 8);
            sink.Number(Signed, unchecked((ulong)-1), 0, 8);
            sink.BeginGroup(List, 0, 0, 0);
            sink.EndGroup();
            sink.Number(A, ulong.MaxValue, 0, 8);
        }

        Assert.Equal(["1", "18446744073709551615"], Toy(Push, "a").Elements("integer").Select(e => e.Value));
        Assert.Equal("-1", Toy(Push, "signed").Value);
        Assert.Equal("array", Toy(Push, "list").Name);
    }

    [Fact]
    public void Keys_are_unique_and_everything_is_a_property_list()
    {
        XElement root = Parse(Reports.Write(new PlistReport(), w =>
        {
            w.WriteFrame(Sample.Dissect(Sample.Syn, 1));
            w.WriteFrame(Sample.Dissect(Sample.Syn[..40], 2));
        }));

        Assert.Equal(["Frame 1", "Frame 2"], root.Elements("key").Select(k => k.Value));
        foreach (XElement dictionary in root.DescendantsAndSelf("dict"))
        {
            string[] keys = [.. dictionary.Elements("key").Select(k => k.Value)];
            Assert.Equal(keys.Length, keys.Distinct().Count());
            Assert.Equal(2 * keys.Length, dictionary.Elements().Count());
        }
        Assert.All(root.DescendantsAndSelf(), e => Assert.Contains(e.Name.LocalName, new[] { "dict", "key", "array", "string", "integer", "true", "false", "data" }));
    }

    [Fact]
    public void An_empty_report_is_an_empty_dictionary() => Assert.Empty(Parse(Reports.Write(new PlistReport(), _ => { })).Elements());

    [Fact]
    public void Compact_has_one_block_a_line()
    {
        string text = Reports.Text(new PlistReport(new ReportOptions { Indented = false }), w => w.WriteFrame(Sample.Dissect(Sample.Syn)));

        Assert.Contains(text.Split('\n'), line => line.StartsWith("<key>Frame 1</key><dict>", StringComparison.Ordinal) && line.EndsWith("</dict>", StringComparison.Ordinal));
    }

    private static XElement Toy(Action<FieldSink> push, string key) =>
        Get(Get(Get(Get(Get(Frame(Sample.WithToy((_, sink) => push(sink))), "ethernet"), "ipv4"), "udp"), "toy"), key);

    private static XElement Frame(in Packet packet, ReportOptions? options = null)
    {
        var tree = new FieldTree { IncludePacket = options?.PacketBytes ?? false };
        tree.Load(packet);
        return Get(Parse(Reports.Write(new PlistReport(), w => w.WriteFrame(tree))), "Frame 1");
    }

    // The outer dictionary; the parser checks the characters and the nesting.
    private static XElement Parse(byte[] plist)
    {
        using var reader = XmlReader.Create(new MemoryStream(plist), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, CheckCharacters = true });
        XElement root = XDocument.Load(reader).Root!;
        Assert.Equal("plist", root.Name);
        return root.Elements().Single();
    }

    private static XElement Get(XElement dictionary, string key) =>
        (XElement)dictionary.Elements("key").Single(k => k.Value == key).NextNode!.NextElement()!;
}

internal static class XmlNodes
{
    /// <summary>This node if it is an element, else the next that is: white space stands between them.</summary>
    public static XNode? NextElement(this XNode node)
    {
        XNode? at = node;
        while (at is not (null or XElement))
            at = at.NextNode;
        return at;
    }
}
