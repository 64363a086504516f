namespace PcapKit.Core.Tests.Definition;

public class ProtocolRegistryTests
{
    private static readonly TableId Table = TableId.Of("toy.key");

    [Fact]
    public void A_protocol_registers_under_its_own_rows()
    {
        var toy = new Toy("toy") { RowsOf = [new("toy.key", 7), new("toy.key", 9)] };
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Add(toy).Build();
        Assert.Same(toy, registry.Find(Table, 7));
        Assert.Same(toy, registry.Find(Table, 9));
        Assert.Null(registry.Find(Table, 8));
        Assert.Null(registry.Find(TableId.Of("toy.other"), 7));
        Assert.True(registry.TryGetKey("toy.key", toy, out uint key));
        Assert.Equal(7u, key);
    }

    [Fact]
    public void The_later_claim_has_the_key()
    {
        Toy first = new("first"), second = new("second");
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Under("toy.key", 7, first).Under("toy.key", 7, second).Build();
        Assert.Same(second, registry.Find(Table, 7));
    }

    [Fact]
    public void Under_changes_the_key_of_crafting_and_decode_as_does_not()
    {
        var toy = new Toy("toy") { RowsOf = [new("toy.key", 7)] };
        ProtocolRegistry moved = ProtocolRegistry.CreateBuilder().Add(toy).Under("toy.key", 70, toy).Build();
        ProtocolRegistry decoded = ProtocolRegistry.CreateBuilder().Add(toy).DecodeAs("toy.key", 80, toy).Build();
        Assert.Same(toy, moved.Find(Table, 70));
        Assert.True(moved.TryGetKey("toy.key", toy, out uint key));
        Assert.Equal(70u, key);
        Assert.Same(toy, decoded.Find(Table, 80));
        Assert.True(decoded.TryGetKey("toy.key", toy, out key));
        Assert.Equal(7u, key);
    }

    [Fact]
    public void Removing_a_key_leaves_the_others()
    {
        var toy = new Toy("toy") { RowsOf = [new("toy.key", 7), new("toy.key", 70_000)] };
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Add(toy).Remove("toy.key", 7).Remove("toy.none", 1).Build();
        Assert.Null(registry.Find(Table, 7));
        Assert.Same(toy, registry.Find(Table, 70_000));
    }

    [Fact]
    public void Two_registries_differ_side_by_side_and_a_builder_goes_on()
    {
        Toy a = new("a"), b = new("b");
        ProtocolRegistryBuilder builder = ProtocolRegistry.CreateBuilder().Under("toy.key", 1, a);
        ProtocolRegistry first = builder.Build();
        ProtocolRegistry second = builder.Under("toy.key", 1, b).Under("toy.key", 2, a).Build();
        Assert.Same(a, first.Find(Table, 1));
        Assert.Null(first.Find(Table, 2));
        Assert.Same(b, second.Find(Table, 1));
        Assert.Same(a, second.Find(Table, 2));
    }

    [Fact]
    public void One_protocol_takes_all_keys_that_no_other_has()
    {
        Toy known = new("known"), rest = new("rest");
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder()
            .Under("toy.key", 5, known).Under("toy.key", 1_000_000, known).Under("toy.key", uint.MaxValue, rest).Build();
        Assert.Same(known, registry.Find(Table, 5));
        Assert.Same(known, registry.Find(Table, 1_000_000));
        foreach (uint key in new uint[] { 0, 4, 6, 65_535, 65_536, 999_999, uint.MaxValue })
            Assert.Same(rest, registry.Find(Table, key));
    }

    [Fact]
    public void A_table_asks_its_fallback_for_what_it_does_not_know()
    {
        TableId lower = TableId.Of("toy.lower"), upper = TableId.Of("toy.upper");
        Toy a = new("a"), b = new("b");
        ProtocolRegistryBuilder builder = ProtocolRegistry.CreateBuilder().Under("toy.lower", 1, a).Under("toy.lower", 2, a).Under("toy.upper", 2, b);
        // What a registry has is frozen with it.
        Assert.Null(builder.Build().Find(upper, 1));
        ProtocolRegistry registry = builder.Fallback("toy.upper", "toy.lower").Build();
        Assert.Same(a, registry.Find(upper, 1));
        Assert.Same(b, registry.Find(upper, 2));
        Assert.Same(a, registry.Find(lower, 2));
        Assert.Null(registry.Find(upper, 3));
    }

    [Fact]
    public void Protocols_are_found_by_each_of_their_names()
    {
        var toy = new Toy("toy");
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Add(toy).Add(toy).Build();
        foreach (string name in new[] { "toy", "TOY", "Toy Protocol" })
        {
            Assert.True(registry.TryFind(name, out Protocol? found));
            Assert.Same(toy, found);
        }
        Assert.False(registry.TryFind("", out _));
        Assert.Single(registry.Protocols, p => p == toy);
    }

    [Fact]
    public void Fields_are_found_by_name_and_by_alias()
    {
        var toy = new Toy("toy");
        ProtocolRegistry registry = ProtocolRegistry.CreateBuilder().Add(toy).Build();
        Assert.Same(toy.Fields[0], Assert.Single(registry.FindFields("toy.first")).Field);
        Assert.Same(toy.Fields[0], Assert.Single(registry.FindFields("toy.any")).Field);
        Assert.Same(toy.AsField, Assert.Single(registry.FindFields("toy")).Field);
        Assert.Empty(registry.FindFields("toy.none"));
        Assert.Empty(registry.FindFields("none.first"));
    }

    [Fact]
    public void A_table_has_one_identity_whatever_asks()
    {
        Assert.Equal(TableId.Of("toy.same"), TableId.Of("toy.same"));
        Assert.NotEqual(TableId.Of("toy.same"), TableId.Of("toy.different"));
        Assert.Equal("toy.same", TableId.Of("toy.same").Name);
        Assert.Null(TableId.Of("toy.same").Chain);
        TableId.Of("toy.same", chain: "between");
        Assert.Equal("between", TableId.Of("toy.same").Chain);
        Assert.Throws<ArgumentException>(() => TableId.Of(""));
    }
}
