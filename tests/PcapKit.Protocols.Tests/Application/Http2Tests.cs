using System.Text;

namespace PcapKit.Protocols.Tests;

// The bytes are made by hand; the values are those that tshark 4.0 shows of them, names of groups that are lists aside.
public class Http2Tests : ProtocolTests<Http2View, Http2>
{
    private const string Preface = "50524920 2a204854 54502f32 2e300d0a 0d0a534d 0d0a0d0a";

    protected override bool HeaderTakesRest => true;

    // There are no fields outside of frames.
    protected override bool CanBeRandom => false;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("preface, SETTINGS, WINDOW_UPDATE, HEADERS", Preface + """
            000012 04 00 00000000  0001 00001000  0009 00000001  0abc 00000005
            000004 08 00 00000000  00010000
            00001c 01 2d 00000001  02 80000003 0f  82 86 84 41 0f 7777772e6578616d706c652e636f6d 0000
            """)
        {
            Under = ("tcp.port", 80),
            Chain = "HTTP/2",
            Recomputes = true,
            Gaps = [.. Unused(28, "1111_1110"), .. Unused(55, "1111_1111"), .. Unused(68, "1101_0010")],
            Fields = """
                http2.streams
                  http2.stream
                    http2.magic: PRI * HTTP/2.0\x0d\x0a\x0d\x0aSM\x0d\x0a\x0d\x0a
                  http2.stream
                    http2.length: 18
                    http2.type: 4
                    http2.flags: 0x00
                      http2.flags.unused_settings: 0x00
                      http2.flags.ack.settings: 0
                    http2.r: 0x00000000
                    http2.streamid: 0
                    http2.settings_list
                      http2.settings
                        http2.settings.id: 1
                        http2.settings.header_table_size: 4096
                      http2.settings
                        http2.settings.id: 9
                        http2.settings.unknown: 1
                      http2.settings
                        http2.settings.id: 2748
                        http2.settings.unknown: 5
                  http2.stream
                    http2.length: 4
                    http2.type: 8
                    http2.flags: 0x00
                      http2.flags.unused: 0x00
                    http2.r: 0x00000000
                    http2.streamid: 0
                    http2.window_update.r: 0x00000000
                    http2.window_update.window_size_increment: 65536
                  http2.stream
                    http2.length: 28
                    http2.type: 1
                    http2.flags: 0x2d
                      http2.flags.unused_headers: 0x00
                      http2.flags.priority: 1
                      http2.flags.padded: 1
                      http2.flags.eh: 1
                      http2.flags.end_stream: 1
                    http2.r: 0x00000000
                    http2.streamid: 1
                    http2.padding: 0x02
                    http2.pad_length: 2
                    http2.exclusive: 1
                    http2.stream_dependency: 3
                    http2.headers.weight: 15
                    http2.headers.weight_real: 16
                    http2.headers: 828684410f7777772e6578616d706c652e636f6d
                    http2.header_list
                      http2.header
                        http2.header.name.length: 7
                        http2.header.name: :method
                        http2.header.value.length: 3
                        http2.header.value: GET
                        http2.headers.method: GET
                        http2.header.repr: Indexed Header Field
                        http2.header.index: 2
                      http2.header
                        http2.header.name.length: 7
                        http2.header.name: :scheme
                        http2.header.value.length: 4
                        http2.header.value: http
                        http2.headers.scheme: http
                        http2.header.repr: Indexed Header Field
                        http2.header.index: 6
                      http2.header
                        http2.header.name.length: 5
                        http2.header.name: :path
                        http2.header.value.length: 1
                        http2.header.value: /
                        http2.headers.path: /
                        http2.header.repr: Indexed Header Field
                        http2.header.index: 4
                      http2.header
                        http2.header.name.length: 10
                        http2.header.name: :authority
                        http2.header.value.length: 15
                        http2.header.value: www.example.com
                        http2.headers.authority: www.example.com
                        http2.header.repr: Literal Header Field with Incremental Indexing - Indexed Name
                        http2.header.index: 1
                    http2.header.length: 84
                    http2.header.count: 4
                    http2.request.full_uri: http://www.example.com/
                    http2.headers.padding: 0000
                """,
        },
        new("HEADERS and DATA of a response", """
            000014 01 04 00000009  3fe11f 88 5c 02 3131 5f 0a 746578742f706c61696e
            000009 00 ff 80000009  03 68656c6c6f 000000
            000004 03 ff 00000007  00000008
            """)
        {
            Under = ("http.upgrade", 1),
            Gaps = [.. Unused(4, "1101_0010"), .. Unused(33, "1111_0110"), .. Unused(51, "1111_1111")],
            Fields = """
                http2.streams
                  http2.stream
                    http2.length: 20
                    http2.type: 1
                    http2.flags: 0x04
                      http2.flags.unused_headers: 0x00
                      http2.flags.priority: 0
                      http2.flags.padded: 0
                      http2.flags.eh: 1
                      http2.flags.end_stream: 0
                    http2.r: 0x00000000
                    http2.streamid: 9
                    http2.pad_length: 0
                    http2.headers: 3fe11f885c0231315f0a746578742f706c61696e
                    http2.header_list
                      http2.header_table_size_update
                        http2.header_table_size_update.header_table_size: 4096
                      http2.header
                        http2.header.name.length: 7
                        http2.header.name: :status
                        http2.header.value.length: 3
                        http2.header.value: 200
                        http2.headers.status: 200
                        http2.header.repr: Indexed Header Field
                        http2.header.index: 8
                      http2.header
                        http2.header.name.length: 14
                        http2.header.name: content-length
                        http2.header.value.length: 2
                        http2.header.value: 11
                        http2.headers.content_length: 11
                        http2.header.repr: Literal Header Field with Incremental Indexing - Indexed Name
                        http2.header.index: 28
                      http2.header
                        http2.header.name.length: 12
                        http2.header.name: content-type
                        http2.header.value.length: 10
                        http2.header.value: text/plain
                        http2.headers.content_type: text/plain
                        http2.header.repr: Literal Header Field with Incremental Indexing - Indexed Name
                        http2.header.index: 31
                    http2.header.length: 72
                    http2.header.count: 4
                  http2.stream
                    http2.length: 9
                    http2.type: 0
                    http2.flags: 0xff
                      http2.flags.unused_data: 0x7b
                      http2.flags.padded: 1
                      http2.flags.end_stream: 1
                    http2.r: 0x00000001
                    http2.streamid: 9
                    http2.padding: 0x03
                    http2.pad_length: 3
                    http2.data.data: 68656c6c6f
                    http2.data.padding: 000000
                  http2.stream
                    http2.length: 4
                    http2.type: 3
                    http2.flags: 0xff
                      http2.flags.unused: 0xff
                    http2.r: 0x00000000
                    http2.streamid: 7
                    http2.rst_stream.error: 8
                """,
        },
        new("PRIORITY, PUSH_PROMISE, PING, GOAWAY", """
            000005 02 00 00000007  80000001 ff
            000009 05 fc 00000001  01 80000002 828784 00
            000008 06 00 00000000  3132333435363738
            000008 06 ff 00000000  3132333435363738
            00000d 07 00 00000000  80000007 00000002 6465627567
            """)
        {
            Under = ("http.upgrade", 1),
            Gaps = [.. Unused(4, "1111_1111"), .. Unused(18, "1111_0011"), .. Unused(36, "1111_1110"), .. Unused(53, "1111_1110"), .. Unused(70, "1111_1111")],
            Fields = """
                http2.streams
                  http2.stream
                    http2.length: 5
                    http2.type: 2
                    http2.flags: 0x00
                      http2.flags.unused: 0x00
                    http2.r: 0x00000000
                    http2.streamid: 7
                    http2.exclusive: 1
                    http2.stream_dependency: 1
                    http2.headers.weight: 255
                    http2.headers.weight_real: 256
                  http2.stream
                    http2.length: 9
                    http2.type: 5
                    http2.flags: 0xfc
                      http2.flags.unused_push_promise: 0xf0
                      http2.flags.padded: 1
                      http2.flags.eh: 1
                    http2.r: 0x00000000
                    http2.streamid: 1
                    http2.padding: 0x01
                    http2.pad_length: 1
                    http2.push_promise.r: 0x00000001
                    http2.push_promise.promised_stream_id: 2
                    http2.push_promise.header: 828784
                    http2.header_list
                      http2.header
                        http2.header.name.length: 7
                        http2.header.name: :method
                        http2.header.value.length: 3
                        http2.header.value: GET
                        http2.headers.method: GET
                        http2.header.repr: Indexed Header Field
                        http2.header.index: 2
                      http2.header
                        http2.header.name.length: 7
                        http2.header.name: :scheme
                        http2.header.value.length: 5
                        http2.header.value: https
                        http2.headers.scheme: https
                        http2.header.repr: Indexed Header Field
                        http2.header.index: 7
                      http2.header
                        http2.header.name.length: 5
                        http2.header.name: :path
                        http2.header.value.length: 1
                        http2.header.value: /
                        http2.headers.path: /
                        http2.header.repr: Indexed Header Field
                        http2.header.index: 4
                    http2.header.length: 52
                    http2.header.count: 3
                    http2.push_promise.padding: 00
                  http2.stream
                    http2.length: 8
                    http2.type: 6
                    http2.flags: 0x00
                      http2.flags.unused_ping: 0x00
                      http2.flags.ack.ping: 0
                    http2.r: 0x00000000
                    http2.streamid: 0
                    http2.ping: 3132333435363738
                  http2.stream
                    http2.length: 8
                    http2.type: 6
                    http2.flags: 0xff
                      http2.flags.unused_ping: 0x7f
                      http2.flags.ack.ping: 1
                    http2.r: 0x00000000
                    http2.streamid: 0
                    http2.pong: 3132333435363738
                  http2.stream
                    http2.length: 13
                    http2.type: 7
                    http2.flags: 0x00
                      http2.flags.unused: 0x00
                    http2.r: 0x00000000
                    http2.streamid: 0
                    http2.goway.r: 0x00000001
                    http2.goaway.last_stream_id: 7
                    http2.goaway.error: 2
                    http2.goaway.addata: 6465627567
                """,
        },
        new("ALTSVC, ORIGIN, PRIORITY_UPDATE, an unknown type, the beginning of another", """
            000017 0a 00 00000000  000b 6578616d706c652e6f7267 68323d223a3830303022
            00001a 0c 00 00000000  0013 68747470733a2f2f6578616d706c652e6f7267 0003 616263
            000007 10 00 00000000  80000007 753d35
            000006 77 00 00000009  616263646566
            000014 00 00
            """)
        {
            Under = ("http.upgrade", 1),
            Gaps = [.. Unused(4, "1111_1111"), .. Unused(36, "1111_1111"), .. Unused(71, "1111_1111"), .. Unused(87, "1111_1111"), .. Unused(102, "1111_0110")],
            Fields = """
                http2.streams
                  http2.stream
                    http2.length: 23
                    http2.type: 10
                    http2.flags: 0x00
                      http2.flags.unused: 0x00
                    http2.r: 0x00000000
                    http2.streamid: 0
                    http2.altsvc.origin.len: 11
                    http2.altsvc.origin: example.org
                    http2.altsvc.field_value: h2=":8000"
                  http2.stream
                    http2.length: 26
                    http2.type: 12
                    http2.flags: 0x00
                      http2.flags.unused: 0x00
                    http2.r: 0x00000000
                    http2.streamid: 0
                    http2.origins
                      http2.origin
                        http2.origin.origin_len: 19
                        http2.origin.origin: https://example.org
                      http2.origin
                        http2.origin.origin_len: 3
                        http2.origin.origin: abc
                  http2.stream
                    http2.length: 7
                    http2.type: 16
                    http2.flags: 0x00
                      http2.flags.unused: 0x00
                    http2.r: 0x00000000
                    http2.streamid: 0
                    http2.priority_update.r: 0x00000001
                    http2.priority_update_stream_id: 7
                    http2.priority_update_field_value: u=5
                  http2.stream
                    http2.length: 6
                    http2.type: 119
                    http2.flags: 0x00
                      http2.flags.unused: 0x00
                    http2.r: 0x00000000
                    http2.streamid: 9
                    http2.unknown: 616263646566
                  http2.stream
                    http2.length: 20
                    http2.type: 0
                    http2.flags: 0x00
                      http2.flags.unused_data: 0x00
                      http2.flags.padded: 0
                      http2.flags.end_stream: 0
                """,
        },
        new("frames that cannot be", """
            000005 04 00 00000000  0001 000010
            000002 00 08 00000001  05 61
            000000 01 0c 00000001
            000001 01 04 00000001  ff
            """)
        {
            Under = ("http.upgrade", 1),
            Gaps =
            [
                .. Unused(4, "1111_1110"), new(9 * 8, 40, "no whole setting"), .. Unused(18, "1111_0110"), .. Unused(29, "1101_0010"), .. Unused(38, "1101_0010"),
            ],
            Fields = """
                http2.streams
                  http2.stream
                    http2.length: 5
                    http2.type: 4
                    http2.flags: 0x00
                      http2.flags.unused_settings: 0x00
                      http2.flags.ack.settings: 0
                    http2.r: 0x00000000
                    http2.streamid: 0
                    ! Malformed: the settings are not of six bytes each
                  http2.stream
                    http2.length: 2
                    http2.type: 0
                    http2.flags: 0x08
                      http2.flags.unused_data: 0x00
                      http2.flags.padded: 1
                      http2.flags.end_stream: 0
                    http2.r: 0x00000000
                    http2.streamid: 1
                    http2.padding: 0x05
                    http2.pad_length: 5
                    ! Malformed: the padding is longer than the frame
                    http2.data.padding: 61
                  http2.stream
                    http2.length: 0
                    http2.type: 1
                    http2.flags: 0x0c
                      http2.flags.unused_headers: 0x00
                      http2.flags.priority: 0
                      http2.flags.padded: 1
                      http2.flags.eh: 1
                      http2.flags.end_stream: 0
                    http2.r: 0x00000000
                    http2.streamid: 1
                    http2.pad_length: 0
                    ! Malformed: the padding is longer than the frame
                  http2.stream
                    http2.length: 1
                    http2.type: 1
                    http2.flags: 0x04
                      http2.flags.unused_headers: 0x00
                      http2.flags.priority: 0
                      http2.flags.padded: 0
                      http2.flags.eh: 1
                      http2.flags.end_stream: 0
                    http2.r: 0x00000000
                    http2.streamid: 1
                    http2.pad_length: 0
                    http2.headers: ff
                    http2.header_list
                    http2.header.length: 0
                    http2.header.count: 0
                    ! Malformed: the header fields end within a field
                """,
        },
    ];

    // The bits of a flags byte that no flag of its type takes; they are shown as one number.
    private static IEnumerable<Gap> Unused(int offset, string mask)
    {
        string bits = mask.Replace("_", "", StringComparison.Ordinal);
        for (int i = 0; i < 8; i++)
        {
            if (bits[i] == '1')
                yield return new Gap(offset * 8 + i, 1, "an unused flag");
        }
    }
}
