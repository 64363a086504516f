using System.Text;
using System.Text.Json;
using System.Xml.Linq;

namespace PcapKit.Analysis.Tests;

/// <summary>A huge block costs neither memory of its size nor the report its form.</summary>
public sealed class LargeBlockTests
{
    private static readonly FieldInfo Data = new("toy.data", "Data", FieldKind.Bytes), Words = new("toy.words", "Words", FieldKind.Text), Count = new("toy.count", "Count", FieldKind.UInt);
    private static readonly FieldInfo Item = new("toy.item", "Item", FieldKind.Group), Items = new("toy.items", "Items", FieldKind.List);

    // 1 MiB of every byte, and 1 MiB of words whose letters have two bytes, so that parts begin within letters.
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, 1 << 20).Select(i => (byte)(i * 7 + i / 256))];
    private static readonly string Text = string.Concat(Enumerable.Repeat("a<é\t\"&zü", 100_000)) + new string('x', 200_000);

    [Fact]
    public void Long_values_are_whole_in_JSON()
    {
        JsonElement block = Reports.Parse(Write(new JsonReport(), out int largest)).GetProperty("Toy 1");
        Assert.Equal(Convert.ToHexStringLower(Bytes), block.GetProperty("data").GetString());
        Assert.Equal(Text, block.GetProperty("words").GetString());
        Assert.InRange(largest, 1, 256 * 1024);
    }

    [Fact]
    public void Long_values_are_whole_in_property_lists()
    {
        XElement[] values = [.. XDocument.Parse(Encoding.UTF8.GetString(Write(new PlistReport(), out int largest))).Descendants("dict").Last().Elements()];
        Assert.Equal(Bytes, Convert.FromBase64String(values[1].Value));
        Assert.Equal(Text, values[3].Value);
        Assert.InRange(largest, 1, 256 * 1024);
    }

    [Fact]
    public void Long_values_are_whole_in_trees()
    {
        string tree = Encoding.UTF8.GetString(Write(new TreeReport(), out int largest));
        string hex = string.Concat(tree.Split('\n').SkipWhile(l => !l.Contains("data", StringComparison.Ordinal)).Skip(1).TakeWhile(l => !l.Contains("words", StringComparison.Ordinal)).Select(l => l[^47..]));
        Assert.Equal(Convert.ToHexStringLower(Bytes), hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Contains(Text.Replace("\t", "\\t", StringComparison.Ordinal), tree, StringComparison.Ordinal);
        Assert.InRange(largest, 1, 256 * 1024);
    }

    [Fact]
    public void A_file_of_its_own_holds_all_of_a_long_block()
    {
        string folder = Directory.CreateTempSubdirectory("pcapkit-large-").FullName;
        using (ReportWriter writer = ReportWriter.ToDirectory(folder, new JsonReport(), "json"))
        {
            writer.WriteBlock("Toy", Filled(), numbered: true);
            writer.WriteBlock("Toy", Filled(), numbered: true);
            writer.Complete();
        }
        Assert.Equal(["Toy 1.json", "Toy 2.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(Text, Reports.Parse(File.ReadAllBytes(Path.Combine(folder, "Toy 2.json"))).At("Toy 2/words").GetString());
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void An_abandoned_file_of_its_own_leaves_no_trace()
    {
        string folder = Directory.CreateTempSubdirectory("pcapkit-large-").FullName;
        var format = new Failing();
        ReportWriter writer = ReportWriter.ToDirectory(folder, format, "txt");
        Assert.Throws<InvalidOperationException>(() => writer.WriteBlock("Toy", Filled()));
        writer.Abandon();
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public void Fields_beyond_the_limit_are_counted_and_left_out()
    {
        var tree = new FieldTree();
        tree.Begin();
        tree.BeginGroup(Items, 0, 0, 0);
        for (int i = 0; i < 100_000; i++)
        {
            tree.BeginGroup(Item, 0, 0, 0);
            tree.Number(Count, (ulong)i, 0, 0);
            tree.EndGroup();
        }
        tree.EndGroup();
        tree.Number(Count, 1, 0, 0);
        tree.End();
        JsonElement block = Reports.Parse(Reports.Write(new JsonReport(), w => w.WriteBlock("Toy", tree))).GetProperty("Toy 1");
        // The block itself, the list, and two fields an item are 40,000; the rest of 200,003 is left out.
        Assert.Equal(19_999, block.GetProperty("items").GetArrayLength());
        Assert.Equal("more than 40000 fields: 160003 are left out", block.At("issues/0/text").GetString());
        Assert.Equal("too deep", block.At("issues/0/kind").GetString());
        Assert.InRange(tree.Entries.Length, 40_000, 40_100);
    }

    [Fact]
    public void Layers_above_one_with_very_many_fields_are_still_there()
    {
        Packet packet = Sample.WithToy((_, sink) =>
        {
            for (int i = 0; i < 50_000; i++)
                sink.Number(Count, 1, 0, 0);
        });
        JsonElement frame = Reports.Frame(packet);
        Assert.Contains("fields: ", frame.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("Ethernet:IPv4:UDP:Toy", frame.GetProperty("protocols").GetString());
        // The next packet has room again.
        Assert.DoesNotContain("left out", Reports.Frame(Sample.Dissect(Sample.Syn)).GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_buffer_that_overflows_loses_nothing()
    {
        var pieces = new MemoryStream();
        var to = new Utf8Buffer { FlushTo = part => pieces.Write(part.Span) };
        to.Append("before "u8);
        to.AppendLong(Encoding.UTF8.GetBytes(Text));
        to.AppendLong(" after"u8);
        Assert.NotEqual(0, pieces.Length);
        pieces.Write(to.Written);
        Assert.Equal("before " + Text + " after", Encoding.UTF8.GetString(pieces.ToArray()));
    }

    private static FieldTree Filled()
    {
        var tree = new FieldTree();
        tree.Begin(data: Bytes);
        tree.Bytes(Data, Bytes, 0, Bytes.Length * 8);
        tree.Text(Words, Encoding.UTF8.GetBytes(Text), 0, 0);
        tree.End();
        return tree;
    }

    private static byte[] Write(ReportFormat format, out int largest)
    {
        var to = new Measuring();
        using (ReportWriter writer = ReportWriter.ToStream(to, format, leaveOpen: true))
        {
            writer.WriteBlock("Toy", Filled());
            writer.Complete();
        }
        largest = to.Largest;
        return to.ToArray();
    }

    private sealed class Measuring : MemoryStream
    {
        public int Largest { get; private set; }

        // Spans come here too.
        public override void Write(byte[] buffer, int offset, int count)
        {
            Largest = Math.Max(Largest, count);
            base.Write(buffer, offset, count);
        }
    }

    private sealed class Failing : ReportFormat
    {
        public override void Write(Utf8Buffer to, in ReportBlock block, FieldTree tree)
        {
            to.AppendLong(new byte[200_000]);
            throw new InvalidOperationException();
        }
    }
}
