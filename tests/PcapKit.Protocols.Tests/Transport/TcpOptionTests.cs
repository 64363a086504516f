namespace PcapKit.Protocols.Tests;

// The values are those that tshark 4.0 shows; the options 9, 10, 14, 15 and 69, reserved bits and the long form of SNACK, which it does not decode, are from their RFCs.
public class TcpOptionTests : TcpOptionTestsBase
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        Options("connection set-up", "020405b40402080a0000000100000002010303070103030f", """
            tcp.options.mss
              tcp.option_kind: 2
              tcp.option_len: 4
              tcp.options.mss_val: 1460
            tcp.options.sack_perm
              tcp.option_kind: 4
              tcp.option_len: 2
            tcp.options.timestamp
              tcp.option_kind: 8
              tcp.option_len: 10
              tcp.options.timestamp.tsval: 1
              tcp.options.timestamp.tsecr: 2
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.wscale
              tcp.option_kind: 3
              tcp.option_len: 3
              tcp.options.wscale.shift: 7
              tcp.options.wscale.multiplier: 128
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.wscale
              tcp.option_kind: 3
              tcp.option_len: 3
              tcp.options.wscale.shift: 15
              tcp.options.wscale.multiplier: 16384
            """),
        Options("SACK of two blocks", "0512000000c9000000d300000065000000c8050affffff000000000a01010101", """
            tcp.options.sack
              tcp.option_kind: 5
              tcp.option_len: 18
              tcp.options.sack.blocks
                tcp.options.sack.block
                  tcp.options.sack_le: 201
                  tcp.options.sack_re: 211
                tcp.options.sack.block
                  tcp.options.sack_le: 101
                  tcp.options.sack_re: 200
              tcp.options.sack.count: 2
            tcp.options.sack
              tcp.option_kind: 5
              tcp.option_len: 10
              tcp.options.sack.blocks
                tcp.options.sack.block
                  tcp.options.sack_le: 4294967040
                  tcp.options.sack_re: 10
              tcp.options.sack.count: 1
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            """),
        Options("echo and T/TCP", "0606000000010706000000020b06000000030c06000000040d06000000050101", """
            tcp.options.echo
              tcp.option_kind: 6
              tcp.option_len: 6
              tcp.options.echo_value: 1
            tcp.options.echoreply
              tcp.option_kind: 7
              tcp.option_len: 6
              tcp.options.echo_value: 2
            tcp.options.cc
              tcp.option_kind: 11
              tcp.option_len: 6
              tcp.options.cc_value: 3
            tcp.options.ccnew
              tcp.option_kind: 12
              tcp.option_len: 6
              tcp.options.cc_value: 4
            tcp.options.ccecho
              tcp.option_kind: 13
              tcp.option_len: 6
              tcp.options.cc_value: 5
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            """),
        Options("partial order and alternate checksums", "09020a03800e03010f04abcd020405b4", """
            tcp.options.poc_permitted
              tcp.option_kind: 9
              tcp.option_len: 2
            tcp.options.poc_profile
              tcp.option_kind: 10
              tcp.option_len: 3
              tcp.options.poc_profile.start: 1
              tcp.options.poc_profile.end: 0
              tcp.options.poc_profile.filler: 0
            tcp.options.altchecksum_request
              tcp.option_kind: 14
              tcp.option_len: 3
              tcp.options.altchecksum_request.algorithm: 1
            tcp.options.altchecksum_data
              tcp.option_kind: 15
              tcp.option_len: 4
              tcp.options.altchecksum_data.data: abcd
            tcp.options.mss
              tcp.option_kind: 2
              tcp.option_len: 4
              tcp.options.mss_val: 1460
            """),
        Options("security", "131200112233445566778899aabbccddeeff1d100102a1a1a1a1a1a1a1a1a1a1a1a10101", """
            tcp.options.md5
              tcp.option_kind: 19
              tcp.option_len: 18
              tcp.options.md5.digest: 00112233445566778899aabbccddeeff
            tcp.options.ao
              tcp.option_kind: 29
              tcp.option_len: 16
              tcp.options.ao.keyid: 1
              tcp.options.ao.rnextkeyid: 2
              tcp.options.ao.mac: a1a1a1a1a1a1a1a1a1a1a1a1
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            """),
        Options("fast open", "220a01020304050607082202fe0cf9890102030405060708fd04f989", """
            tcp.options.tfo
              tcp.option_kind: 34
              tcp.option_len: 10
              tcp.options.tfo.cookie: 0102030405060708
            tcp.options.tfo
              tcp.option_kind: 34
              tcp.option_len: 2
              tcp.options.tfo.request: 1
            tcp.options.experimental
              tcp.option_kind: 254
              tcp.option_len: 12
              tcp.options.experimental.exid: 0xf989
              tcp.options.tfo.cookie: 0102030405060708
            tcp.options.experimental
              tcp.option_kind: 253
              tcp.option_len: 4
              tcp.options.experimental.exid: 0xf989
              tcp.options.tfo.request: 1
            """),
        Options("space", "1404f800150600020003160217021508000200030ff00101", """
            tcp.options.scps
              tcp.option_kind: 20
              tcp.option_len: 4
              tcp.options.scps.vector: 0xf8
                tcp.options.scpsflags.bets: 1
                tcp.options.scpsflags.snack1: 1
                tcp.options.scpsflags.snack2: 1
                tcp.options.scpsflags.compress: 1
                tcp.options.scpsflags.nlts: 1
                tcp.options.scpsflags.reserved: 0
              tcp.options.scps.binding: 0
            tcp.options.snack
              tcp.option_kind: 21
              tcp.option_len: 6
              tcp.options.snack.offset: 2
              tcp.options.snack.size: 3
            tcp.options.scpsrec
              tcp.option_kind: 22
              tcp.option_len: 2
            tcp.options.scpscor
              tcp.option_kind: 23
              tcp.option_len: 2
            tcp.options.snack
              tcp.option_kind: 21
              tcp.option_len: 8
              tcp.options.snack.offset: 2
              tcp.options.snack.size: 3
              tcp.options.snack.vector: 0ff0
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            """),
        Options("others", "1b080f0a010203041c048064fd061234abcdfd024504a1b2c80411ffc8020101", """
            tcp.options.qs
              tcp.option_kind: 27
              tcp.option_len: 8
              tcp.options.qs.reserved: 0
              tcp.options.qs.rate: 15
              tcp.options.qs.ttl_diff: 10
              tcp.options.qs.nonce: 0x004080c1
              tcp.options.qs.reserved2: 0
            tcp.options.user_to
              tcp.option_kind: 28
              tcp.option_len: 4
              tcp.options.user_to_granularity: 1
              tcp.options.user_to_val: 100
            tcp.options.experimental
              tcp.option_kind: 253
              tcp.option_len: 6
              tcp.options.experimental.exid: 0x1234
              tcp.options.experimental.data: abcd
            tcp.options.experimental
              tcp.option_kind: 253
              tcp.option_len: 2
            tcp.options.eno
              tcp.option_kind: 69
              tcp.option_len: 4
              tcp.options.eno.suboptions: a1b2
            tcp.options.unknown
              tcp.option_kind: 200
              tcp.option_len: 4
              tcp.options.unknown.payload: 11ff
            tcp.options.unknown
              tcp.option_kind: 200
              tcp.option_len: 2
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            """),
        Options("accurate ECN", "ac0b000001000002000003ae08000001000002ac05000001ac020101", """
            tcp.options.acc_ecn
              tcp.option_kind: 172
              tcp.option_len: 11
              tcp.options.acc_ecn.ee0b: 1
              tcp.options.acc_ecn.eceb: 2
              tcp.options.acc_ecn.ee1b: 3
            tcp.options.acc_ecn
              tcp.option_kind: 174
              tcp.option_len: 8
              tcp.options.acc_ecn.ee1b: 1
              tcp.options.acc_ecn.eceb: 2
            tcp.options.acc_ecn
              tcp.option_kind: 172
              tcp.option_len: 5
              tcp.options.acc_ecn.ee0b: 1
            tcp.options.acc_ecn
              tcp.option_kind: 172
              tcp.option_len: 2
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            """),
        Options("accurate ECN order 1", "ae0b00000100000200000301", """
            tcp.options.acc_ecn
              tcp.option_kind: 174
              tcp.option_len: 11
              tcp.options.acc_ecn.ee1b: 1
              tcp.options.acc_ecn.eceb: 2
              tcp.options.acc_ecn.ee0b: 3
            tcp.options.nop
              tcp.option_kind: 1
            """),
        Options("end of options", "0101000102030000", """
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.eol
              tcp.option_kind: 0
            """) with { Gaps = [new(23 * 8, 40, "padding behind the end of the list")] },
    ];
}
