using System.Text;

namespace PcapKit.Tests;

/// <summary>What bytes are. The messages are put together by hand from the RFCs.</summary>
public class AnalysisTests
{
    private const string Question = "12340100000100000000000003777777076578616D706C6503636F6D0000010001";

    // A response of a server of stratum 1 from 2020 (RFC 5905, section 7.3).
    private const string Clock = "240106E700000000000000404750530000000000E1B6B3E000000000E1B6B3F000000000E1B6B3F080000000E1B6B3F080001000";

    [Theory]
    [InlineData("dns", Question)]
    // An answer: an address of 192.0.2.7, its name a pointer to the question.
    [InlineData("dns", "12348180000100010000000003777777076578616D706C6503636F6D0000010001C00C0001000100000E100004C0000207")]
    // Over TCP, with the length in front.
    [InlineData("dns", "0021" + Question)]
    // A question for a service (RFC 6762): no identification, no flags.
    [InlineData("mdns", "000000000001000000000000055F68747470045F746370056C6F63616C00000C0001")]
    // A question for a name of one label (RFC 4795).
    [InlineData("llmnr", "ABCD00000001000000000000077072696E7465720000010001")]
    // The preface of a client, and empty settings (RFC 9113, section 3.4).
    [InlineData("http2", "505249202A20485454502F322E300D0A0D0A534D0D0A0D0A000000040000000000")]
    public void Protocols_are_known_by_their_bytes(string protocol, string hex)
    {
        Analysis analysis = Verbs.Analyse(Convert.FromHexString(hex));
        Assert.Equal(protocol, analysis.Protocol?.Name);
        Assert.InRange(analysis.Confidence, 0.6, 1);
        Assert.NotEmpty(analysis.Best!.Reasons);
        Assert.Same(analysis.Candidates[0], analysis.Best);
        Assert.True(analysis.Contains(protocol));
        Assert.Empty(analysis.Issues);
    }

    [Theory]
    [InlineData("http", "GET / HTTP/1.1\r\nHost: example.com\r\n\r\n")]
    [InlineData("http", "HTTP/1.0 404 Not Found\r\nContent-Type: text/plain\r\n\r\nno")]
    [InlineData("ssdp", "M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: \"ssdp:discover\"\r\nMX: 1\r\nST: ssdp:all\r\n\r\n")]
    [InlineData("ssdp", "HTTP/1.1 200 OK\r\nST: upnp:rootdevice\r\nUSN: uuid:1::upnp:rootdevice\r\n\r\n")]
    public void So_are_protocols_of_text(string protocol, string text)
    {
        Analysis analysis = Verbs.Analyse(Encoding.ASCII.GetBytes(text));
        Assert.Equal(protocol, analysis.Protocol?.Name);
        Assert.InRange(analysis.Confidence, 0.6, 1);
    }

    [Fact]
    public void A_clock_is_known_by_its_values()
    {
        Analysis analysis = Verbs.Analyse(Convert.FromHexString(Clock[..96]));
        Assert.Equal("ntp", analysis.Protocol?.Name);
        Assert.Equal("1", analysis.Info["ntp.stratum"]?.ValueText);
        // A stratum of 99 there is not.
        Assert.NotEqual("ntp", Verbs.Analyse(Convert.FromHexString("2463" + Clock[4..96])).Protocol?.Name);
    }

    [Fact]
    public void Fields_and_layers_come_with_the_answer()
    {
        Analysis analysis = Verbs.Analyse("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8);
        Assert.Equal("HTTP/1.1:JSON", analysis.Protocols.ToString());
        Assert.Equal("200", analysis.Info["http.response.code"]?.ValueText);
        Assert.Equal(2, analysis.Layers.Count);
    }

    [Fact]
    public void Random_bytes_are_unknown()
    {
        var random = new Random(20260101);
        var analyser = new PayloadAnalyser();
        for (int i = 0; i < 5000; i++)
        {
            byte[] bytes = new byte[random.Next(0, 300)];
            random.NextBytes(bytes);
            Analysis analysis = analyser.Analyse(bytes);
            Assert.False(analysis.IsKnown, $"{analysis} {Convert.ToHexString(bytes)}");
            Assert.Equal("unknown", analysis.Name);
            Assert.Null(analysis.Protocol);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("00")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF")]
    // A name of NetBIOS (RFC 1002, section 4.2.12): the form is that of DNS, the protocol is not.
    [InlineData("85D401100001000000000000204648464145424545434143414341434143414341434143414341434143410000200001")]
    // Prose.
    [InlineData("546869732069732061207465787420746861742069732061206D657373616765206F66206E6F2070726F746F636F6C20617420616C6C2E0A")]
    public void So_is_what_only_looks_a_little_like_a_protocol(string hex) => Assert.False(Verbs.Analyse(Convert.FromHexString(hex)).IsKnown);

    [Fact]
    public void A_message_that_is_cut_is_less_sure()
    {
        byte[] message = Convert.FromHexString(Question);
        Assert.True(Verbs.Analyse(message.AsSpan(0, message.Length - 5)).Confidence < Verbs.Analyse(message).Confidence);
    }

    [Fact]
    public void Transport_and_port_help()
    {
        byte[] message = Convert.FromHexString(Question);
        Assert.True(Verbs.Analyse(message, new AnalysisOptions { Port = 53 }).Best!.Evidence > Verbs.Analyse(message).Best!.Evidence);
        Assert.Contains("port 53", Verbs.Analyse(message, new AnalysisOptions { Port = 53 }).Best!.Reasons);
        // Over TCP a length would stand in front of it.
        Assert.NotEqual("dns", Verbs.Analyse(message, new AnalysisOptions { Transport = AnalysisTransport.Tcp }).Protocol?.Name);
        Assert.DoesNotContain(Verbs.Analyse(message, new AnalysisOptions { Transport = AnalysisTransport.Udp }).Candidates, c => c.Table.Name != "udp.port");
    }

    [Fact]
    public void No_more_is_read_than_is_looked_at()
    {
        var stream = new MemoryStream([.. "GET / HTTP/1.1\r\nHost: a\r\n\r\n"u8, .. new byte[10_000]]);
        Analysis analysis = Verbs.Analyse(stream, new AnalysisOptions { MaxBytes = 100 });
        Assert.True(analysis.IsCut);
        Assert.Equal("http", analysis.Protocol?.Name);
        Assert.Equal(100, analysis.Packet.Data.Length);
        Assert.Equal(101, stream.Position);
        Assert.False(Verbs.Analyse(new MemoryStream([1, 2, 3])).IsCut);
    }

    [Fact]
    public void An_answer_is_one_line() => Assert.Matches(@"^DNS, confidence 0\.\d\d$", Verbs.Analyse(Convert.FromHexString(Question)).ToString());
}
