using System.Text;

namespace PcapKit.Analysis.Tests;

public sealed class ReportWriterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pcapkit-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_takes_its_place_when_it_is_whole()
    {
        string path = Path.Combine(_folder, "out.json");
        File.WriteAllText(path, "old");
        using (ReportWriter writer = ReportWriter.ToFile(path, new JsonReport()))
        {
            writer.WriteFrame(Sample.Dissect(Sample.Syn));
            writer.Flush();
            Assert.Equal("old", File.ReadAllText(path));
            writer.Complete();
        }

        Assert.Equal(["Frame 1"], Reports.Parse(File.ReadAllBytes(path)).Keys());
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("json")]
    [InlineData("plist")]
    [InlineData("ndjson")]
    [InlineData("tree")]
    public void An_interrupted_report_holds_every_whole_frame(string name)
    {
        string whole = Path.Combine(_folder, "whole"), cut = Path.Combine(_folder, "cut");
        Assert.True(ReportFormats.Default.TryFind(name, out ReportFormatEntry? entry));
        using (ReportWriter writer = ReportWriter.ToFile(whole, entry.Create(ReportOptions.Default)))
        {
            writer.WriteFrame(Sample.Dissect(Sample.Syn, 1));
            writer.WriteFrame(Sample.Dissect(Sample.Syn, 2));
            writer.Complete();
        }

        Assert.Throws<OperationCanceledException>(new Action(() =>
        {
            using ReportWriter writer = ReportWriter.ToFile(cut, entry.Create(ReportOptions.Default));
            writer.WriteFrame(Sample.Dissect(Sample.Syn, 1));
            writer.WriteFrame(Sample.Dissect(Sample.Syn, 2));
            throw new OperationCanceledException();
        }));

        Assert.Equal(File.ReadAllText(whole), File.ReadAllText(cut));
    }

    [Fact]
    public void An_abandoned_report_leaves_no_trace()
    {
        string path = Path.Combine(_folder, "out.json");
        File.WriteAllText(path, "old");
        using (ReportWriter writer = ReportWriter.ToFile(path, new JsonReport()))
        {
            writer.WriteFrame(Sample.Dissect(Sample.Syn));
            writer.Flush();
            writer.Abandon();
        }

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_stream_gets_whole_blocks_only()
    {
        var pieces = new Pieces();
        using (ReportWriter writer = ReportWriter.ToStream(pieces, new NdjsonReport()))
        {
            for (int i = 1; i <= 300; i++)
                writer.WriteFrame(Sample.Dissect(Sample.Syn, i));
            writer.Complete();
        }

        Assert.True(pieces.All.Count > 2);
        Assert.All(pieces.All, piece => Assert.EndsWith("}\n", piece, StringComparison.Ordinal));
        Assert.Equal(300, string.Concat(pieces.All).Count(c => c == '\n'));
    }

    [Fact]
    public void A_live_report_passes_on_each_block()
    {
        var pieces = new Pieces();
        using ReportWriter writer = ReportWriter.ToStream(pieces, new NdjsonReport());
        writer.AutoFlush = true;

        writer.WriteFrame(Sample.Dissect(Sample.Syn, 1));
        writer.WriteFrame(Sample.Dissect(Sample.Syn, 2));

        Assert.Equal(2, pieces.All.Count);
    }

    [Fact]
    public void A_full_disk_leaves_no_report_and_hides_no_fault()
    {
        ReportWriter writer = ReportWriter.ToStream(new Full(), new JsonReport());
        writer.WriteFrame(Sample.Dissect(Sample.Syn));

        Assert.Throws<IOException>(writer.Flush);
        Assert.Throws<IOException>(writer.Complete);
        writer.Dispose();
    }

    [Fact]
    public void Devices_are_written_in_place()
    {
        if (!File.Exists("/dev/null"))
            return;
        using (ReportWriter writer = ReportWriter.ToFile("/dev/null", new JsonReport()))
        {
            writer.WriteFrame(Sample.Dissect(Sample.Syn));
            writer.Complete();
        }

        Assert.Empty(File.ReadAllBytes("/dev/null"));
    }

    [Fact]
    public void A_link_stays_a_link()
    {
        string target = Path.Combine(_folder, "target.json"), link = Path.Combine(_folder, "link.json");
        File.WriteAllText(target, "old");
        File.CreateSymbolicLink(link, target);

        using (ReportWriter writer = ReportWriter.ToFile(link, new JsonReport()))
            writer.Complete();

        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.Empty(Reports.Parse(File.ReadAllBytes(target)).Keys());
    }

    [Fact]
    public void A_folder_is_no_file() => Assert.Throws<IOException>(() => ReportWriter.ToFile(_folder, new JsonReport()));

    [Theory]
    [InlineData("json")]
    [InlineData(".json")]
    public void A_folder_gets_one_file_a_block(string extension)
    {
        string folder = Path.Combine(_folder, "reports");
        using (ReportWriter writer = ReportWriter.ToDirectory(folder, new JsonReport(), extension))
        {
            writer.WriteFrame(Sample.Dissect(Sample.Syn, 1));
            writer.WriteFrame(Sample.Dissect(Sample.Syn, 2));
        }

        Assert.Equal(["Frame 1.json", "Frame 2.json"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(["Frame 2"], Reports.Parse(File.ReadAllBytes(Path.Combine(folder, "Frame 2.json"))).Keys());
    }

    [Fact]
    public void File_names_hold_no_path()
    {
        using (ReportWriter writer = ReportWriter.ToDirectory(_folder, new JsonReport(), "json"))
        {
            var tree = new FieldTree();
            tree.Begin();
            tree.End();
            writer.WriteBlock("../a:b\\c", tree, numbered: false);
        }

        Assert.Equal([".._a_b_c.json"], Directory.GetFiles(_folder).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("out.json", "json")]
    [InlineData("OUT.JSON", "json")]
    [InlineData("a/b.plist", "plist")]
    [InlineData("b.xml", "xml")]
    [InlineData("b.txt", "tree")]
    [InlineData("b.tree", "tree")]
    [InlineData("b.jsonl", "jsonl")]
    [InlineData("b.ndjson", "ndjson")]
    public void The_format_is_told_by_the_file_name(string path, string format)
    {
        Assert.True(ReportFormats.Default.TryInfer(path, out ReportFormatEntry? entry));
        Assert.Equal(format, entry.Name);
    }

    [Theory]
    [InlineData("out")]
    [InlineData("out.")]
    [InlineData("out.pcap")]
    [InlineData("json")]
    public void Other_file_names_tell_nothing(string path) => Assert.False(ReportFormats.Default.TryInfer(path, out _));

    [Fact]
    public void Users_add_formats()
    {
        ReportFormats formats = ReportFormats.Default.With(new("names", ".names", _ => new Names()));
        Assert.True(formats.TryInfer("a.names", out ReportFormatEntry? entry));

        string text = Reports.Text(entry.Create(ReportOptions.Default), w =>
        {
            w.WriteFrame(Sample.Dissect(Sample.Syn, 1));
            w.WriteFrame(Sample.Dissect(Sample.Syn, 2));
        });

        Assert.Equal("[Frame 1|Frame 2]", text);
        Assert.Throws<ArgumentException>(() => formats.With(new("bad", "../x", _ => new Names())));
        Assert.False(ReportFormats.Default.TryFind("names", out _));
    }

    [Fact]
    public void A_capture_becomes_a_report_with_its_header()
    {
        // pcap, little-endian, microseconds, version 2.4, snap length 65535, Ethernet, and one packet of 62 bytes.
        byte[] file = [.. Hex.Parse("d4c3b2a1 0200 0400 00000000 00000000 ffff0000 01000000 f1a7115a a7320700 3e000000 3e000000"), .. Sample.Syn];
        using CaptureReader reader = CaptureReader.Open(new MemoryStream(file));
        var dissector = new Dissector(Sample.Registry);

        byte[] report = Reports.Write(new JsonReport(), w =>
        {
            reader.BlockRead = w.WriteBlock;
            while (reader.Read(out CapturedFrame frame))
                w.WriteFrame(dissector.Dissect(frame));
        });

        var json = Reports.Parse(report);
        Assert.Equal(["Global Header", "Frame 1"], json.Keys());
        Assert.Equal(65535, json.At("Global Header/snaplen").GetInt32());
        Assert.Equal("ETHERNET", json.At("Global Header/network/name").GetString());
        Assert.Equal("2017-11-19T15:49:05.471719Z", json.At("Frame 1/time").GetString());
    }

    private sealed class Names : ReportFormat
    {
        public override ReadOnlySpan<byte> Head => "["u8;

        public override ReadOnlySpan<byte> Separator => "|"u8;

        public override ReadOnlySpan<byte> Tail => "]"u8;

        public override void Write(Utf8Buffer to, in ReportBlock block, FieldTree tree) => to.Append(block.Name);
    }

    private sealed class Pieces : MemoryStream
    {
        public List<string> All { get; } = [];

        public override void Write(ReadOnlySpan<byte> buffer) => All.Add(Encoding.UTF8.GetString(buffer));
    }

    private sealed class Full : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device.");
    }
}
