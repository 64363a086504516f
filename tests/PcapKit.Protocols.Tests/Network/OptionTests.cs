namespace PcapKit.Protocols.Tests;

/// <summary>What holds for every option of a family. A family's test class derives from it and supplies the options with their readings.</summary>
public abstract class OptionTests
{
    // One a test class: classes run side by side.
    private readonly Dissector _dissector = new(DefaultProtocols.Registry);

    /// <summary>An option whose reading is known.</summary>
    /// <param name="Name">What is special about it.</param>
    /// <param name="Hex">Its bytes, in hexadecimal.</param>
    /// <param name="Fields">Its group and fields, one a line, as in <see cref="Golden.Fields"/>.</param>
    protected sealed record Option(string Name, string Hex, string Fields);

    /// <summary>The options.</summary>
    protected abstract IReadOnlyList<Option> Options { get; }

    /// <summary>The filter name of the protocol that has the options, and the field of the list.</summary>
    protected abstract (string Protocol, string List) Place { get; }

    /// <summary>A packet of link type "raw IP" that has one option.</summary>
    /// <param name="option">The option.</param>
    protected abstract byte[] Wrap(byte[] option);

    [Fact]
    public void Fields_are_as_expected()
    {
        foreach (Option option in Options)
        {
            string expected = option.Fields.ReplaceLineEndings("\n").Trim('\n') + "\n";
            string actual = FirstOption(Show(Wrap(Hex.Parse(option.Hex))));
            Assert.True(expected == actual, $"{option.Name}:\n{expected}--- but\n{actual}");
        }
    }

    [Fact]
    public void Options_written_from_their_fields_give_the_same_bytes()
    {
        foreach (Option option in Options)
        {
            byte[] packet = Wrap(Hex.Parse(option.Hex));
            LayerStack stack = Dissect(packet).ToLayers();
            foreach (Layer layer in stack)
                layer.ForgetOriginal();
            Assert.True(packet.AsSpan().SequenceEqual(stack.Build()), $"{option.Name}:\n- {Convert.ToHexString(packet)}\n+ {Convert.ToHexString(stack.Build())}");
            stack.Recompute();
            Assert.True(packet.AsSpan(0, 4).SequenceEqual(stack.Build().AsSpan(0, 4)), $"{option.Name}: lengths computed anew differ");
        }
    }

    [Fact]
    public void Cut_and_mutated_options_never_throw_and_keep_their_bytes()
    {
        var random = new Random(3);
        foreach (Option option in Options)
        {
            byte[] whole = Hex.Parse(option.Hex);
            for (int length = 1; length < whole.Length; length++)
                Use(option, Wrap(whole[..length]));
            for (int i = 0; i < 300; i++)
            {
                byte[] mutated = [.. whole];
                for (int n = random.Next(1, 4); n > 0; n--)
                    mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
                Use(option, Wrap(mutated));
            }
        }
    }

    /// <summary>A whole packet from its headers and what they carry.</summary>
    /// <param name="stack">The headers.</param>
    protected static byte[] Build(LayerStack stack) => stack.Build();

    private void Use(Option option, byte[] packet)
    {
        Show(packet);
        LayerStack stack = Dissect(packet).ToLayers();
        foreach (Layer layer in stack)
            layer.ForgetOriginal();
        Assert.True(packet.AsSpan().SequenceEqual(stack.Build()), $"{option.Name}:\n- {Convert.ToHexString(packet)}\n+ {Convert.ToHexString(stack.Build())}");
    }

    private Packet Dissect(byte[] packet) => _dissector.Dissect(packet, TableId.LinkType, 101);

    private string Show(byte[] bytes)
    {
        Packet packet = Dissect(bytes);
        int at = packet.IndexOf(Place.Protocol);
        if (at < 0)
            return "";
        var sink = new CollectingSink(bytes.Length);
        packet.Visit(at, sink);
        sink.Finish(packet.Records[at].Offset);
        return sink.Lines;
    }

    // The lines of the first group inside the list, without its indentation.
    private string FirstOption(string lines)
    {
        string[] all = lines.Split('\n');
        int list = Array.FindIndex(all, l => l.Trim() == Place.List);
        Assert.True(list >= 0, $"no {Place.List} in\n{lines}");
        int depth = Depth(all[list]) + 2;
        IEnumerable<string> inside = all[(list + 1)..].Where(l => l.Length > 0).TakeWhile((l, i) => Depth(l) > depth || (i == 0 && Depth(l) == depth));
        return string.Concat(inside.Select(l => l[depth..] + "\n"));
    }

    private static int Depth(string line) => line.Length - line.TrimStart().Length;
}
