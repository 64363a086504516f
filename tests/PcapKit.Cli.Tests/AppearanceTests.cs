using System.Text;

namespace PcapKit.Cli.Tests;

public sealed class AppearanceTests : CliTest
{
    [Fact]
    public void Help_names_every_flag_of_the_seeds()
    {
        string help = Run("--help").Out;
        foreach (string flag in new[]
        {
            "-h, --help", "-V, --version", "-o, --output file-name", "-f, --format format", "-j, --json", "-p, --plist", "-t, --tree",
            "-a, --auto-extension", "-v, --verbose", "-F, --files", "-E, --engine PKG", "-P, --protocol PROTOCOL", "-L, --layer LAYER",
        })
            Assert.Contains("  " + flag, help, StringComparison.Ordinal);
        Assert.Contains("pcapkit [options] input-file-name", help, StringComparison.Ordinal);
        Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, 90));
    }

    [Fact]
    public void Every_verb_has_help()
    {
        foreach (Verb verb in App.Verbs)
        {
            Result result = Run(verb.Name, "--help");
            Assert.Equal(0, result.Code);
            Assert.Contains("pcapkit " + verb.Name + " [options]", result.Out, StringComparison.Ordinal);
            Assert.Contains(verb.Name, Run("-h").Out, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("completions/pcapkit.bash")]
    [InlineData("completions/_pcapkit")]
    public void Completions_know_every_verb_and_option(string script)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, script));
        using var nothing = new MemoryStream();
        var session = new Session(nothing, nothing, nothing);
        foreach (Verb verb in App.Verbs)
        {
            Assert.Contains(verb.Name, text, StringComparison.Ordinal);
            foreach (System.CommandLine.Option option in verb.Build(session).Options)
                Assert.Contains(option.Name, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Colours_obey_the_terminal_and_NO_COLOR()
    {
        Assert.Contains("\e[", Error(terminal: true, noColor: null), StringComparison.Ordinal);
        Assert.DoesNotContain("\e", Error(terminal: true, noColor: "1"), StringComparison.Ordinal);
        Assert.DoesNotContain("\e", Error(terminal: false, noColor: null), StringComparison.Ordinal);
    }

    private static string Error(bool terminal, string? noColor)
    {
        var error = new MemoryStream();
        App.Run(["nothing", "-j"], new Session(new MemoryStream(), new MemoryStream(), error) { ErrorIsTerminal = terminal, Variable = name => name == "NO_COLOR" ? noColor : null });
        return Encoding.UTF8.GetString(error.ToArray());
    }

    [Fact]
    public void Names_cannot_play_with_the_terminal()
    {
        Result result = Run("evil\e]0;title\a", "-j");
        Assert.Equal(1, result.Code);
        Assert.DoesNotContain("\e", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\a", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_cannot_turn_its_direction()
    {
        const string name = "a\u202egnp.pcap", escaped = @"a\u{202e}gnp";
        string path = Folder.Write(name, SampleCaptures.UdpFrames(1));
        Assert.Contains("File name:            " + Folder[escaped] + ".pcap", Run("info", path).Lines);
        Result result = Run(path, "-v", "-o", Folder["b\u2066\nc.json"]);
        Assert.Equal($"🚨Loading file '{Folder[escaped]}.pcap'", result.Lines[0]);
        Assert.Equal($"🍺Report file stored in '{Folder[@"b\u{2066}\nc.json"]}'", result.Lines[^1]);
        Assert.StartsWith("pcapkit: " + Folder[escaped] + ": there is no such file", Run(Folder["a\u202egnp"] + "\u202e", "-j").Error.Replace(@"\u{202e}: ", ": ", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    // As the kernel writes it: the first was inherited, the second opened by the process itself.
    [InlineData("pos:\t0\nflags:\t0100000\nmnt_id:\t16\n", false)]
    [InlineData("pos:\t0\nflags:\t02000000\nmnt_id:\t16\n", true)]
    [InlineData("flags:\t02100002\n", true)]
    [InlineData("flags:\t0400001\n", false)]
    [InlineData("", false)]
    public void A_descriptor_of_our_own_is_known_by_its_mark(string info, bool own) => Assert.Equal(own, Descriptor.IsOwn(info));

    [Theory]
    [InlineData(null, "utf-8")]
    [InlineData("C", "utf-8")]
    [InlineData("POSIX", "utf-8")]
    [InlineData("en_GB.UTF-8", "utf-8")]
    [InlineData("en_GB.utf8@euro", "utf-8")]
    [InlineData("de_DE.ISO-8859-1", "iso-8859-1")]
    [InlineData("ru_RU.KOI8-R", "us-ascii")]
    public void The_locale_may_ask_for_less_than_UTF_8(string? locale, string expected) =>
        Assert.Equal(expected, Session.EncodingOf(name => name == "LC_ALL" ? locale : null).WebName);

    [Fact]
    public void Progress_is_one_line()
    {
        Assert.Equal("[############------------]  50 % of 2 GB, 1,000,000 frames, 0:10 left", ProgressLine.Line(new(1_000_000, 1_000_000_000, 2_000_000_000), 10_000, colours: false));
        Assert.Equal("1,000 frames, 1.5 MB", ProgressLine.Line(new(1000, 1_500_000, null), 10_000, colours: false));
    }
}
