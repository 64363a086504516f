using System.Net;
using System.Text;

namespace PcapKit.Protocols.Tests;

// The values are those that tshark 4.0 shows; ftp.line has what it shows as text without a name.
public class FtpTests : ProtocolTests<FtpView, Ftp>
{
    protected override bool HeaderTakesRest => true;

    // There are no fields but lines.
    protected override bool CanBeRandom => false;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        Line("a command without argument", "QUIT\r\n", [4], """
            ftp.request: 1
            ftp.response: 0
            ftp.request.command: QUIT
            """),
        Line("two commands", "USER a b\r\nPASS c\r\n", [4, 8, 16], """
            ftp.request: 1
            ftp.response: 0
            ftp.request.command: USER
            ftp.request.arg: a b
            ftp.line: PASS c
            """),
        Line("PORT", "PORT 10,0,0,1,4,210\r\n", [4, 19], """
            ftp.request: 1
            ftp.response: 0
            ftp.request.command: PORT
            ftp.request.arg: 10,0,0,1,4,210
            ftp.active.cip: 10.0.0.1
            ftp.active.port: 1234
            """),
        Line("EPRT", "EPRT |2|1080::8:800:200C:417A|5282|\r\n", [4, 35], """
            ftp.request: 1
            ftp.response: 0
            ftp.request.command: EPRT
            ftp.request.arg: |2|1080::8:800:200C:417A|5282|
            ftp.eprt.ipv6: 1080::8:800:200c:417a
            ftp.eprt.port: 5282
            """),
        Line("a reply of several lines", "220-Welcome\r\nmore\r\n220 end\r\n", [3, 11, 17, 26], """
            ftp.request: 0
            ftp.response: 1
            ftp.response.code: 220
            ftp.response.arg: Welcome
            ftp.line: more
            ftp.line: 220 end
            """),
        Line("the reply to PASV", "227 Entering Passive Mode (10,0,0,2,195,80).\r\n", [3, 44], """
            ftp.request: 0
            ftp.response: 1
            ftp.response.code: 227
            ftp.response.arg: Entering Passive Mode (10,0,0,2,195,80).
            ftp.passive.ip: 10.0.0.2
            ftp.passive.port: 50000
            """),
        Line("the reply to EPSV", "229 Entering Extended Passive Mode (|||6446|)\n", [3, 45], """
            ftp.request: 0
            ftp.response: 1
            ftp.response.code: 229
            ftp.response.arg: Entering Extended Passive Mode (|||6446|)
            ftp.epsv.port: 6446
            """),
        Line("the reply to PWD", "257 \"/tmp\" is current\r\n", [3, 21], """
            ftp.request: 0
            ftp.response: 1
            ftp.response.code: 257
            ftp.response.arg: "/tmp" is current
            ftp.current-working-directory: /tmp
            """),
    ];

    [Theory]
    [InlineData("PORT 192,0,2,1,0,21\r\n", "192.0.2.1", 21, false)]
    [InlineData("eprt |1|132.235.1.2|6275|\r\n", "132.235.1.2", 6275, false)]
    [InlineData("227 =10,0,0,2,195,80", "10.0.0.2", 50000, true)]
    [InlineData("229 x (!!!6446!)", null, 6446, true)]
    public void An_end_is_announced(string line, string? address, int port, bool isPassive)
    {
        Assert.True(new FtpView(Encoding.ASCII.GetBytes(line)).TryGetEndpoint(out FtpEndpoint endpoint));
        Assert.Equal(address is null ? null : IPAddress.Parse(address), endpoint.Address);
        Assert.Equal((port, isPassive), (endpoint.Port, endpoint.IsPassive));
    }

    [Theory]
    [InlineData("PORT 10,0,0,1,4\r\n")]
    [InlineData("PORT 300,0,0,1,4,5\r\n")]
    [InlineData("PORT 10,0,0,1,4,\r\n")]
    [InlineData("EPRT |3|x|y|\r\n")]
    [InlineData("EPRT |1||21|\r\n")]
    [InlineData("EPRT |1|10.0.0.1|70000|\r\n")]
    [InlineData("EPRT |1|10.0.0.1|21")]
    [InlineData("229 Entering (|||0|)")]
    [InlineData("229 Entering |||5|")]
    [InlineData("226 =10,0,0,2,195,80")]
    [InlineData("")]
    public void What_cannot_be_an_end_is_none(string line) => Assert.False(new FtpView(Encoding.ASCII.GetBytes(line)).TryGetEndpoint(out _));

    [Fact]
    public void Lines_are_crafted()
    {
        Assert.Equal("RETR a b\r\n", Encoding.ASCII.GetString(Ftp.Command("RETR", "a b").Build()));
        Assert.Equal("226 Done\r\n", Encoding.ASCII.GetString(Ftp.Reply(226, "Done").Build()));
        Assert.Throws<ArgumentException>(() => Ftp.Command("RETR", "a\r\nDELE b"));
    }

    // Wireshark looks at twenty bytes.
    [Theory]
    [InlineData("some lines\r\nof text \u0001", "FTP-Data:Text")]
    [InlineData("some lines\r\nof text\u0001", "FTP-Data")]
    [InlineData("a\tb", "FTP-Data")]
    [InlineData("\u007f", "FTP-Data")]
    public void Data_may_be_text(string data, string chain) =>
        Assert.Equal(chain, new Dissector(DefaultProtocols.Registry).Dissect(Encoding.Latin1.GetBytes(data), TableId.Of("tcp.port"), 20).Chain);

    // Blanks and ends of lines stand in no field: each begins behind a part.
    private static Golden Line(string name, string text, int[] gaps, string fields) => new(name, Convert.ToHexString(Encoding.ASCII.GetBytes(text)))
    {
        Under = ("tcp.port", 21),
        Chain = "FTP",
        Fields = fields,
        Gaps = [.. gaps.Select(at => new Gap(at * 8, (text[at] == '\r' ? 2 : 1) * 8, "a blank or the end of a line"))],
    };
}

public class FtpDataTests : ProtocolTests<FtpDataView, FtpData>
{
    protected override bool HeaderTakesRest => true;

    // Text is the layer above.
    protected override bool CanBeRandom => false;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("a file", "504b0304 00ff")
        {
            Under = ("tcp.port", 20),
            Chain = "FTP-Data",
            Fields = "ftp-data.data: 504b030400ff",
        },
    ];
}
