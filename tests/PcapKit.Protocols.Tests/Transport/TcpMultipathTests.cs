namespace PcapKit.Protocols.Tests;

// The values are those that tshark 4.0 shows; reserved bits, and the checksum of DSS that it shows only where a connection negotiated it, are from RFC 8684.
public class TcpMultipathTests : TcpOptionTestsBase
{
    protected override IReadOnlyList<Golden> Goldens =>
    [
        Options("MP_CAPABLE of a SYN", "1e040101", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 4
              tcp.options.mptcp.subtype: 0
              tcp.options.mptcp.version: 1
              tcp.options.mptcp.flags: 0x01
                tcp.options.mptcp.checksumreq.flags: 0
                tcp.options.mptcp.extensibility.flag: 0
                tcp.options.mptcp.nomoresubflows.flag: 0
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.sha256.flag: 1
            """),
        Options("MP_CAPABLE of a SYN with ACK", "1e0c01010102030405060708", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 12
              tcp.options.mptcp.subtype: 0
              tcp.options.mptcp.version: 1
              tcp.options.mptcp.flags: 0x01
                tcp.options.mptcp.checksumreq.flags: 0
                tcp.options.mptcp.extensibility.flag: 0
                tcp.options.mptcp.nomoresubflows.flag: 0
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.sha256.flag: 1
              tcp.options.mptcp.sendkey: 72623859790382856
            """),
        Options("MP_CAPABLE with data and checksum", "1e180181010203040506070811121314151617180064abcd", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 24
              tcp.options.mptcp.subtype: 0
              tcp.options.mptcp.version: 1
              tcp.options.mptcp.flags: 0x81
                tcp.options.mptcp.checksumreq.flags: 1
                tcp.options.mptcp.extensibility.flag: 0
                tcp.options.mptcp.nomoresubflows.flag: 0
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.sha256.flag: 1
              tcp.options.mptcp.sendkey: 72623859790382856
              tcp.options.mptcp.recvkey: 1230066625199609624
              tcp.options.mptcp.datalvllen: 100
              tcp.options.mptcp.checksum: 0xabcd
            """),
        Options("MP_CAPABLE of version 0", "1e0c00810102030405060708", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 12
              tcp.options.mptcp.subtype: 0
              tcp.options.mptcp.version: 0
              tcp.options.mptcp.flags: 0x81
                tcp.options.mptcp.checksumreq.flags: 1
                tcp.options.mptcp.extensibility.flag: 0
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.sha1.flag: 1
              tcp.options.mptcp.sendkey: 72623859790382856
            """),
        Options("MP_CAPABLE of version 0 with both keys", "1e14008101020304050607081112131415161718", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 20
              tcp.options.mptcp.subtype: 0
              tcp.options.mptcp.version: 0
              tcp.options.mptcp.flags: 0x81
                tcp.options.mptcp.checksumreq.flags: 1
                tcp.options.mptcp.extensibility.flag: 0
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.sha1.flag: 1
              tcp.options.mptcp.sendkey: 72623859790382856
              tcp.options.mptcp.recvkey: 1230066625199609624
            """),
        Options("MP_JOIN of a SYN", "1e0c11050a0b0c0d01020304", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 12
              tcp.options.mptcp.subtype: 1
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.backup.flag: 1
              tcp.options.mptcp.addrid: 5
              tcp.options.mptcp.recvtok: 168496141
              tcp.options.mptcp.sendrand: 16909060
              tcp.options.mptcp.flags: 0x11
            """),
        Options("MP_JOIN of a SYN with ACK", "1e101105010203040506070801020304", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 16
              tcp.options.mptcp.subtype: 1
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.backup.flag: 1
              tcp.options.mptcp.addrid: 5
              tcp.options.mptcp.sendtrunchmac: 72623859790382856
              tcp.options.mptcp.sendrand: 16909060
              tcp.options.mptcp.flags: 0x11
            """),
        Options("MP_JOIN of the third segment", "1e181000abababababababababababababababababababab", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 24
              tcp.options.mptcp.subtype: 1
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.sendhmac: abababababababababababababababababababab
            """),
        Options("DSS, short acknowledgment", "1e08200100000005", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 8
              tcp.options.mptcp.subtype: 2
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.flags: 0x01
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.datafin.flag: 0
                tcp.options.mptcp.dseqn8.flag: 0
                tcp.options.mptcp.dseqnpresent.flag: 0
                tcp.options.mptcp.dataack8.flag: 0
                tcp.options.mptcp.dataackpresent.flag: 1
              tcp.options.mptcp.rawdataack: 5
            """),
        Options("DSS, long acknowledgment", "1e0c20030102030405060708", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 12
              tcp.options.mptcp.subtype: 2
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.flags: 0x03
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.datafin.flag: 0
                tcp.options.mptcp.dseqn8.flag: 0
                tcp.options.mptcp.dseqnpresent.flag: 0
                tcp.options.mptcp.dataack8.flag: 1
                tcp.options.mptcp.dataackpresent.flag: 1
              tcp.options.mptcp.rawdataack: 72623859790382856
            """),
        Options("DSS, short mapping with checksum", "1e1020040000000700000001000abeef", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 16
              tcp.options.mptcp.subtype: 2
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.flags: 0x04
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.datafin.flag: 0
                tcp.options.mptcp.dseqn8.flag: 0
                tcp.options.mptcp.dseqnpresent.flag: 1
                tcp.options.mptcp.dataack8.flag: 0
                tcp.options.mptcp.dataackpresent.flag: 0
              tcp.options.mptcp.rawdataseqno: 7
              tcp.options.mptcp.subflowseqno: 1
              tcp.options.mptcp.datalvllen: 10
              tcp.options.mptcp.checksum: 0xbeef
            """),
        Options("DSS, everything long", "1e1c200f1112131415161718010203040506070800000001000abeef", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 28
              tcp.options.mptcp.subtype: 2
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.flags: 0x0f
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.datafin.flag: 0
                tcp.options.mptcp.dseqn8.flag: 1
                tcp.options.mptcp.dseqnpresent.flag: 1
                tcp.options.mptcp.dataack8.flag: 1
                tcp.options.mptcp.dataackpresent.flag: 1
              tcp.options.mptcp.rawdataack: 1230066625199609624
              tcp.options.mptcp.rawdataseqno: 72623859790382856
              tcp.options.mptcp.subflowseqno: 1
              tcp.options.mptcp.datalvllen: 10
              tcp.options.mptcp.checksum: 0xbeef
            """),
        Options("DSS, long mapping without checksum", "01011e16200d00000005010203040506070800000001000a", """
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 22
              tcp.options.mptcp.subtype: 2
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.flags: 0x0d
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.datafin.flag: 0
                tcp.options.mptcp.dseqn8.flag: 1
                tcp.options.mptcp.dseqnpresent.flag: 1
                tcp.options.mptcp.dataack8.flag: 0
                tcp.options.mptcp.dataackpresent.flag: 1
              tcp.options.mptcp.rawdataack: 5
              tcp.options.mptcp.rawdataseqno: 72623859790382856
              tcp.options.mptcp.subflowseqno: 1
              tcp.options.mptcp.datalvllen: 10
            """),
        Options("DSS with DATA_FIN", "01011e16201d000000050102030405060708000000000001", """
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 22
              tcp.options.mptcp.subtype: 2
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.flags: 0x1d
                tcp.options.mptcp.reserved.flag: 0x00
                tcp.options.mptcp.datafin.flag: 1
                tcp.options.mptcp.dseqn8.flag: 1
                tcp.options.mptcp.dseqnpresent.flag: 1
                tcp.options.mptcp.dataack8.flag: 0
                tcp.options.mptcp.dataackpresent.flag: 1
              tcp.options.mptcp.rawdataack: 5
              tcp.options.mptcp.rawdataseqno: 72623859790382856
              tcp.options.mptcp.subflowseqno: 0
              tcp.options.mptcp.datalvllen: 1
            """),
        Options("ADD_ADDR of version 0", "01011e0a3402c00002031f90", """
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 10
              tcp.options.mptcp.subtype: 3
              tcp.options.mptcp.ipver: 4
              tcp.options.mptcp.addrid: 2
              tcp.options.mptcp.ipv4: 192.0.2.3
              tcp.options.mptcp.port: 8080
            """),
        Options("ADD_ADDR of version 0, IPv6", "1e14360220010db8000000000000000000000001", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 20
              tcp.options.mptcp.subtype: 3
              tcp.options.mptcp.ipver: 6
              tcp.options.mptcp.addrid: 2
              tcp.options.mptcp.ipv6: 2001:db8::1
            """),
        Options("ADD_ADDR with port", "01011e123002c00002031f900102030405060708", """
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 18
              tcp.options.mptcp.subtype: 3
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.echo: 0
              tcp.options.mptcp.addrid: 2
              tcp.options.mptcp.ipv4: 192.0.2.3
              tcp.options.mptcp.port: 8080
              tcp.options.mptcp.addaddrtrunchmac: 72623859790382856
            """),
        Options("ADD_ADDR echoed", "1e083102c0000203", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 8
              tcp.options.mptcp.subtype: 3
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.echo: 1
              tcp.options.mptcp.addrid: 2
              tcp.options.mptcp.ipv4: 192.0.2.3
            """),
        Options("ADD_ADDR, IPv6 with port", "01011e1e300220010db80000000000000000000000011f900102030405060708", """
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 30
              tcp.options.mptcp.subtype: 3
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.echo: 0
              tcp.options.mptcp.addrid: 2
              tcp.options.mptcp.ipv6: 2001:db8::1
              tcp.options.mptcp.port: 8080
              tcp.options.mptcp.addaddrtrunchmac: 72623859790382856
            """),
        Options("REMOVE_ADDR", "01011e0640050607", """
            tcp.options.nop
              tcp.option_kind: 1
            tcp.options.nop
              tcp.option_kind: 1
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 6
              tcp.options.mptcp.subtype: 4
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.addrid: 5
              tcp.options.mptcp.addrid: 6
              tcp.options.mptcp.addrid: 7
              mptcp.rm_addr.count: 3
            """),
        Options("MP_PRIO", "011e0351", """
            tcp.options.nop
              tcp.option_kind: 1
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 3
              tcp.options.mptcp.subtype: 5
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.backup.flag: 1
              tcp.options.mptcp.flags: 0x51
            """),
        Options("MP_PRIO of version 0", "1e045007", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 4
              tcp.options.mptcp.subtype: 5
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.backup.flag: 0
              tcp.options.mptcp.addrid: 7
              tcp.options.mptcp.flags: 0x50
            """),
        Options("MP_FAIL", "1e0c60000102030405060708", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 12
              tcp.options.mptcp.subtype: 6
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.rawdataseqno: 72623859790382856
            """),
        Options("MP_FASTCLOSE", "1e0c70000102030405060708", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 12
              tcp.options.mptcp.subtype: 7
              tcp.options.mptcp.reserved: 0x0000
              tcp.options.mptcp.recvkey: 72623859790382856
            """),
        Options("MP_TCPRST", "1e048105", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 4
              tcp.options.mptcp.subtype: 8
              tcp.options.mptcp.flag_U.flag: 0
              tcp.options.mptcp.flag_V.flag: 0
              tcp.options.mptcp.flag_W.flag: 0
              tcp.options.mptcp.flag_T.flag: 1
              tcp.options.mptcp.rst_reason: 0x05
              tcp.options.mptcp.flags: 0x81
            """),
        Options("a subtype without definition", "1e049abc", """
            mptcp
              tcp.option_kind: 30
              tcp.option_len: 4
              tcp.options.mptcp.subtype: 9
              tcp.options.mptcp.reserved: 0x000a
              tcp.options.mptcp.data: bc
            """),
    ];
}
