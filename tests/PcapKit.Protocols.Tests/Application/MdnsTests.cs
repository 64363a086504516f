namespace PcapKit.Protocols.Tests;

public class MdnsTests : ProtocolTests<MdnsView, Mdns>
{
    protected override bool HeaderTakesRest => true;

    protected override bool RoundTripsEverything => false;

    protected override int? RequiredOf(Golden golden, int available) => available < MdnsView.FixedLength ? MdnsView.FixedLength : golden.HeaderLength;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("question and record with their flags", "00 00 84 00 00 01 00 01 00 00 00 00 01 61 00 00 0c 80 01  c0 0c 00 0c 80 01 00 00 00 78 00 02 c0 0c")
        {
            Recomputes = true,
            Chain = "MDNS",
            Fields = """
                dns.id: 0x0000
                dns.flags: 0x8400
                  dns.flags.response: 1
                  dns.flags.opcode: 0
                  dns.flags.authoritative: 1
                  dns.flags.truncated: 0
                  dns.flags.recdesired: 0
                  dns.flags.recavail: 0
                  dns.flags.z: 0
                  dns.flags.authenticated: 0
                  dns.flags.checkdisable: 0
                  dns.flags.rcode: 0
                dns.count.queries: 1
                dns.count.answers: 1
                dns.count.auth_rr: 0
                dns.count.add_rr: 0
                dns.questions
                  dns.qry
                    dns.qry.name: a
                    dns.qry.name.len: 1
                    dns.count.labels: 1
                    dns.qry.type: 12
                    dns.qry.class: 0x0001
                    dns.qry.qu: 1
                dns.answers
                  dns.resp
                    dns.resp.name: a
                    dns.resp.type: 12
                    dns.resp.class: 0x0001
                    dns.resp.cache_flush: 1
                    dns.resp.ttl: 120
                    dns.resp.len: 2
                    dns.ptr.domain_name: a
                """,
        },
    ];
}

public class LlmnrTests : ProtocolTests<LlmnrView, Llmnr>
{
    protected override bool HeaderTakesRest => true;

    protected override bool RoundTripsEverything => false;

    protected override int? RequiredOf(Golden golden, int available) => available < LlmnrView.FixedLength ? LlmnrView.FixedLength : golden.HeaderLength;

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("response", "d0 c8 87 03 00 01 00 00 00 00 00 00 04 77 70 61 64 00 00 01 00 01")
        {
            Recomputes = true,
            Chain = "LLMNR",
            Fields = """
                dns.id: 0xd0c8
                dns.flags: 0x8703
                  dns.flags.response: 1
                  dns.flags.opcode: 0
                  dns.flags.conflict: 1
                  dns.flags.truncated: 1
                  dns.flags.tentative: 1
                  llmnr.flags.z: 0
                  dns.flags.rcode: 3
                dns.count.queries: 1
                dns.count.answers: 0
                dns.count.auth_rr: 0
                dns.count.add_rr: 0
                dns.questions
                  dns.qry
                    dns.qry.name: wpad
                    dns.qry.name.len: 4
                    dns.count.labels: 1
                    dns.qry.type: 1
                    dns.qry.class: 0x0001
                """,
        },
    ];
}
