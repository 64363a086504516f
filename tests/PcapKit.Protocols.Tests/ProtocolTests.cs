using System.Text;

namespace PcapKit.Protocols.Tests;

/// <summary>What holds for every protocol. A protocol's test class derives from it and supplies its golden layers; see UdpTests for the pattern.</summary>
/// <typeparam name="TView">The definition.</typeparam>
/// <typeparam name="TLayer">Its craft class.</typeparam>
public abstract partial class ProtocolTests<TView, TLayer>
    where TView : IView<TView>, allows ref struct
    where TLayer : Layer, new()
{
    private const string AloneTable = "test.alone";

    /// <summary>The golden layers.</summary>
    protected abstract IReadOnlyList<Golden> Goldens { get; }

    /// <summary>Whether the header is all there is, so that a cut one cannot be told from a short one behind the fixed part.</summary>
    protected virtual bool HeaderTakesRest => false;

    /// <summary>Whether everything the definition accepts is written back to the letter from its fields; false where bytes have several encodings.</summary>
    protected virtual bool RoundTripsEverything => true;

    /// <summary>How many bytes a cut header says it needs.</summary>
    /// <param name="golden">The layer.</param>
    /// <param name="available">How many of its bytes are left, fewer than its header has.</param>
    /// <returns>Null where the cut goes unnoticed by this layer.</returns>
    protected virtual int? RequiredOf(Golden golden, int available) =>
        available < TView.FixedLength ? TView.FixedLength : HeaderTakesRest ? null : golden.HeaderLength;

    /// <summary>The protocols that the layers are read with.</summary>
    protected virtual ProtocolRegistryBuilder CreateBuilder() => ProtocolRegistry.CreateBuilder().AddDefaults();

    [Fact]
    public void Fields_are_as_expected()
    {
        foreach (Golden golden in Goldens)
        {
            CollectingSink sink = Visit(golden, golden.Packet);
            string expected = string.Join('\n', golden.Fields.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries)) + "\n";
            Assert.True(expected == sink.Lines, $"{golden.Name}:\n{Compare(expected, sink.Lines)}");
        }
    }

    [Fact]
    public void Header_length_and_chain_are_as_expected()
    {
        foreach (Golden golden in Goldens)
        {
            Packet packet = Dissect(golden, golden.Packet);
            int at = IndexIn(packet, golden);
            Assert.True(golden.HeaderLength == packet.Records[at].HeaderLength, $"{golden.Name}: header of {packet.Records[at].HeaderLength} bytes");
            if (golden.Chain is not { } chain)
                continue;
            var from = new StringBuilder();
            for (int i = at; i < packet.LayerCount; i++)
                from.Append(i == at ? "" : ":").Append(packet.ProtocolOf(i).ChainOf(packet[i].Bytes));
            Assert.True(chain == from.ToString(), $"{golden.Name}: {from}");
        }
    }

    [Fact]
    public void Fixed_fields_read_from_the_table_as_they_are_shown()
    {
        foreach (Golden golden in Goldens)
        {
            Packet packet = Dissect(golden, golden.Packet);
            LayerSlice layer = packet[IndexIn(packet, golden)];
            FieldInfo[] own = TView.Protocol.Fields.ToArray();
            foreach (Shown shown in Visit(golden, golden.Packet).Events)
            {
                if (!shown.Field.IsFixedNumber || shown.Field.Derived || !own.Contains(shown.Field))
                    continue;
                Assert.True(shown.Field.TryRead(layer.Bytes, out ulong value), $"{golden.Name}: {shown.Field.Name} cannot be read");
                Assert.True(value == shown.Number, $"{golden.Name}: {shown.Field.Name} is {value} in the table, {shown.Number} in the visit");
                Assert.Equal(layer.Offset * 8 + shown.Field.BitOffset, shown.BitOffset);
                Assert.Equal(shown.Field.BitLength, shown.BitLength);
            }
        }
    }

    [Fact]
    public void Every_shown_field_is_declared()
    {
        foreach (Golden golden in Goldens)
        {
            ProtocolRegistry registry = RegistryOf(golden);
            HashSet<FieldInfo> declared = [.. registry.Protocols.SelectMany(p => p.Fields.ToArray().Append(p.AsField))];
            foreach (Shown shown in Visit(golden, golden.Packet).Events)
                Assert.True(declared.Contains(shown.Field), $"{golden.Name}: {shown.Field.Name} is not among the fields of any protocol");
        }
    }

    [Fact]
    public void Every_bit_of_the_header_is_shown_once()
    {
        foreach (Golden golden in Goldens)
        {
            int start = golden.Lower.Length * 8;
            var times = new int[golden.HeaderLength * 8];
            foreach (Gap gap in golden.Gaps)
                times.AsSpan(gap.BitOffset, gap.BitLength).Fill(1);
            foreach (Shown shown in Visit(golden, golden.Packet).Events.Where(e => !e.Encloses && !e.Field.Derived))
            {
                for (int bit = shown.BitOffset - start; bit < shown.BitOffset - start + shown.BitLength; bit++)
                {
                    if ((uint)bit < (uint)times.Length)
                        Assert.True(++times[bit] == 1, $"{golden.Name}: bit {bit} is shown again by {shown.Field.Name}");
                }
            }
            int missing = Array.IndexOf(times, 0);
            Assert.True(missing < 0, $"{golden.Name}: bit {missing} (byte {missing / 8}) is in no field; declare a Gap with its reason if that is right");
        }
    }

    [Fact]
    public void Every_prefix_is_read_without_exception_and_says_what_it_needs()
    {
        foreach (Golden golden in Goldens)
        {
            byte[] whole = golden.Packet;
            int lower = golden.Lower.Length;
            for (int length = 1; length < golden.Layer.Length; length++)
            {
                byte[] cut = whole[..(lower + length)];
                Packet packet = Dissect(golden, cut, whole.Length);
                int at = IndexOf(packet, golden);
                Use(packet, golden, cut);
                if (length >= golden.HeaderLength)
                    continue;
                int? required = RequiredOf(golden, length);
                if (required is null)
                    continue;
                Assert.True(at >= 0, $"{golden.Name} cut to {length} bytes: the layer is gone");
                Assert.True((packet.Records[at].Issues & IssueKind.Truncated) != 0, $"{golden.Name} cut to {length} bytes: no Truncated");
                Issue issue = packet.Issues.ToArray().First(i => i.Layer == TView.Protocol && i.Kind.HasFlag(IssueKind.Truncated));
                Assert.True(required == issue.Required, $"{golden.Name} cut to {length} bytes: needs {issue.Required}, expected {required}");
                Assert.Equal(length, issue.Available);
                Assert.Equal(LimitedBy.Capture, issue.LimitedBy);
            }
        }
    }

    /// <summary>Reads a packet of a golden layer; the layers below it are the same whatever the packet.</summary>
    private Packet Dissect(Golden golden, byte[] packet, int? originalLength = null) =>
        DissectorOf(golden).Dissect(new CapturedFrame
        {
            Data = packet,
            Number = 1,
            OriginalLength = originalLength ?? packet.Length,
            LinkType = golden.Below is null ? Carrier.LinkType : golden.LinkType,
        });

    private readonly Dictionary<(string, uint), Dissector> _dissectors = [];

    private Dissector DissectorOf(Golden golden)
    {
        (string Table, uint Key) under = golden.Under ?? (AloneTable, 1);
        if (!_dissectors.TryGetValue(under, out Dissector? dissector))
        {
            ProtocolRegistryBuilder builder = CreateBuilder().Under("linktype", Carrier.LinkType, new Carrier(TableId.Of(under.Table), under.Key));
            if (golden.Under is null)
                builder.DecodeAs(AloneTable, 1, TView.Protocol);
            _dissectors.Add(under, dissector = new Dissector(builder.Build()));
        }
        return dissector;
    }

    private ProtocolRegistry RegistryOf(Golden golden) => DissectorOf(golden).Registry;

    private static int IndexOf(Packet packet, Golden golden)
    {
        for (int i = 0; i < packet.LayerCount; i++)
        {
            if (packet.Records[i].Offset == golden.Lower.Length && ReferenceEquals(packet.ProtocolOf(i), TView.Protocol))
                return i;
        }
        return -1;
    }

    private static int IndexIn(Packet packet, Golden golden)
    {
        int at = IndexOf(packet, golden);
        Assert.True(at >= 0, $"{golden.Name}: no {TView.Protocol.Name} at byte {golden.Lower.Length}, but {packet.Chain}");
        return at;
    }

    private CollectingSink Visit(Golden golden, byte[] bytes)
    {
        Packet packet = Dissect(golden, bytes);
        int at = IndexIn(packet, golden);
        var sink = new CollectingSink(bytes.Length);
        packet.Visit(at, sink);
        sink.Finish(packet.Records[at].Offset);
        return sink;
    }

    private static string Compare(string expected, string actual)
    {
        string[] left = expected.Split('\n'), right = actual.Split('\n');
        var text = new StringBuilder();
        for (int i = 0; i < Math.Max(left.Length, right.Length); i++)
        {
            string l = i < left.Length ? left[i] : "(nothing)", r = i < right.Length ? right[i] : "(nothing)";
            text.Append(l == r ? "  " + l : $"- {l}\n+ {r}").Append('\n');
        }
        return text.ToString();
    }
}
