using System.Text;
using System.Xml;
using FsCheck;
using FsCheck.Fluent;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

/// <summary>Whatever the bytes, every report is valid, and columns and trees end.</summary>
public class AnyPacketTests
{
    private static readonly ColumnWriter Columns = new(DefaultProtocols.Registry, FieldNames.List(DefaultProtocols.Registry));

    [Fact]
    public void Random_bytes_make_valid_reports() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Check(bytes)).QuickCheckThrowOnFailure();

    [Fact]
    public void Damaged_packets_make_valid_reports()
    {
        Arbitrary<(int Offset, byte Value, int Length)> damage = Gen.Choose(0, Sample.Syn.Length - 1)
            .SelectMany(offset => Gen.Choose(0, 255).SelectMany(value => Gen.Choose(0, Sample.Syn.Length).Select(length => (offset, (byte)value, length)))).ToArbitrary();

        Prop.ForAll(damage, d =>
        {
            byte[] packet = [.. Sample.Syn];
            packet[d.Offset] = d.Value;
            Check(packet);
            Check(packet[..d.Length]);
        }).QuickCheckThrowOnFailure();
    }

    private static void Check(byte[] bytes)
    {
        var dissector = new Dissector(DefaultProtocols.Registry);
        var options = new ReportOptions { PacketBytes = true };
        void Body(ReportWriter w) => w.WriteFrame(dissector.Dissect(Sample.Frame(bytes)));

        Assert.Empty(SchemaValidator.Report.Validate(Reports.Parse(Reports.Write(new JsonReport(), Body, options))));
        Reports.Parse(Reports.Write(new NdjsonReport(), Body));
        using var xml = XmlReader.Create(new MemoryStream(Reports.Write(new PlistReport(), Body, options)), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        while (xml.Read())
            continue;
        string tree = Reports.Text(new TreeReport(), Body) + dissector.Dissect(Sample.Frame(bytes)).ToTree();
        Assert.DoesNotContain(tree, c => char.IsControl(c) && c != '\n');

        var line = new Utf8Buffer();
        Columns.Write(dissector.Dissect(Sample.Frame(bytes)), line);
        Assert.Equal(Columns.Names.Count, Encoding.UTF8.GetString(line.Written).TrimEnd('\n').Split('\t').Length);
    }
}
