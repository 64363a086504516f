namespace PcapKit.Protocols.Tests;

/// <summary>Options of neighbour discovery. Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class NeighborOptionTests : OptionTests
{
    protected override (string Protocol, string List) Place => ("icmpv6", "icmpv6.options");

    protected override byte[] Wrap(byte[] option) =>
        (new IPv6 { NextHeader = IPProtocol.IcmpV6 } / new Payload([133, 0, 0, 0, 0, 0, 0, 0, .. option])).Build();

    protected override IReadOnlyList<Option> Options =>
    [
        new("source link-layer address", "01 01 00 11 22 33 44 55", """
            icmpv6.opt.source_address
              icmpv6.opt.type: 1
              icmpv6.opt.length: 1
              icmpv6.opt.linkaddr: 00:11:22:33:44:55
            """),
        new("target link-layer address", "02 01 00 11 22 33 44 55", """
            icmpv6.opt.target_address
              icmpv6.opt.type: 2
              icmpv6.opt.length: 1
              icmpv6.opt.linkaddr: 00:11:22:33:44:55
            """),
        new("prefix information", "03 04 40 c0 00 27 8d 00 00 09 3a 80 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a", """
            icmpv6.opt.prefix_information
              icmpv6.opt.type: 3
              icmpv6.opt.length: 4
              icmpv6.opt.prefix.length: 64
              icmpv6.opt.prefix.flag: 0xc0
                icmpv6.opt.prefix.flag.l: 1
                icmpv6.opt.prefix.flag.a: 1
                icmpv6.opt.prefix.flag.r: 0
                icmpv6.opt.prefix.flag.reserved: 0
              icmpv6.opt.prefix.valid_lifetime: 2592000
              icmpv6.opt.prefix.preferred_lifetime: 604800
              icmpv6.opt.reserved: 00000000
              icmpv6.opt.prefix: 2001:db8::a
            """),
        new("redirected header", "04 0a 00 00 00 00 00 00 60 00 00 00 00 40 11 40 fe 80 00 00 00 00 00 00 00 00 00 00 00 00 00 01 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 02 c0 00 00 35 00 40 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00", """
            icmpv6.opt.redirected
              icmpv6.opt.type: 4
              icmpv6.opt.length: 10
              icmpv6.opt.reserved: 000000000000
              icmpv6.opt.redirected_packet: 6000000000401140fe80000000000000000000000000000120010db8000000000000000000000002c000003500400000000000000000000000000000000000000000000000000000
            """),
        new("MTU", "05 01 00 00 00 00 05 dc", """
            icmpv6.opt.link_mtu
              icmpv6.opt.type: 5
              icmpv6.opt.length: 1
              icmpv6.opt.reserved: 0000
              icmpv6.opt.mtu: 1500
            """),
        new("shortcut limit", "06 01 05 00 00 00 00 00", """
            icmpv6.opt.nbma
              icmpv6.opt.type: 6
              icmpv6.opt.length: 1
              icmpv6.opt.nbma.shortcut_limit: 5
              icmpv6.opt.reserved: 0000000000
            """),
        new("advertisement interval", "07 01 00 00 00 00 00 09", """
            icmpv6.opt.interval
              icmpv6.opt.type: 7
              icmpv6.opt.length: 1
              icmpv6.opt.reserved: 0000
              icmpv6.opt.advertisement_interval: 9
            """),
        new("home agent information", "08 01 00 00 00 03 00 09", """
            icmpv6.opt.home_agent
              icmpv6.opt.type: 8
              icmpv6.opt.length: 1
              icmpv6.opt.reserved: 0000
              icmpv6.opt.home_agent_preference: 3
              icmpv6.opt.home_agent_lifetime: 9
            """),
        new("source address list", "09 05 00 00 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 fb", """
            icmpv6.opt.address_list
              icmpv6.opt.type: 9
              icmpv6.opt.length: 5
              icmpv6.opt.reserved: 000000000000
              icmpv6.opt.ipv6_address: 2001:db8::a
              icmpv6.opt.ipv6_address: ff02::fb
            """),
        new("target address list", "0a 03 00 00 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a", """
            icmpv6.opt.address_list
              icmpv6.opt.type: 10
              icmpv6.opt.length: 3
              icmpv6.opt.reserved: 000000000000
              icmpv6.opt.ipv6_address: 2001:db8::a
            """),
        new("cryptographically generated address", "0b 06 03 00 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f 20 21 22 23 24 25 26 27 00 00 00 00", """
            icmpv6.opt.cga_option
              icmpv6.opt.type: 11
              icmpv6.opt.length: 6
              icmpv6.opt.cga.pad_length: 3
              icmpv6.opt.reserved: 00
              icmpv6.opt.cga.modifier: 000102030405060708090a0b0c0d0e0f
              icmpv6.opt.cga.subnet_prefix: 1011121314151617
              icmpv6.opt.cga.count: 18
              icmpv6.opt.cga.public_key: 191a1b1c1d1e1f202122232425262700000000
            """),
        new("RSA signature", "0c 05 00 00 00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00", """
            icmpv6.opt.rsa
              icmpv6.opt.type: 12
              icmpv6.opt.length: 5
              icmpv6.opt.reserved: 0000
              icmpv6.opt.rsa.key_hash: 000102030405060708090a0b0c0d0e0f
              icmpv6.opt.digital_signature_padding: 0000000000000000000000000000000000000000
            """),
        new("timestamp", "0d 02 00 00 00 00 00 00 00 00 5f 00 00 00 80 00", """
            icmpv6.opt.timestamp_option
              icmpv6.opt.type: 13
              icmpv6.opt.length: 2
              icmpv6.opt.reserved: 000000000000
              icmpv6.opt.timestamp.value: 104453604671488
              icmpv6.opt.timestamp: 2020-07-04T04:05:20.500000Z
            """),
        new("nonce", "0e 01 00 01 02 03 04 05", """
            icmpv6.opt.nonce_option
              icmpv6.opt.type: 14
              icmpv6.opt.length: 1
              icmpv6.opt.nonce: 000102030405
            """),
        new("route information", "18 02 40 18 00 00 01 00 20 01 0d b8 00 00 00 00", """
            icmpv6.opt.route_info
              icmpv6.opt.type: 24
              icmpv6.opt.length: 2
              icmpv6.opt.prefix.length: 64
              icmpv6.opt.route_info.flag: 0x18
                icmpv6.opt.route_info.flag.reserved: 0
                icmpv6.opt.route_info.flag.route_preference: 3
                icmpv6.opt.route_info.flag.reserved2: 0
              icmpv6.opt.route_lifetime: 256
              icmpv6.opt.route_info.prefix: 20010db800000000
              icmpv6.opt.prefix: 2001:db8::
            """),
        new("name servers", "19 05 00 00 00 00 01 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a ff 02 00 00 00 00 00 00 00 00 00 00 00 00 00 fb", """
            icmpv6.opt.rdnss_option
              icmpv6.opt.type: 25
              icmpv6.opt.length: 5
              icmpv6.opt.reserved: 0000
              icmpv6.opt.rdnss.lifetime: 256
              icmpv6.opt.rdnss: 2001:db8::a
              icmpv6.opt.rdnss: ff02::fb
            """),
        new("flags extension", "1a 01 c0 40 00 00 00 00", """
            icmpv6.opt.flags_extension
              icmpv6.opt.type: 26
              icmpv6.opt.length: 1
              icmpv6.opt.efo: 0xc040
                icmpv6.opt.efo.m: 1
                icmpv6.opt.efo.o: 1
                icmpv6.opt.efo.h: 0
                icmpv6.opt.efo.prf: 0
                icmpv6.opt.efo.p: 0
                icmpv6.opt.efo.rsv: 64
              icmpv6.opt.reserved: 00000000
            """),
        new("search list", "1f 03 00 00 00 00 01 00 07 65 78 61 6d 70 6c 65 03 63 6f 6d 00 01 61 00", """
            icmpv6.opt.dnssl_option
              icmpv6.opt.type: 31
              icmpv6.opt.length: 3
              icmpv6.opt.reserved: 0000
              icmpv6.opt.dnssl.lifetime: 256
              icmpv6.opt.dnssl: example.com
              icmpv6.opt.dnssl: a
            """),
        new("address registration", "21 02 01 00 00 00 00 0a 00 01 02 03 04 05 06 07", """
            icmpv6.opt.aro
              icmpv6.opt.type: 33
              icmpv6.opt.length: 2
              icmpv6.opt.aro.status: 1
              icmpv6.opt.reserved: 000000
              icmpv6.opt.aro.registration_lifetime: 10
              icmpv6.opt.aro.eui64: 00:01:02:03:04:05:06:07
            """),
        new("6LoWPAN context", "22 02 40 12 00 00 00 0a 20 01 0d b8 00 00 00 00", """
            icmpv6.opt.6co
              icmpv6.opt.type: 34
              icmpv6.opt.length: 2
              icmpv6.opt.6co.context_length: 64
              icmpv6.opt.6co.flag: 0x12
                icmpv6.opt.6co.flag.reserved: 0
                icmpv6.opt.6co.flag.c: 1
                icmpv6.opt.6co.flag.cid: 2
              icmpv6.opt.reserved: 0000
              icmpv6.opt.6co.valid_lifetime: 10
              icmpv6.opt.6co.prefix: 20010db800000000
              icmpv6.opt.6co.context_prefix: 2001:db8::
            """),
        new("border router", "23 03 00 01 00 02 00 03 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a", """
            icmpv6.opt.abro
              icmpv6.opt.type: 35
              icmpv6.opt.length: 3
              icmpv6.opt.abro.version_low: 1
              icmpv6.opt.abro.version_high: 2
              icmpv6.opt.abro.valid_lifetime: 3
              icmpv6.opt.abro.6lbr_address: 2001:db8::a
            """),
        new("6LoWPAN capability", "24 01 00 01 00 00 00 00", """
            icmpv6.opt.6cio
              icmpv6.opt.type: 36
              icmpv6.opt.length: 1
              icmpv6.opt.6cio.unassigned1: 0x0000
              icmpv6.opt.6cio.flag_g: 1
              icmpv6.opt.6cio.unassigned2: 0x00000000
            """),
        new("captive portal", "25 03 68 74 74 70 73 3a 2f 2f 78 2e 65 78 61 6d 70 6c 65 2f 00 00 00 00", """
            icmpv6.opt.captive_portal_option
              icmpv6.opt.type: 37
              icmpv6.opt.length: 3
              icmpv6.opt.captive_portal: https://x.example/
              icmpv6.opt.padding: 00000000
            """),
        new("PREF64", "26 02 01 08 20 01 0d b8 00 00 00 00 00 00 00 00", """
            icmpv6.opt.pref64
              icmpv6.opt.type: 38
              icmpv6.opt.length: 2
              icmpv6.opt.pref64.scaled_lifetime: 33
              icmpv6.opt.pref64.plc: 0x0000
              icmpv6.opt.pref64.bytes: 20010db80000000000000000
              icmpv6.opt.pref64.prefix: 2001:db8::
            """),
        new("unknown", "63 01 00 00 00 00 00 00", """
            icmpv6.opt.unknown
              icmpv6.opt.type: 99
              icmpv6.opt.length: 1
              icmpv6.opt.data: 000000000000
            """),
        new("trust anchor", "0f 02 01 00 61 62 63 64 65 66 00 00 00 00 00 00", """
            icmpv6.opt.trust_anchor
              icmpv6.opt.type: 15
              icmpv6.opt.length: 2
              icmpv6.opt.name_type: 1
              icmpv6.opt.cga.pad_length: 0
              icmpv6.opt.name_x501: 616263646566000000000000
            """),
        new("certificate", "10 02 01 00 00 00 00 00 00 00 00 00 00 00 00 00", """
            icmpv6.opt.certificate
              icmpv6.opt.type: 16
              icmpv6.opt.length: 2
              icmpv6.opt.name_type: 1
              icmpv6.opt.reserved: 00
              icmpv6.opt.certificate_padding: 000000000000000000000000
            """),
        new("address or prefix", "11 03 01 40 00 00 00 00 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a", """
            icmpv6.opt.ipa
              icmpv6.opt.type: 17
              icmpv6.opt.length: 3
              icmpv6.opt.ipa.option_code: 1
              icmpv6.opt.ipa.prefix_len: 64
              icmpv6.opt.reserved: 00000000
              icmpv6.opt.ipa.ipv6_address: 2001:db8::a
            """),
        new("link-layer address", "13 02 01 00 11 22 33 44 55 00 00 00 00 00 00 00", """
            icmpv6.opt.lla
              icmpv6.opt.type: 19
              icmpv6.opt.length: 2
              icmpv6.opt.lla.option_code: 1
              icmpv6.opt.lla.bytes: 00112233445500000000000000
            """),
        new("acknowledgment", "14 01 01 02 00 00 00 00", """
            icmpv6.opt.unknown
              icmpv6.opt.type: 20
              icmpv6.opt.length: 1
              icmpv6.opt.data: 010200000000
            """),
        new("mobility anchor point", "17 03 12 80 00 00 00 09 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 0a", """
            icmpv6.opt.map
              icmpv6.opt.type: 23
              icmpv6.opt.length: 3
              icmpv6.opt.map.distance: 1
              icmpv6.opt.map.preference: 2
              icmpv6.opt.map.flag: 0x80
                icmpv6.opt.map.flag.r: 1
                icmpv6.opt.map.flag.reserved: 0
              icmpv6.opt.map.valid_lifetime: 9
              icmpv6.opt.map.global_address: 2001:db8::a
            """),
    ];
}
