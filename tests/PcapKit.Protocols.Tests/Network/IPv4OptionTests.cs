namespace PcapKit.Protocols.Tests;

/// <summary>Options of IPv4. Expected values are what tshark 4.0 shows, but for fields that it does not have.</summary>
public class IPv4OptionTests : OptionTests
{
    protected override (string Protocol, string List) Place => ("ip", "ip.options");

    protected override byte[] Wrap(byte[] option)
    {
        var header = new byte[20 + (option.Length + 3) / 4 * 4];
        new IPv4 { Source = new(0x0A000001), Destination = new(0x0A000002), NextProtocol = IPProtocol.Udp, TotalLength = (ushort)header.Length, InternetHeaderLength = (byte)(header.Length / 4) }.WriteHeader(header);
        option.CopyTo(header, 20);
        return header;
    }

    protected override IReadOnlyList<Option> Options =>
    [
        new("basic security of RFC 791", "82 0b f1 35 00 01 aa bb 11 22 33", """
            ip.options.security_rfc791
              ip.opt.type: 130
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 2
              ip.opt.len: 11
              ip.opt.sec_rfc791_sec: 0xf135
              ip.opt.sec_rfc791_comp: 1
              ip.opt.sec_rfc791_hr: ��
              ip.opt.sec_rfc791_tcc: \x11"3
            """),
        new("loose source route", "83 0b 08 01 02 03 04 05 06 07 08", """
            ip.options.route
              ip.opt.type: 131
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 3
              ip.opt.len: 11
              ip.opt.ptr: 8
              ip.rec_rt: 1.2.3.4
              ip.src_rt: 5.6.7.8
            """),
        new("time stamps with addresses", "44 14 0d 01 00 00 00 00 00 00 00 00 00 00 00 01 00 00 00 02", """
            ip.options.timestamp
              ip.opt.type: 68
                ip.opt.type.copy: 0
                ip.opt.type.class: 2
                ip.opt.type.number: 4
              ip.opt.len: 20
              ip.opt.ptr: 13
              ip.opt.overflow: 0
              ip.opt.flag: 0x01
              ip.opt.time_stamps
                ip.opt.time_stamps.entry
                  ip.opt.time_stamp_addr: 0.0.0.0
                  ip.opt.time_stamp: 0
                ip.opt.time_stamps.entry
                  ip.opt.time_stamp_addr: 0.0.0.1
                  ip.opt.time_stamp: 2
            """),
        new("prespecified time stamps", "44 14 0d 13 0a 00 00 09 00 00 00 01 0a 00 00 08 00 00 00 02", """
            ip.options.timestamp
              ip.opt.type: 68
                ip.opt.type.copy: 0
                ip.opt.type.class: 2
                ip.opt.type.number: 4
              ip.opt.len: 20
              ip.opt.ptr: 13
              ip.opt.overflow: 1
              ip.opt.flag: 0x03
              ip.opt.time_stamps
                ip.opt.time_stamps.entry
                  ip.opt.time_stamp_addr: 10.0.0.9
                  ip.opt.time_stamp: 1
                ip.opt.time_stamps.entry
                  ip.opt.time_stamp_addr: 10.0.0.8
                  ip.opt.time_stamp: 2
            """),
        new("extended security", "85 05 01 02 03", """
            ip.options.ext_security
              ip.opt.type: 133
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 5
              ip.opt.len: 5
              ip.opt.ext_sec_add_sec_info_format_code: 0x01
              ip.opt.ext_sec_add_sec_info: 0203
            """),
        new("commercial security", "86 1e 00 00 00 01 01 08 00 05 c0 01 02 03 02 08 00 07 00 01 00 02 05 08 00 07 00 01 00 02", """
            ip.options.cipso
              ip.opt.type: 134
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 6
              ip.opt.len: 30
              ip.cipso.doi: 1
              ip.cipso.tags
                ip.cipso.restrictive
                  ip.cipso.tag_type: 1
                  ip.cipso.tag_len: 8
                  ip.cipso.alignment: 0
                  ip.cipso.sensitivity_level: 5
                  ip.cipso.bitmap: c0010203
                ip.cipso.enumerated
                  ip.cipso.tag_type: 2
                  ip.cipso.tag_len: 8
                  ip.cipso.alignment: 0
                  ip.cipso.sensitivity_level: 7
                  ip.cipso.categories: 1
                  ip.cipso.categories: 2
                ip.cipso.enumerated
                  ip.cipso.tag_type: 5
                  ip.cipso.tag_len: 8
                  ip.cipso.alignment: 0
                  ip.cipso.sensitivity_level: 7
                  ip.cipso.categories: 1
                  ip.cipso.categories: 2
            """),
        new("record route", "07 0b 08 01 02 03 04 05 06 07 08", """
            ip.options.record_route
              ip.opt.type: 7
                ip.opt.type.copy: 0
                ip.opt.type.class: 0
                ip.opt.type.number: 7
              ip.opt.len: 11
              ip.opt.ptr: 8
              ip.rec_rt: 1.2.3.4
              ip.empty_rt: 5.6.7.8
            """),
        new("stream identifier", "88 04 12 34", """
            ip.options.sid
              ip.opt.type: 136
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 8
              ip.opt.len: 4
              ip.opt.sid: 4660
            """),
        new("strict source route", "89 0b 04 01 02 03 04 05 06 07 08", """
            ip.options.source_route
              ip.opt.type: 137
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 9
              ip.opt.len: 11
              ip.opt.ptr: 4
              ip.src_rt: 1.2.3.4
              ip.src_rt: 5.6.7.8
            """),
        new("MTU probe", "0b 04 05 dc", """
            ip.options.mtu_probe
              ip.opt.type: 11
                ip.opt.type.copy: 0
                ip.opt.type.class: 0
                ip.opt.type.number: 11
              ip.opt.len: 4
              ip.opt.mtu: 1500
            """),
        new("MTU reply", "0c 04 05 dc", """
            ip.options.mtu_reply
              ip.opt.type: 12
                ip.opt.type.copy: 0
                ip.opt.type.class: 0
                ip.opt.type.number: 12
              ip.opt.len: 4
              ip.opt.mtu: 1500
            """),
        new("traceroute", "52 0c 00 01 00 02 00 03 0a 00 00 01", """
            ip.options.traceroute
              ip.opt.type: 82
                ip.opt.type.copy: 0
                ip.opt.type.class: 2
                ip.opt.type.number: 18
              ip.opt.len: 12
              ip.opt.id_number: 1
              ip.opt.ohc: 2
              ip.opt.rhc: 3
              ip.opt.originator: 10.0.0.1
            """),
        new("router alert", "94 04 00 00", """
            ip.options.routeralert
              ip.opt.type: 148
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 20
              ip.opt.len: 4
              ip.opt.ra: 0
            """),
        new("Quick-Start request", "19 08 01 07 01 02 03 07", """
            ip.options.qs
              ip.opt.type: 25
                ip.opt.type.copy: 0
                ip.opt.type.class: 0
                ip.opt.type.number: 25
              ip.opt.len: 8
              ip.opt.qs_func: 0
              ip.opt.qs_rate: 1
              ip.opt.qs_ttl: 7
              ip.opt.qs_nonce: 0x004080c1
              ip.opt.qs_reserved: 0x00000003
            """),
        new("Quick-Start report", "19 08 81 07 01 02 03 07", """
            ip.options.qs_report
              ip.opt.type: 25
                ip.opt.type.copy: 0
                ip.opt.type.class: 0
                ip.opt.type.number: 25
              ip.opt.len: 8
              ip.opt.qs_func: 8
              ip.opt.qs_rate: 1
              ip.opt.qs_unused: 7
              ip.opt.qs_nonce: 0x004080c1
              ip.opt.qs_reserved: 0x00000003
            """),
        new("basic security", "82 03 ab", """
            ip.options.security
              ip.opt.type: 130
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 2
              ip.opt.len: 3
              ip.opt.sec_cl: 0xab
            """),
        new("basic security with two bytes of flags", "82 05 ab 81 40", """
            ip.options.security
              ip.opt.type: 130
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 2
              ip.opt.len: 5
              ip.opt.sec_cl: 0xab
              ip.opt.sec_prot_auth
                ip.opt.sec_prot_auth.byte
                  ip.opt.sec_prot_auth_flags: 0x81
                    ip.opt.sec_prot_auth_genser: 1
                    ip.opt.sec_prot_auth_siop_esi: 0
                    ip.opt.sec_prot_auth_sci: 0
                    ip.opt.sec_prot_auth_nsa: 0
                    ip.opt.sec_prot_auth_doe: 0
                    ip.opt.sec_prot_auth_unassigned: 0x00
                    ip.opt.sec_prot_auth_fti: 1
                ip.opt.sec_prot_auth.byte
                  ip.opt.sec_prot_auth_flags: 0x40
                    ip.opt.sec_prot_auth_genser: 0
                    ip.opt.sec_prot_auth_siop_esi: 1
                    ip.opt.sec_prot_auth_sci: 0
                    ip.opt.sec_prot_auth_nsa: 0
                    ip.opt.sec_prot_auth_doe: 0
                    ip.opt.sec_prot_auth_unassigned: 0x00
                    ip.opt.sec_prot_auth_fti: 0
            """),
        new("selective broadcast", "95 0e 00 01 02 03 04 05 06 07 08 09 0a 0b", """
            ip.options.sdb
              ip.opt.type: 149
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 21
              ip.opt.len: 14
              ip.opt.addr: 0.1.2.3
              ip.opt.addr: 4.5.6.7
              ip.opt.addr: 8.9.10.11
            """),
        new("experiment", "1e 06 01 02 03 04", """
            ip.options.unknown
              ip.opt.type: 30
                ip.opt.type.copy: 0
                ip.opt.type.class: 0
                ip.opt.type.number: 30
              ip.opt.len: 6
              ip.opt.data: 01020304
            """),
        new("second experiment", "5e 04 01 02", """
            ip.options.unknown
              ip.opt.type: 94
                ip.opt.type.copy: 0
                ip.opt.type.class: 2
                ip.opt.type.number: 30
              ip.opt.len: 4
              ip.opt.data: 0102
            """),
        new("no operation", "01", """
            ip.options.nop
              ip.opt.type: 1
                ip.opt.type.copy: 0
                ip.opt.type.class: 0
                ip.opt.type.number: 1
            """),
        new("time stamps only", "44 08 05 02 00 00 00 01", """
            ip.options.timestamp
              ip.opt.type: 68
                ip.opt.type.copy: 0
                ip.opt.type.class: 2
                ip.opt.type.number: 4
              ip.opt.len: 8
              ip.opt.ptr: 5
              ip.opt.overflow: 0
              ip.opt.flag: 0x02
              ip.opt.time_stamp: 1
            """),
        new("loose source route, done", "83 07 08 01 02 03 04", """
            ip.options.route
              ip.opt.type: 131
                ip.opt.type.copy: 1
                ip.opt.type.class: 0
                ip.opt.type.number: 3
              ip.opt.len: 7
              ip.opt.ptr: 8
              ip.rec_rt: 1.2.3.4
            """),
        new("end of the list", "00", """
            ip.options.eol
              ip.opt.type: 0
                ip.opt.type.copy: 0
                ip.opt.type.class: 0
                ip.opt.type.number: 0
            """),
    ];
}
