using FsCheck;
using FsCheck.Fluent;

namespace PcapKit.Core.Tests.Definition;

public class OptionTests
{
    /// <summary>Options as in IPv4: 0 ends the list, 1 is a single byte, all others have a length; padded to four bytes.</summary>
    private readonly struct Family : ITlvFamily
    {
        public static TableId Table { get; } = TableId.Of("toy.option");

        public static int Alignment => 4;

        public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
        {
            last = rest[0] == 0;
            length = rest[0] <= 1 ? 1 : rest.Length > 1 ? rest[1] : 0;
            return rest[0] <= 1 || length >= 2;
        }
    }

    private static readonly Toy Any = new("any");

    private static readonly ProtocolRegistry Registry = ProtocolRegistry.CreateBuilder().Under("toy.option", 7, Any).Build();

    private static readonly FieldInfo List = new("toy.options", "Options", FieldKind.List);

    private static string Show(byte[] bytes)
    {
        var sink = new LineSink();
        TlvVisitor.Visit(new TlvList<Family>(bytes), List, 20, new LayerSlice(new byte[20 + bytes.Length], 20, 20, 0, Registry), sink);
        Assert.Equal(0, sink.Origin);
        return sink.Line;
    }

    private static List<string> Walk(byte[] bytes)
    {
        var options = new List<string>();
        foreach (TlvOption option in new TlvList<Family>(bytes))
            options.Add($"{option.Kind}@{option.Offset}+{option.Bytes.Length}");
        return options;
    }

    [Fact]
    public void Options_are_walked_up_to_the_end_mark()
    {
        Assert.Equal(["1@0+1", "7@1+3", "0@4+1"], Walk([1, 7, 3, 9, 0, 7, 2]));
        Assert.Equal([], Walk([]));
    }

    [Theory]
    [InlineData(new byte[] { 1, 7 })]
    [InlineData(new byte[] { 1, 7, 0, 0 })]
    [InlineData(new byte[] { 1, 7, 1, 0 })]
    [InlineData(new byte[] { 1, 7, 4, 0 })]
    public void The_walk_stops_where_an_option_cannot_be(byte[] bytes)
    {
        Assert.Equal(["1@0+1"], Walk(bytes));
        Assert.Contains("!Malformed@168", Show(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void Known_options_are_shown_as_groups()
    {
        Assert.Equal("[toy.options=0 [any=0 any.first=7 ]]", Show([1, 7, 3, 9]));
        Assert.Equal("", Show([]));
    }

    [Fact]
    public void A_list_read_and_written_is_the_same_whatever_its_bytes() =>
        Prop.ForAll(Gen.Choose(0, 12).SelectMany(n => ArbMap.Default.GeneratorFor<byte>().Select(b => (byte)(b % 9)).ArrayOf(n * 4)).ToArbitrary(), bytes =>
        {
            var list = new OptionList<Family>(new ToyLayer(Any));
            list.Read(new TlvList<Family>(bytes), Registry);
            Assert.Equal(bytes.Length, list.Measure(20));
            byte[] written = new byte[bytes.Length];
            list.Write(written);
            Assert.Equal(bytes, written);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void Any_change_of_the_list_or_of_an_option_changes_the_layer()
    {
        Action<OptionList<Family>>[] changes =
        [
            l => l.Add(new Payload([1])), l => l.RemoveAt(0), l => l[0] = new Payload([1]), l => l.Clear(), l => l.Insert(0, new Payload([1])),
            l => ((ToyLayer)l[1]).Header = [7, 2], l => ((Payload)l[0]).Bytes = new byte[] { 1 },
        ];
        foreach (Action<OptionList<Family>> change in changes)
        {
            var owner = new ToyLayer(Any);
            var list = new OptionList<Family>(owner);
            list.Read(new TlvList<Family>([1, 7, 3, 9]), Registry);
            owner.Keep([1, 2, 3]);
            change(list);
            Assert.False(owner.IsOriginal);
        }
    }

    [Fact]
    public void A_crafted_list_is_padded_to_its_alignment_within_the_header()
    {
        var list = new OptionList<Family>(new ToyLayer(Any)) { new Payload([7, 3, 9]) };
        Assert.Equal(4, list.Measure(20));
        Assert.Equal(6, list.Measure(2));
        Assert.Equal(0, new OptionList<Family>(new ToyLayer(Any)).Measure(8));
        byte[] written = new byte[4];
        list.Write(written);
        Assert.Equal([7, 3, 9, 0], written);
    }

    [Fact]
    public void Options_that_nobody_knows_stay_bytes()
    {
        var list = new OptionList<Family>(new ToyLayer(Any));
        list.Read(new TlvList<Family>([8, 3, 9, 1]), Registry);
        Assert.Equal(2, list.Count);
        Assert.Equal([8, 3, 9], ((Payload)list[0]).Bytes.ToArray());
    }
}
