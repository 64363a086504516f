namespace PcapKit.Protocols.Tests;

/// <summary>Hop-by-hop and destination options. Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class IPv6OptionTests : OptionTests
{
    protected override (string Protocol, string List) Place => ("ipv6.hopopts", "ipv6.hopopts.options");

    protected override byte[] Wrap(byte[] option)
    {
        var options = new byte[(option.Length + 2 + 7) / 8 * 8];
        options[0] = (byte)IPProtocol.NoNextHeader;
        options[1] = (byte)(options.Length / 8 - 1);
        option.CopyTo(options, 2);
        return (new IPv6 { NextHeader = IPProtocol.HopByHopOptions } / options).Build();
    }

    protected override IReadOnlyList<Option> Options =>
    [
        new("Pad1", "00", """
            ipv6.opt.pad1
              ipv6.opt.type: 0x00
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x00
            """),
        new("PadN", "01 02 00 00", """
            ipv6.options.padn
              ipv6.opt.type: 0x01
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x01
              ipv6.opt.length: 2
              ipv6.opt.padn: 0000
            """),
        new("tunnel encapsulation limit", "04 01 07", """
            ipv6.options.tel
              ipv6.opt.type: 0x04
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x04
              ipv6.opt.length: 1
              ipv6.opt.tel: 7
            """),
        new("router alert", "05 02 00 00", """
            ipv6.options.router_alert
              ipv6.opt.type: 0x05
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x05
              ipv6.opt.length: 2
              ipv6.opt.router_alert: 0
            """),
        new("CALIPSO", "07 0c 00 00 00 01 01 05 be ef 80 00 00 00", """
            ipv6.options.calipso
              ipv6.opt.type: 0x07
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x07
              ipv6.opt.length: 12
              ipv6.opt.calipso.doi: 1
              ipv6.opt.calipso.cmpt.length: 1
              ipv6.opt.calipso.sens_level: 5
              ipv6.opt.calipso.checksum: 0xbeef
              ipv6.opt.calipso.cmpt_bitmap: 80000000
            """),
        new("duplicate detection without tagger", "08 03 00 12 34", """
            ipv6.options.smf_dpd
              ipv6.opt.type: 0x08
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x08
              ipv6.opt.length: 3
              ipv6.opt.smf_dpd.hash_bit: 0
              ipv6.opt.smf_dpd.tid_type: 0
              ipv6.opt.smf_dpd.tid_len: 0
              ipv6.opt.smf_dpd.ident: 1234
            """),
        new("duplicate detection with a tagger", "08 06 13 01 02 03 04 05", """
            ipv6.options.smf_dpd
              ipv6.opt.type: 0x08
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x08
              ipv6.opt.length: 6
              ipv6.opt.smf_dpd.hash_bit: 0
              ipv6.opt.smf_dpd.tid_type: 1
              ipv6.opt.smf_dpd.tid_len: 3
              ipv6.opt.smf_dpd.tagger_id: 01020304
              ipv6.opt.smf_dpd.ident: 05
            """),
        new("duplicate detection by hash", "08 04 91 02 03 04", """
            ipv6.options.smf_dpd_hash
              ipv6.opt.type: 0x08
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x08
              ipv6.opt.length: 4
              ipv6.opt.smf_dpd.hav: 91020304
            """),
        new("duplicate detection with an IPv4 tagger", "08 07 23 01 02 03 04 05 06", """
            ipv6.options.smf_dpd
              ipv6.opt.type: 0x08
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x08
              ipv6.opt.length: 7
              ipv6.opt.smf_dpd.hash_bit: 0
              ipv6.opt.smf_dpd.tid_type: 2
              ipv6.opt.smf_dpd.tid_len: 3
              ipv6.opt.smf_dpd.tagger_id: 01020304
              ipv6.opt.smf_dpd.ident: 0506
            """),
        new("performance metrics", "0f 0a 03 04 00 01 00 02 00 03 00 04", """
            ipv6.options.pdm
              ipv6.opt.type: 0x0f
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x0f
              ipv6.opt.length: 10
              ipv6.opt.pdm.scale_dtlr: 3
              ipv6.opt.pdm.scale_dtls: 4
              ipv6.opt.pdm.psn_this_pkt: 1
              ipv6.opt.pdm.psn_last_recv: 2
              ipv6.opt.pdm.delta_last_recv: 3
              ipv6.opt.pdm.delta_last_sent: 4
            """),
        new("Quick-Start request", "26 06 01 07 01 02 03 07", """
            ipv6.options.qs
              ipv6.opt.type: 0x26
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 1
                ipv6.opt.type.rest: 0x06
              ipv6.opt.length: 6
              ipv6.opt.qs_func: 0
              ipv6.opt.qs_rate: 1
              ipv6.opt.qs_ttl: 7
              ipv6.opt.qs_nonce: 0x004080c1
              ipv6.opt.qs_reserved: 0x00000003
            """),
        new("Quick-Start report", "26 06 81 07 01 02 03 07", """
            ipv6.options.qs_report
              ipv6.opt.type: 0x26
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 1
                ipv6.opt.type.rest: 0x06
              ipv6.opt.length: 6
              ipv6.opt.qs_func: 8
              ipv6.opt.qs_rate: 1
              ipv6.opt.qs_unused: 7
              ipv6.opt.qs_nonce: 0x004080c1
              ipv6.opt.qs_reserved: 0x00000003
            """),
        new("RPL of RFC 6553", "63 04 e0 03 01 02", """
            ipv6.options.rpl
              ipv6.opt.type: 0x63
                ipv6.opt.type.action: 1
                ipv6.opt.type.change: 1
                ipv6.opt.type.rest: 0x03
              ipv6.opt.length: 4
              ipv6.opt.rpl.flag: 0xe0
                ipv6.opt.rpl.flag.o: 1
                ipv6.opt.rpl.flag.r: 1
                ipv6.opt.rpl.flag.f: 1
                ipv6.opt.rpl.flag.rsv: 0x00
              ipv6.opt.rpl.instance_id: 0x03
              ipv6.opt.rpl.sender_rank: 0x0102
            """),
        new("RPL of RFC 9008", "23 04 80 03 01 02", """
            ipv6.options.rpl
              ipv6.opt.type: 0x23
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 1
                ipv6.opt.type.rest: 0x03
              ipv6.opt.length: 4
              ipv6.opt.rpl.flag: 0x80
                ipv6.opt.rpl.flag.o: 1
                ipv6.opt.rpl.flag.r: 0
                ipv6.opt.rpl.flag.f: 0
                ipv6.opt.rpl.flag.rsv: 0x00
              ipv6.opt.rpl.instance_id: 0x03
              ipv6.opt.rpl.sender_rank: 0x0102
            """),
        new("MPL without seed", "6d 02 30 05", """
            ipv6.options.mpl
              ipv6.opt.type: 0x6d
                ipv6.opt.type.action: 1
                ipv6.opt.type.change: 1
                ipv6.opt.type.rest: 0x0d
              ipv6.opt.length: 2
              ipv6.opt.mpl.flag: 0x30
                ipv6.opt.mpl.flag.s: 0
                ipv6.opt.mpl.flag.m: 1
                ipv6.opt.mpl.flag.v: 1
                ipv6.opt.mpl.flag.rsv: 0x00
              ipv6.opt.mpl.sequence: 0x05
            """),
        new("MPL with a seed", "6d 04 60 05 01 02", """
            ipv6.options.mpl
              ipv6.opt.type: 0x6d
                ipv6.opt.type.action: 1
                ipv6.opt.type.change: 1
                ipv6.opt.type.rest: 0x0d
              ipv6.opt.length: 4
              ipv6.opt.mpl.flag: 0x60
                ipv6.opt.mpl.flag.s: 1
                ipv6.opt.mpl.flag.m: 1
                ipv6.opt.mpl.flag.v: 0
                ipv6.opt.mpl.flag.rsv: 0x00
              ipv6.opt.mpl.sequence: 0x05
              ipv6.opt.mpl.seed_id: 0102
            """),
        new("ILNP nonce", "8b 04 01 02 03 04", """
            ipv6.options.ilnp_nonce
              ipv6.opt.type: 0x8b
                ipv6.opt.type.action: 2
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x0b
              ipv6.opt.length: 4
              ipv6.opt.ilnp_nonce: 01020304
            """),
        new("line identification", "8c 05 04 41 42 43 44", """
            ipv6.options.lio
              ipv6.opt.type: 0x8c
                ipv6.opt.type.action: 2
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x0c
              ipv6.opt.length: 5
              ipv6.opt.lio.length: 4
              ipv6.opt.lio.line_id: ABCD
            """),
        new("jumbo payload", "c2 04 00 01 00 00", """
            ipv6.options.jumbo
              ipv6.opt.type: 0xc2
                ipv6.opt.type.action: 3
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x02
              ipv6.opt.length: 4
              ipv6.opt.jumbo: 65536
            """),
        new("home address", "c9 10 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a", """
            ipv6.options.home_address
              ipv6.opt.type: 0xc9
                ipv6.opt.type.action: 3
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x09
              ipv6.opt.length: 16
              ipv6.opt.mipv6.home_address: 2001:db8::a
            """),
        new("depth-first forwarding", "ee 03 70 01 02", """
            ipv6.options.dff
              ipv6.opt.type: 0xee
                ipv6.opt.type.action: 3
                ipv6.opt.type.change: 1
                ipv6.opt.type.rest: 0x0e
              ipv6.opt.length: 3
              ipv6.opt.dff.flags: 0x70
                ipv6.opt.dff.flag.ver: 1
                ipv6.opt.dff.flag.dup: 1
                ipv6.opt.dff.flag.ret: 1
                ipv6.opt.dff.flag.rsv: 0x00
              ipv6.opt.dff.sequence_number: 258
            """),
        new("IOAM", "31 0a 00 00 00 01 08 02 c0 00 00 00", """
            ipv6.options.ioam
              ipv6.opt.type: 0x31
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 1
                ipv6.opt.type.rest: 0x11
              ipv6.opt.length: 10
              ipv6.opt.ioam.rsv: 0
              ipv6.opt.ioam.opt_type: 0
              ipv6.opt.ioam.data: 00010802c0000000
            """),
        new("smallest MTU", "30 04 00 01 05 dd", """
            ipv6.options.pmtu
              ipv6.opt.type: 0x30
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 1
                ipv6.opt.type.rest: 0x10
              ipv6.opt.length: 4
              ipv6.opt.pmtu.min: 1
              ipv6.opt.pmtu.rtn: 1500
              ipv6.opt.pmtu.r_flag: 1
            """),
        new("experiment", "1e 03 01 02 03", """
            ipv6.options.experimental
              ipv6.opt.type: 0x1e
                ipv6.opt.type.action: 0
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x1e
              ipv6.opt.length: 3
              ipv6.opt.experimental: 010203
            """),
        new("unknown", "55 03 01 02 03", """
            ipv6.options.unknown
              ipv6.opt.type: 0x55
                ipv6.opt.type.action: 1
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x15
              ipv6.opt.length: 3
              ipv6.opt.unknown: 010203
            """),
        new("unknown that may not be passed over", "c3 04 01 02 03 04", """
            ipv6.options.unknown
              ipv6.opt.type: 0xc3
                ipv6.opt.type.action: 3
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x03
              ipv6.opt.length: 4
              ipv6.opt.unknown: 01020304
            """),
        new("endpoint identification", "8a 02 01 02", """
            ipv6.options.unknown
              ipv6.opt.type: 0x8a
                ipv6.opt.type.action: 2
                ipv6.opt.type.change: 0
                ipv6.opt.type.rest: 0x0a
              ipv6.opt.length: 2
              ipv6.opt.unknown: 0102
            """),
    ];
}
