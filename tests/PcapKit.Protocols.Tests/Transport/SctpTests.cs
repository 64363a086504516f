namespace PcapKit.Protocols.Tests;

// The values are those that tshark 4.0 shows; it finds the checksums right with sctp.checksum set to CRC 32C.
public class SctpTests : ProtocolTests<SctpView, Sctp>
{
    protected override bool HeaderTakesRest => true;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("INIT with parameters", """
            13 88 13 89 01 02 03 04 5c 85 6e ae
            01 00 00 4c 00 00 00 01 00 01 00 00 00 0a 00 14 00 00 00 07
            00 05 00 08 c0 00 02 01  00 06 00 14 20 01 0d b8 00 00 00 00 00 00 00 00 00 00 00 01
            00 0c 00 08 00 05 00 06  80 08 00 06 c1 c0 00 00  c0 00 00 04  00 09 00 08 00 00 00 64
            """)
        {
            Below = "00 00 5e 00 53 01 00 00 5e 00 53 02 08 00  45 00 00 6c 12 34 40 00 40 84 3b a3 c0 00 02 01 c6 33 64 02",
            Chain = "SCTP",
            Recomputes = true,
            Fields = """
                sctp.srcport: 5000
                sctp.dstport: 5001
                sctp.verification_tag: 0x01020304
                sctp.checksum: 0x5c856eae
                sctp.chunks
                  sctp.chunk
                    sctp.chunk_type: 1
                    sctp.chunk_flags: 0x00
                    sctp.chunk_length: 76
                    sctp.init_initiate_tag: 0x00000001
                    sctp.init_credit: 65536
                    sctp.init_nr_out_streams: 10
                    sctp.init_nr_in_streams: 20
                    sctp.init_initial_tsn: 7
                    sctp.parameters
                      sctp.parameter
                        sctp.parameter_type: 0x0005
                        sctp.parameter_length: 8
                        sctp.parameter_ipv4_address: 192.0.2.1
                      sctp.parameter
                        sctp.parameter_type: 0x0006
                        sctp.parameter_length: 20
                        sctp.parameter_ipv6_address: 2001:db8::1
                      sctp.parameter
                        sctp.parameter_type: 0x000c
                        sctp.parameter_length: 8
                        sctp.parameter_supported_address_type: 5
                        sctp.parameter_supported_address_type: 6
                      sctp.parameter
                        sctp.parameter_type: 0x8008
                        sctp.parameter_length: 6
                        sctp.supported_chunk_type: 193
                        sctp.supported_chunk_type: 192
                        sctp.parameter_padding: 0000
                      sctp.parameter
                        sctp.parameter_type: 0xc000
                        sctp.parameter_length: 4
                      sctp.parameter
                        sctp.parameter_type: 0x0009
                        sctp.parameter_length: 8
                        sctp.parameter_cookie_preservative_incr: 100
                """,
        },
        new("COOKIE_ECHO and two messages", """
            13 88 13 89 01 02 03 04 c4 90 24 a0
            0a 00 00 0b 63 6f 6f 6b 69 65 21 00
            00 03 00 13 00 00 00 01 00 02 00 03 00 00 00 00 61 62 63 00
            00 07 00 13 00 00 00 02 00 02 00 04 00 00 00 00 64 65 66 00
            """)
        {
            Below = "00 00 5e 00 53 01 00 00 5e 00 53 02 08 00  45 00 00 54 12 34 40 00 40 84 3b bb c0 00 02 01 c6 33 64 02",
            Chain = "SCTP:Raw:Raw",
            Recomputes = true,
            Gaps = [new(40 * 8, 24, "the first message is a layer of its own"), new(60 * 8, 24, "the second message is a layer of its own")],
            Fields = """
                sctp.srcport: 5000
                sctp.dstport: 5001
                sctp.verification_tag: 0x01020304
                sctp.checksum: 0xc49024a0
                sctp.chunks
                  sctp.chunk
                    sctp.chunk_type: 10
                    sctp.chunk_flags: 0x00
                    sctp.chunk_length: 11
                    sctp.cookie: 636f6f6b696521
                    sctp.chunk_padding: 00
                  sctp.chunk
                    sctp.chunk_type: 0
                    sctp.chunk_flags: 0x03
                      sctp.chunk_flags_reserved: 0
                      sctp.data_i_bit: 0
                      sctp.data_u_bit: 0
                      sctp.data_b_bit: 1
                      sctp.data_e_bit: 1
                    sctp.chunk_length: 19
                    sctp.data_tsn_raw: 1
                    sctp.data_sid: 0x0002
                    sctp.data_ssn: 3
                    sctp.data_payload_proto_id: 0
                    sctp.chunk_padding: 00
                  sctp.chunk
                    sctp.chunk_type: 0
                    sctp.chunk_flags: 0x07
                      sctp.chunk_flags_reserved: 0
                      sctp.data_i_bit: 0
                      sctp.data_u_bit: 1
                      sctp.data_b_bit: 1
                      sctp.data_e_bit: 1
                    sctp.chunk_length: 19
                    sctp.data_tsn_raw: 2
                    sctp.data_sid: 0x0002
                    sctp.data_ssn: 4
                    sctp.data_payload_proto_id: 0
                    sctp.chunk_padding: 00
                """,
        },
        new("SACK with a gap and a duplicate", "13 88 13 89 01 02 03 04 83 49 ac 11  03 00 00 18 00 00 00 09 00 01 00 00 00 01 00 01 00 02 00 03 00 00 00 05")
        {
            Chain = "SCTP",
            Fields = """
                sctp.srcport: 5000
                sctp.dstport: 5001
                sctp.verification_tag: 0x01020304
                sctp.checksum: 0x8349ac11
                sctp.chunks
                  sctp.chunk
                    sctp.chunk_type: 3
                    sctp.chunk_flags: 0x00
                    sctp.chunk_length: 24
                    sctp.sack_cumulative_tsn_ack_raw: 9
                    sctp.sack_a_rwnd: 65536
                    sctp.sack_number_of_gap_blocks: 1
                    sctp.sack_number_of_duplicated_tsns: 1
                    sctp.sack_gap_blocks
                      sctp.sack_gap_block
                        sctp.sack_gap_block_start: 2
                        sctp.sack_gap_block_end: 3
                    sctp.sack_duplicate_tsn: 5
                """,
        },
        new("ABORT, ERROR, HEARTBEAT, FORWARD_TSN, an unknown chunk", """
            13 88 13 89 01 02 03 04 00 00 00 00
            06 01 00 0c 00 0c 00 07 77 68 79 00  09 00 00 0c 00 01 00 08 00 05 00 00
            04 00 00 0c 00 01 00 08 62 65 61 74  c0 00 00 0c 00 00 00 09 00 01 00 02
            63 00 00 09 61 62 63 64 65 00 00 00
            """)
        {
            Chain = "SCTP",
            Fields = """
                sctp.srcport: 5000
                sctp.dstport: 5001
                sctp.verification_tag: 0x01020304
                sctp.checksum: 0x00000000
                sctp.chunks
                  sctp.chunk
                    sctp.chunk_type: 6
                    sctp.chunk_flags: 0x01
                      sctp.chunk_flags_reserved: 0
                      sctp.abort_t_bit: 1
                    sctp.chunk_length: 12
                    sctp.causes
                      sctp.cause
                        sctp.cause_code: 0x000c
                        sctp.cause_length: 7
                        sctp.cause_information: 776879
                        sctp.cause_padding: 00
                  sctp.chunk
                    sctp.chunk_type: 9
                    sctp.chunk_flags: 0x00
                    sctp.chunk_length: 12
                    sctp.causes
                      sctp.cause
                        sctp.cause_code: 0x0001
                        sctp.cause_length: 8
                        sctp.cause_stream_identifier: 5
                        sctp.cause_reserved: 0
                  sctp.chunk
                    sctp.chunk_type: 4
                    sctp.chunk_flags: 0x00
                    sctp.chunk_length: 12
                    sctp.parameters
                      sctp.parameter
                        sctp.parameter_type: 0x0001
                        sctp.parameter_length: 8
                        sctp.parameter_heartbeat_information: 62656174
                  sctp.chunk
                    sctp.chunk_type: 192
                    sctp.chunk_flags: 0x00
                    sctp.chunk_length: 12
                    sctp.forward_tsn_tsn: 9
                    sctp.forward_tsn_streams
                      sctp.forward_tsn_stream
                        sctp.forward_tsn_sid: 1
                        sctp.forward_tsn_ssn: 2
                  sctp.chunk
                    sctp.chunk_type: 99
                    sctp.chunk_flags: 0x00
                    sctp.chunk_length: 9
                    sctp.chunk_value: 6162636465
                    sctp.chunk_padding: 000000
                """,
        },
    ];

    // RFC 9260, section 3.3.1: a fragment is no message.
    [Theory]
    [InlineData(2)]
    [InlineData(1)]
    [InlineData(0)]
    public void Fragments_are_not_dissected(byte flags)
    {
        byte[] packet = Goldens[1].Layer;
        packet[25] = packet[45] = flags;
        Assert.Equal("SCTP", new Dissector(DefaultProtocols.Registry).Dissect(packet, TableId.Of("ip.proto"), 132).Chain);
    }
}
