namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class NtpTests : ProtocolTests<NtpView, Ntp>
{
    private const string Answer = "24 01 0a e9 00000010 00000015 47505300 e6f2d5c0a0000000 e6f2d5d111111111 e6f2d5d222222222 e6f2d5d333333333";

    // All bytes of the datagram are the message.
    protected override bool HeaderTakesRest => true;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("an answer", Answer)
        {
            Chain = "NTP",
            Recomputes = true,
            Fields = """
                ntp.flags: 0x24
                  ntp.flags.li: 0
                  ntp.flags.vn: 4
                  ntp.flags.mode: 4
                ntp.stratum: 1
                ntp.ppoll: 10
                ntp.precision: 233
                ntp.rootdelay: 16
                ntp.rootdispersion: 21
                ntp.refid: 47505300
                ntp.reftime.raw: 0xe6f2d5c0a0000000
                ntp.org.raw: 0xe6f2d5d111111111
                ntp.rec.raw: 0xe6f2d5d222222222
                ntp.xmt.raw: 0xe6f2d5d333333333
                ntp.reftime: 2022-10-13T18:21:52.625000Z
                ntp.org: 2022-10-13T18:22:09.066666666Z
                ntp.rec: 2022-10-13T18:22:10.133333333Z
                ntp.xmt: 2022-10-13T18:22:11.199999999Z
                """,
        },
        new("an extension and a code", "23 00 06 20" + "00000000 00000000 00000000 0000000000000000 0000000000000000 0000000000000000 e6f2d5d333333333"
            + "0104001c aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 00000001 bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb")
        {
            Fields = """
                ntp.flags: 0x23
                  ntp.flags.li: 0
                  ntp.flags.vn: 4
                  ntp.flags.mode: 3
                ntp.stratum: 0
                ntp.ppoll: 6
                ntp.precision: 32
                ntp.rootdelay: 0
                ntp.rootdispersion: 0
                ntp.refid: 00000000
                ntp.reftime.raw: 0x0000000000000000
                ntp.org.raw: 0x0000000000000000
                ntp.rec.raw: 0x0000000000000000
                ntp.xmt.raw: 0xe6f2d5d333333333
                ntp.ext
                  ntp.extension
                    ntp.ext.type: 0x0104
                    ntp.ext.length: 28
                    ntp.ext.value: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
                ntp.keyid: 00000001
                ntp.mac: bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
                ntp.xmt: 2022-10-13T18:22:11.199999999Z
                """,
        },
        new("a control message", "16 02 0001 0000 0000 0000 0000")
        {
            Fields = """
                ntp.flags: 0x16
                  ntp.flags.li: 0
                  ntp.flags.vn: 2
                  ntp.flags.mode: 6
                ntp.data: 0200010000000000000000
                """,
        },
    ];

    [Fact]
    public void Times_go_on_after_2036()
    {
        // RFC 4330, section 3: with the highest bit clear, seconds count from 2036-02-07T06:28:16Z.
        byte[] bytes = Hex.Parse(Answer);
        Hex.Parse("0000000080000000").CopyTo(bytes, 40);
        Assert.Equal(new Timestamp(2_085_978_496, 500_000_000_000_000_000), new NtpView(bytes).TransmitTime);
    }

    // Control messages have bytes where the others have times.
    protected override void Constrain(Ntp layer, Random random)
    {
        layer.Mode = (NtpMode)random.Next(6);
        layer.Data = default;
        layer.Extensions.Clear();
        (layer.KeyId, layer.AuthenticationCode) = random.Next(2) == 0 ? (default, default) : (new byte[4], new byte[16]);
    }
}
