namespace PcapKit.Protocols.Tests;

// The bytes are made by hand; the values are those that tshark 4.0 shows of them, names of groups and what it shows of more parts aside.
public class TlsTests : ProtocolTests<TlsView, Tls>
{
    protected override bool HeaderTakesRest => true;

    // There are no fields outside of records.
    protected override bool CanBeRandom => false;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("ClientHello", """
            16030100e5010000e10303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f040102030400041301c02f010000b00000
            0010000e00000b6578616d706c652e636f6d0a0a0000000a000800068a8a11ec001d000b00020100002300000010000e000c02683208687474702f31
            2e31000500050100000000000d00060004040308040033000f000d8a8a000100001d000400010203002d00020101002b0005042a2a0304ff01000100
            001b0003020002446900050003026832001500020000beef000378797a00290015000c00067469636b65740012d68700050400000000
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.records
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0301
                    tls.record.length: 229
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 1
                        tls.handshake.length: 225
                        tls.handshake.version: 0x0303
                        tls.handshake.random: 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                        tls.handshake.random_time: 1970-01-01T18:20:51.000000Z
                        tls.handshake.random_bytes: 0405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                        tls.handshake.session_id_length: 4
                        tls.handshake.session_id: 01020304
                        tls.handshake.cipher_suites_length: 4
                        tls.handshake.ciphersuite: 0x1301
                        tls.handshake.ciphersuite: 0xc02f
                        tls.handshake.comp_methods_length: 1
                        tls.handshake.comp_method: 0
                        tls.handshake.extensions_length: 176
                        tls.handshake.extensions
                          tls.handshake.extension
                            tls.handshake.extension.type: 0
                            tls.handshake.extension.len: 16
                            tls.handshake.extensions_server_name_list_len: 14
                            tls.handshake.extensions_server_name_type: 0
                            tls.handshake.extensions_server_name_len: 11
                            tls.handshake.extensions_server_name: example.com
                          tls.handshake.extension
                            tls.handshake.extension.type: 2570
                            tls.handshake.extension.len: 0
                          tls.handshake.extension
                            tls.handshake.extension.type: 10
                            tls.handshake.extension.len: 8
                            tls.handshake.extensions_supported_groups_length: 6
                            tls.handshake.extensions_supported_group: 0x8a8a
                            tls.handshake.extensions_supported_group: 0x11ec
                            tls.handshake.extensions_supported_group: 0x001d
                          tls.handshake.extension
                            tls.handshake.extension.type: 11
                            tls.handshake.extension.len: 2
                            tls.handshake.extensions_ec_point_formats_length: 1
                            tls.handshake.extensions_ec_point_format: 0
                          tls.handshake.extension
                            tls.handshake.extension.type: 35
                            tls.handshake.extension.len: 0
                          tls.handshake.extension
                            tls.handshake.extension.type: 16
                            tls.handshake.extension.len: 14
                            tls.handshake.extensions_alpn_len: 12
                            tls.handshake.extensions_alpn_str_len: 2
                            tls.handshake.extensions_alpn_str: h2
                            tls.handshake.extensions_alpn_str_len: 8
                            tls.handshake.extensions_alpn_str: http/1.1
                          tls.handshake.extension
                            tls.handshake.extension.type: 5
                            tls.handshake.extension.len: 5
                            tls.handshake.extensions_status_request_type: 1
                            tls.handshake.extensions_status_request_responder_ids_len: 0
                            tls.handshake.extensions_status_request_exts_len: 0
                          tls.handshake.extension
                            tls.handshake.extension.type: 13
                            tls.handshake.extension.len: 6
                            tls.handshake.sig_hash_alg_len: 4
                            tls.handshake.sig_hash_alg: 0x0403
                            tls.handshake.sig_hash_hash: 4
                            tls.handshake.sig_hash_sig: 3
                            tls.handshake.sig_hash_alg: 0x0804
                            tls.handshake.sig_hash_hash: 8
                            tls.handshake.sig_hash_sig: 4
                          tls.handshake.extension
                            tls.handshake.extension.type: 51
                            tls.handshake.extension.len: 15
                            tls.handshake.extensions_key_share_client_length: 13
                            tls.handshake.extensions_key_shares
                              tls.handshake.extensions_key_share
                                tls.handshake.extensions_key_share_group: 35466
                                tls.handshake.extensions_key_share_key_exchange_length: 1
                                tls.handshake.extensions_key_share_key_exchange: 00
                              tls.handshake.extensions_key_share
                                tls.handshake.extensions_key_share_group: 29
                                tls.handshake.extensions_key_share_key_exchange_length: 4
                                tls.handshake.extensions_key_share_key_exchange: 00010203
                          tls.handshake.extension
                            tls.handshake.extension.type: 45
                            tls.handshake.extension.len: 2
                            tls.extension.psk_ke_modes_length: 1
                            tls.extension.psk_ke_mode: 1
                          tls.handshake.extension
                            tls.handshake.extension.type: 43
                            tls.handshake.extension.len: 5
                            tls.handshake.extensions.supported_versions_len: 4
                            tls.handshake.extensions.supported_version: 0x2a2a
                            tls.handshake.extensions.supported_version: 0x0304
                          tls.handshake.extension
                            tls.handshake.extension.type: 65281
                            tls.handshake.extension.len: 1
                            tls.handshake.extensions_reneg_info_len: 0
                          tls.handshake.extension
                            tls.handshake.extension.type: 27
                            tls.handshake.extension.len: 3
                            tls.compress_certificate.algorithms_length: 2
                            tls.compress_certificate.algorithm: 2
                          tls.handshake.extension
                            tls.handshake.extension.type: 17513
                            tls.handshake.extension.len: 5
                            tls.handshake.extensions_alps_len: 3
                            tls.handshake.extensions_alps_alpn_str_len: 2
                            tls.handshake.extensions_alps_alpn_str: h2
                          tls.handshake.extension
                            tls.handshake.extension.type: 21
                            tls.handshake.extension.len: 2
                            tls.handshake.extensions_padding_data: 0000
                          tls.handshake.extension
                            tls.handshake.extension.type: 48879
                            tls.handshake.extension.len: 3
                            tls.handshake.extension.data: 78797a
                          tls.handshake.extension
                            tls.handshake.extension.type: 41
                            tls.handshake.extension.len: 21
                            tls.handshake.extensions.psk.identities.length: 12
                            tls.handshake.extensions.psk.identities
                              tls.handshake.extensions.psk.identity
                                tls.handshake.extensions.psk.identity.identity_length: 6
                                tls.handshake.extensions.psk.identity.identity: 7469636b6574
                                tls.handshake.extensions.psk.identity.obfuscated_ticket_age: 1234567
                            tls.handshake.extensions.psk.binders_len: 5
                            tls.handshake.extensions.psk.binders: 0400000000
                """,
        },
        new("a whole flight of TLS 1.2, then what is protected", """
            1603030091020000570303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f00c02f00002f00000000000b0002010000
            1000050003026832337400030268320001000104000f000101001c0002400100140001020b00001000000d000005300302010500000262620d00001a
            020140000204030011000f300d310b30090603550406130255530e0000001403030001011603030008aaaaaaaaaaaaaaaa1703030003787878150303
            000202281503030004555555551803030015010002686900000000000000000000000000000000
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.records
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 145
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 2
                        tls.handshake.length: 87
                        tls.handshake.version: 0x0303
                        tls.handshake.random: 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                        tls.handshake.random_time: 1970-01-01T18:20:51.000000Z
                        tls.handshake.random_bytes: 0405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                        tls.handshake.session_id_length: 0
                        tls.handshake.ciphersuite: 0xc02f
                        tls.handshake.comp_method: 0
                        tls.handshake.extensions_length: 47
                        tls.handshake.extensions
                          tls.handshake.extension
                            tls.handshake.extension.type: 0
                            tls.handshake.extension.len: 0
                          tls.handshake.extension
                            tls.handshake.extension.type: 11
                            tls.handshake.extension.len: 2
                            tls.handshake.extensions_ec_point_formats_length: 1
                            tls.handshake.extensions_ec_point_format: 0
                          tls.handshake.extension
                            tls.handshake.extension.type: 16
                            tls.handshake.extension.len: 5
                            tls.handshake.extensions_alpn_len: 3
                            tls.handshake.extensions_alpn_str_len: 2
                            tls.handshake.extensions_alpn_str: h2
                          tls.handshake.extension
                            tls.handshake.extension.type: 13172
                            tls.handshake.extension.len: 3
                            tls.handshake.extensions_npn_str_len: 2
                            tls.handshake.extensions_npn: h2
                          tls.handshake.extension
                            tls.handshake.extension.type: 1
                            tls.handshake.extension.len: 1
                            tls.handshake.max_fragment_length: 4
                          tls.handshake.extension
                            tls.handshake.extension.type: 15
                            tls.handshake.extension.len: 1
                            tls.handshake.extension.heartbeat.mode: 1
                          tls.handshake.extension
                            tls.handshake.extension.type: 28
                            tls.handshake.extension.len: 2
                            tls.record_size_limit: 16385
                          tls.handshake.extension
                            tls.handshake.extension.type: 20
                            tls.handshake.extension.len: 1
                            tls.handshake.cert_type.type: 0x02
                      tls.handshake
                        tls.handshake.type: 11
                        tls.handshake.length: 16
                        tls.handshake.certificates_length: 13
                        tls.handshake.certificate_length: 5
                        tls.handshake.certificate: 3003020105
                        tls.handshake.certificate_length: 2
                        tls.handshake.certificate: 6262
                      tls.handshake
                        tls.handshake.type: 13
                        tls.handshake.length: 26
                        tls.handshake.cert_types_count: 2
                        tls.handshake.cert_type: 1
                        tls.handshake.cert_type: 64
                        tls.handshake.sig_hash_alg_len: 2
                        tls.handshake.sig_hash_alg: 0x0403
                        tls.handshake.sig_hash_hash: 4
                        tls.handshake.sig_hash_sig: 3
                        tls.handshake.dnames_len: 17
                        tls.handshake.dname_len: 15
                        tls.handshake.dname: 300d310b3009060355040613025553
                      tls.handshake
                        tls.handshake.type: 14
                        tls.handshake.length: 0
                  tls.record
                    tls.record.content_type: 20
                    tls.record.version: 0x0303
                    tls.record.length: 1
                    tls.change_cipher_spec: 01
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 8
                    tls.handshakes
                      tls.handshake
                        tls.encrypted: aaaaaaaaaaaaaaaa
                  tls.record
                    tls.record.content_type: 23
                    tls.record.version: 0x0303
                    tls.record.length: 3
                    tls.app_data: 787878
                  tls.record
                    tls.record.content_type: 21
                    tls.record.version: 0x0303
                    tls.record.length: 2
                    tls.alert_message
                      tls.alert_message.level: 2
                      tls.alert_message.desc: 40
                  tls.record
                    tls.record.content_type: 21
                    tls.record.version: 0x0303
                    tls.record.length: 4
                    tls.encrypted: 55555555
                  tls.record
                    tls.record.content_type: 24
                    tls.record.version: 0x0303
                    tls.record.length: 21
                    tls.heartbeat_message
                      tls.heartbeat_message.type: 1
                      tls.heartbeat_message.payload_length: 2
                      tls.heartbeat_message.payload: 6869
                      tls.heartbeat_message.padding: 00000000000000000000000000000000
                """,
        },
        new("messages of one part or two", """
            160303000e0400000a00001c2000047469636b160303000f0800000b0009001000050003026832160303000a0f00000604030002736716030300090f
            00000500036f6c6416030300101400000c767676767676767676767676160303000c16000008010000046f63737016030300111600000d0200000900
            000161000002626316030300051800000101160303000f1900000b00020001f40000037a6970160303000c430000080268320400000000160303000a
            1000000605706f696e7416030300080d00000401010000
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.records
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 14
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 4
                        tls.handshake.length: 10
                        tls.handshake.session_ticket_lifetime_hint: 7200
                        tls.handshake.session_ticket_length: 4
                        tls.handshake.session_ticket: 7469636b
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 15
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 8
                        tls.handshake.length: 11
                        tls.handshake.extensions_length: 9
                        tls.handshake.extensions
                          tls.handshake.extension
                            tls.handshake.extension.type: 16
                            tls.handshake.extension.len: 5
                            tls.handshake.extensions_alpn_len: 3
                            tls.handshake.extensions_alpn_str_len: 2
                            tls.handshake.extensions_alpn_str: h2
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 10
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 15
                        tls.handshake.length: 6
                        tls.handshake.sig_hash_alg: 0x0403
                        tls.handshake.sig_hash_hash: 4
                        tls.handshake.sig_hash_sig: 3
                        tls.handshake.client_cert_vrfy.sig_len: 2
                        tls.handshake.client_cert_vrfy.sig: 7367
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 9
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 15
                        tls.handshake.length: 5
                        tls.handshake.client_cert_vrfy.sig_len: 3
                        tls.handshake.client_cert_vrfy.sig: 6f6c64
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 16
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 20
                        tls.handshake.length: 12
                        tls.handshake.verify_data: 767676767676767676767676
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 12
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 22
                        tls.handshake.length: 8
                        tls.handshake.extensions_status_request_type: 1
                        tls.handshake.ocsp_response_len: 4
                        tls.handshake.ocsp_response: 6f637370
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 17
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 22
                        tls.handshake.length: 13
                        tls.handshake.extensions_status_request_type: 2
                        tls.handshake.ocsp_response_list_len: 9
                        tls.handshake.ocsp_response_len: 1
                        tls.handshake.ocsp_response: 61
                        tls.handshake.ocsp_response_len: 2
                        tls.handshake.ocsp_response: 6263
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 5
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 24
                        tls.handshake.length: 1
                        tls.handshake.key_update.request_update: 1
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 15
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 25
                        tls.handshake.length: 11
                        tls.compress_certificate.algorithm: 2
                        tls.compress_certificate.uncompressed_length: 500
                        tls.compress_certificate.compressed_certificate_message.length: 3
                        tls.compress_certificate.compressed_certificate_message: 7a6970
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 12
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 67
                        tls.handshake.length: 8
                        tls.handshake.npn_selected_protocol_len: 2
                        tls.handshake.npn_selected_protocol: h2
                        tls.handshake.npn_padding_len: 4
                        tls.handshake.npn_padding: 00000000
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 10
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 16
                        tls.handshake.length: 6
                        tls.handshake.body: 05706f696e74
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 8
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 13
                        tls.handshake.length: 4
                        tls.handshake.cert_types_count: 1
                        tls.handshake.cert_type: 1
                        tls.handshake.dnames_len: 0
                """,
        },
        new("ClientHello in the form of SSL 2.0", """
            80150103010006000200040700c000003973696368616c15030300020100
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.records
                  tls.record
                    tls.record.version: 0x0002
                    tls.record.no_padding: 1
                    tls.record.length: 21
                    tls.handshake
                      tls.handshake.type: 1
                      tls.handshake.version: 0x0301
                      tls.handshake.cipher_spec_len: 6
                      tls.handshake.session_id_length: 2
                      tls.handshake.challenge_length: 4
                      tls.handshake.cipherspec: 0x0700c0
                      tls.handshake.cipherspec: 0x000039
                      tls.handshake.session_id: 7369
                      tls.handshake.challenge: 6368616c
                  tls.record
                    tls.record.content_type: 21
                    tls.record.version: 0x0303
                    tls.record.length: 2
                    tls.alert_message
                      tls.alert_message.level: 1
                      tls.alert_message.desc: 0
                """,
        },
        new("lengths beyond what there is", """
            160303003d010000390303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f0000041301c02f0100000c000000010000
            001900616263160303002c0200002803030000000000000000000000000000000000000000000000000000000000000000ff0000000000160303000c
            0b0000080000050000056162180303000801400068656c6c6f
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.records
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 61
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 1
                        tls.handshake.length: 57
                        tls.handshake.version: 0x0303
                        tls.handshake.random: 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                        tls.handshake.random_time: 1970-01-01T18:20:51.000000Z
                        tls.handshake.random_bytes: 0405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                        tls.handshake.session_id_length: 0
                        tls.handshake.cipher_suites_length: 4
                        tls.handshake.ciphersuite: 0x1301
                        tls.handshake.ciphersuite: 0xc02f
                        tls.handshake.comp_methods_length: 1
                        tls.handshake.comp_method: 0
                        tls.handshake.extensions_length: 12
                        tls.handshake.extensions
                          tls.handshake.extension
                            tls.handshake.extension.type: 0
                            tls.handshake.extension.len: 1
                            ! Malformed: a message ends within one of its parts
                            tls.handshake.body: 00
                          tls.handshake.extension
                            tls.handshake.extension.type: 0
                            tls.handshake.extension.len: 6400
                            ! Malformed: a length is beyond what there is
                            tls.handshake.extension.data: 616263
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 44
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 2
                        tls.handshake.length: 40
                        tls.handshake.version: 0x0303
                        tls.handshake.random: 0000000000000000000000000000000000000000000000000000000000000000
                        tls.handshake.random_time: 1970-01-01T00:00:00.000000Z
                        tls.handshake.random_bytes: 00000000000000000000000000000000000000000000000000000000
                        tls.handshake.session_id_length: 255
                        ! Malformed: a length is beyond what there is
                        tls.handshake.session_id: 0000000000
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 12
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 11
                        tls.handshake.length: 8
                        tls.handshake.certificates_length: 5
                        tls.handshake.certificate_length: 5
                        ! Malformed: a length is beyond what there is
                        tls.handshake.certificate: 6162
                  tls.record
                    tls.record.content_type: 24
                    tls.record.version: 0x0303
                    tls.record.length: 8
                    tls.heartbeat_message
                      tls.heartbeat_message.type: 1
                      tls.heartbeat_message.payload_length: 16384
                      ! Malformed: a length is beyond what there is
                      tls.heartbeat_message.payload: 68656c6c6f
                """,
        },
        new("ServerHello of TLS 1.3, and one that asks again", """
            160303004a020000460303000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f00130100001e002b000203040033000600
            1700020707002900020001002c00040002636b1603030038020000340303cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8
            339c00130100000c003300020017002b00020304
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.records
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 74
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 2
                        tls.handshake.length: 70
                        tls.handshake.version: 0x0303
                        tls.handshake.random: 000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                        tls.handshake.random_time: 1970-01-01T18:20:51.000000Z
                        tls.handshake.random_bytes: 0405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f
                        tls.handshake.session_id_length: 0
                        tls.handshake.ciphersuite: 0x1301
                        tls.handshake.comp_method: 0
                        tls.handshake.extensions_length: 30
                        tls.handshake.extensions
                          tls.handshake.extension
                            tls.handshake.extension.type: 43
                            tls.handshake.extension.len: 2
                            tls.handshake.extensions.supported_version: 0x0304
                          tls.handshake.extension
                            tls.handshake.extension.type: 51
                            tls.handshake.extension.len: 6
                            tls.handshake.extensions_key_share_group: 23
                            tls.handshake.extensions_key_share_key_exchange_length: 2
                            tls.handshake.extensions_key_share_key_exchange: 0707
                          tls.handshake.extension
                            tls.handshake.extension.type: 41
                            tls.handshake.extension.len: 2
                            tls.handshake.extensions.psk.identity.selected: 1
                          tls.handshake.extension
                            tls.handshake.extension.type: 44
                            tls.handshake.extension.len: 4
                            tls.handshake.extensions.cookie_len: 2
                            tls.handshake.extensions.cookie: 636b
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 56
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 2
                        tls.handshake.length: 52
                        tls.handshake.version: 0x0303
                        tls.handshake.random: cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c
                        tls.handshake.random_time: 2080-02-13T23:00:04.000000Z
                        tls.handshake.random_bytes: e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c
                        tls.handshake.session_id_length: 0
                        tls.handshake.ciphersuite: 0x1301
                        tls.handshake.comp_method: 0
                        tls.handshake.extensions_length: 12
                        tls.handshake.extensions
                          tls.handshake.extension
                            tls.handshake.extension.type: 51
                            tls.handshake.extension.len: 2
                            tls.handshake.extensions_key_share_selected_group: 23
                          tls.handshake.extension
                            tls.handshake.extension.type: 43
                            tls.handshake.extension.len: 2
                            tls.handshake.extensions.supported_version: 0x0304
                """,
        },
        new("a record that goes on in the next segment", """
            16030300040e000000160303003b010000370303000102030405060708090a0b0c0d0e0f101112
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.records
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 4
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 14
                        tls.handshake.length: 0
                tls.segment.data: 160303003b010000370303000102030405060708090a0b0c0d0e0f101112
                """,
        },
        new("the middle of a record", """
            99989796206d6964646c65
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.ignored_unknown_record: 99989796206d6964646c65
                """,
        },
        new("a message that goes on in the next record", """
            16030300180e0000000b00001e00000000000000000000000000000000
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.records
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 24
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 14
                        tls.handshake.length: 0
                      tls.handshake
                        tls.handshake.fragment_data: 0b00001e00000000000000000000000000000000
                """,
        },
        new("a message over three records, with others around it", """
            16 0303 000b  0e 000000  0b 000008 000005
            16 0303 0002  0000
            16 0303 0007  02 6162  0e 000000
            """)
        {
            Under = ("tcp.port", 443),
            Chain = "TLS",
            Fields = """
                tls.records
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 11
                    tls.handshakes
                      tls.handshake
                        tls.handshake.type: 14
                        tls.handshake.length: 0
                      tls.handshake
                        tls.handshake.fragment_data: 0b000008000005
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 2
                    tls.handshakes
                      tls.handshake
                        tls.handshake.fragment_data: 0000
                  tls.record
                    tls.record.content_type: 22
                    tls.record.version: 0x0303
                    tls.record.length: 7
                    tls.handshakes
                      tls.handshake
                        tls.handshake.fragment_data: 026162
                      tls.handshake
                        tls.handshake.type: 11
                        tls.handshake.length: 8
                        tls.handshake.certificates_length: 5
                        tls.handshake.certificate_length: 2
                        tls.handshake.certificate: 6162
                      tls.handshake
                        tls.handshake.type: 14
                        tls.handshake.length: 0
                """,
        },
    ];
}
