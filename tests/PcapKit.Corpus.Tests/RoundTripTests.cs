using System.Collections;
using System.Reflection;
using System.Text;
using PcapKit.Protocols;
using Xunit.Abstractions;

namespace PcapKit.Corpus.Tests;

/// <summary>
/// Real captures that lie beside the project (../shared/corpus/public, or the folder that PCAPKIT_CORPUS names): every layer that is
/// decoded is written back byte by byte from its fields. Without such a folder there is nothing to test, and it is skipped.
/// </summary>
public class RoundTripTests(ITestOutputHelper output)
{
    private readonly Dictionary<string, (long Layers, long Wrong, string First)> _protocols = new(StringComparer.Ordinal);

    [CorpusFact]
    public void Every_decoded_layer_is_written_back_from_its_fields()
    {
        string corpus = Captures.FindFolder()!;
        foreach (string path in Captures.All())
            ReadCapture(path, Path.GetRelativePath(corpus, path));

        var report = new StringBuilder();
        foreach ((string name, (long layers, long wrong, string first)) in _protocols.OrderByDescending(p => p.Value.Wrong).ThenBy(p => p.Key, StringComparer.Ordinal))
            report.AppendLine($"{name,-16} {layers,9} layers, {wrong} differ {first}");
        output.WriteLine(report.ToString());
        Assert.True(_protocols.Values.Sum(p => p.Layers) > 0);
        Assert.True(_protocols.Values.All(p => p.Wrong == 0), report.ToString());
    }

    private void ReadCapture(string path, string name)
    {
        var dissector = new Dissector(DefaultProtocols.Registry);
        try
        {
            using CaptureReader reader = CaptureReader.Open(path);
            while (reader.Read(out CapturedFrame frame))
                Compare(dissector.Dissect(frame), $"{name} frame {frame.Number}");
        }
        catch (CaptureFormatException)
        {
            // The frames before the damage count.
        }
    }

    private void Compare(in Packet packet, string where)
    {
        for (int i = 0; i < packet.LayerCount; i++)
        {
            Protocol protocol = packet.ProtocolOf(i);
            if (protocol.ToLayer(packet[i]) is not { } layer)
                continue;
            (long layers, long wrong, string first) = _protocols.GetValueOrDefault(protocol.Name, (0, 0, ""));
            ReadOnlySpan<byte> header = packet[i].Header;
            if (!KeepsItsBytes(protocol))
                Forget(layer);
            byte[] written = new byte[layer.HeaderLength];
            layer.WriteHeader(written);
            bool same = header.SequenceEqual(written);
            if (!same && first.Length == 0)
                first = $"(first: {where}\n  - {Convert.ToHexString(header)}\n  + {Convert.ToHexString(written)})";
            _protocols[protocol.Name] = (layers + 1, same ? wrong : wrong + 1, first);
        }
        Assert.True(packet.Data.SequenceEqual(packet.ToLayers().Build()), where + ": unchanged layers are built otherwise");
    }

    // Bodies that have several spellings of the same content (compressed names, free text) rely on the bytes they keep.
    private static bool KeepsItsBytes(Protocol protocol) => protocol.Name is "dns" or "mdns" or "llmnr" or "http" or "ssdp";

    private static void Forget(Layer layer)
    {
        foreach (PropertyInfo property in layer.GetType().GetProperties().Where(p => typeof(IEnumerable).IsAssignableFrom(p.PropertyType) && p.GetIndexParameters().Length == 0))
        {
            foreach (Layer option in (property.GetValue(layer) as IEnumerable)?.OfType<Layer>() ?? [])
                Forget(option);
        }
        layer.ForgetOriginal();
    }
}
