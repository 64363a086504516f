namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes.
public class PimTests : ProtocolTests<PimView, Pim>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("Register", "21 00 de ff 00 00 00 00" + Samples.IPv4)
        {
            Header = 8,
            Below = "45 00 00 38 00 01 00 00 40 67 66 5c 0a 00 00 01 0a 00 00 02",
            LinkType = 228,
            Chain = "PIM:IPv4:UDP",
            Recomputes = true,
            Fields = """
                pim.version: 2
                pim.type: 1
                pim.res_bytes: 00
                pim.cksum: 0xdeff
                pim.register_flag.border: 0
                pim.register_flag.null_register: 0
                pim.register_flag.reserved: 0
                """,
        },
        new("Hello", "20 00 df 93 00 01 00 02 00 69")
        {
            Chain = "PIM",
            Recomputes = true,
            Fields = """
                pim.version: 2
                pim.type: 0
                pim.res_bytes: 00
                pim.cksum: 0xdf93
                pim.message: 000100020069
                """,
        },
    ];

    protected override int? RequiredOf(Golden golden, int available) => available < 4 ? 4 : golden.Name == "Register" ? 8 : null;

    protected override bool CanBeRandom => false;

    [Fact]
    public void The_checksum_of_a_register_over_IPv6_counts_its_head_only()
    {
        var pim = new Pim { Type = PimType.Register, IsBorder = false, IsNullRegister = false, RegisterReserved = 0 };
        byte[] packet = (new IPv6 { Source = IPv6Address.Parse("2001:db8::1"), Destination = IPv6Address.Parse("2001:db8::2") } / pim / Hex.Parse(Samples.IPv4)).Build(DefaultProtocols.Registry);
        // tshark 4.0.17 on the packet with another checksum: "should be 0x831b".
        Assert.Equal("831B", Convert.ToHexString(packet.AsSpan(42, 2)));
    }
}

public class TeredoTests : ProtocolTests<TeredoView, Teredo>
{
    private const string IPv6 = " 60 00 00 00 00 00 3b 40 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02";

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("authentication and origin", "00 01 02 03 61 62 01 02 03 11 12 13 14 15 16 17 18 00 00 00 f9 a8 3f 57 fe fd" + IPv6)
        {
            Header = 26,
            Chain = "Teredo:IPv6",
            Fields = """
                teredo.auth.indicator: 0x0001
                teredo.auth.idlen: 2
                teredo.auth.aulen: 3
                teredo.auth.id: 6162
                teredo.auth.value: 010203
                teredo.auth.nonce: 1112131415161718
                teredo.auth.conf: 00
                teredo.orig.indicator: 0x0000
                teredo.orig.obscured_port: 0xf9a8
                teredo.orig.obscured_addr: 0x3f57fefd
                teredo.orig.port: 1623
                teredo.orig.addr: 192.168.1.2
                """,
        },
    ];

    [Fact]
    public void Nothing_need_stand_before_the_packet()
    {
        byte[] datagram = Hex.Parse("03 e8 0d d8 00 30 00 00" + IPv6);
        Packet packet = new Dissector(DefaultProtocols.Registry).Dissect(datagram, TableId.Of("ip.proto"), 17);
        Assert.Equal("UDP:Teredo:IPv6", packet.Chain);
        Assert.Equal(0, packet.Records[1].HeaderLength);
    }

    // Cut before the packet, nothing tells that it is Teredo.
    protected override int? RequiredOf(Golden golden, int available) => null;

    protected override bool CanBeRandom => false;
}

public class GtpTests : ProtocolTests<GtpView, Gtp>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("a packet behind extension headers", "36 ff 00 28 00 00 00 01 28 dd 00 c0 01 09 04 40 01 05 1c 00" + Samples.IPv4)
        {
            Header = 20,
            Chain = "GTP:IPv4:UDP",
            Recomputes = true,
            Fields = Head("36", 1) + """
                gtp.message: 0xff
                gtp.length: 40
                gtp.teid: 0x00000001
                gtp.seq_number: 0x28dd
                gtp.npdu_number: 0x00
                gtp.ext_hdr.next: 0xc0
                gtp.extensions
                  gtp.ext_hdr
                    gtp.ext_hdr.length: 1
                    gtp.ext_hdr.content: 0904
                    gtp.ext_hdr.next: 0x40
                  gtp.ext_hdr
                    gtp.ext_hdr.length: 1
                    gtp.ext_hdr.content: 051c
                    gtp.ext_hdr.next: 0x00
                """,
        },
        new("echo response", "32 02 00 06 00 00 00 00 00 01 00 00 0e 05")
        {
            Chain = "GTP",
            Recomputes = true,
            Fields = Head("32", 0) + """
                gtp.message: 0x02
                gtp.length: 6
                gtp.teid: 0x00000000
                gtp.seq_number: 0x0001
                gtp.npdu_number: 0x00
                gtp.ext_hdr.next: 0x00
                gtp.elements: 0e05
                """,
        },
    ];

    protected override int? RequiredOf(Golden golden, int available) => available < 8 ? 8 : golden.Name == "echo response" ? 14 : available < 12 ? 12 : null;

    protected override bool CanBeRandom => false;

    private static string Head(string flags, int extension) =>
        $"gtp.flags: 0x{flags}\n  gtp.flags.version: 1\n  gtp.flags.payload: 1\n  gtp.flags.reserved: 0\n  gtp.flags.e: {extension}\n  gtp.flags.s: 1\n  gtp.flags.pn: 0\n";
}

public class LispTests : ProtocolTests<LispView, Lisp>
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("nonce, instance and status", "c8 00 ab cd 00 00 07 03" + Samples.IPv4)
        {
            Header = 8,
            Chain = "LISP:IPv4:UDP",
            Recomputes = true,
            Fields = """
                lisp-data.flags: 0xc8
                  lisp-data.flags.nonce: 1
                  lisp-data.flags.lsb: 1
                  lisp-data.flags.enr: 0
                  lisp-data.flags.mv: 0
                  lisp-data.flags.iid: 1
                  lisp-data.flags.res: 0x00
                lisp-data.nonce: 43981
                lisp-data.lsb: 0x00000703
                lisp-data.iid: 7
                """,
        },
    ];
}
