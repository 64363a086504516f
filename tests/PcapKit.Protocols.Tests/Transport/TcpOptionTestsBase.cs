namespace PcapKit.Protocols.Tests;

/// <summary>Options of TCP, each in a segment that has nothing else.</summary>
public abstract class TcpOptionTestsBase : ProtocolTests<TcpView, Tcp>
{
    protected override bool CanBeRandom => false;

    /// <summary>A segment with options.</summary>
    /// <param name="name">What is special about them.</param>
    /// <param name="hex">The options, whole units of 4 bytes with NOPs before them where need be.</param>
    /// <param name="fields">Their fields.</param>
    protected static Golden Options(string name, string hex, string fields)
    {
        byte[] options = Hex.Parse(hex);
        int padding = -options.Length & 3;
        int offset = 5 + (padding + options.Length) / 4;
        string nops = string.Concat(Enumerable.Repeat("  tcp.options.nop\n    tcp.option_kind: 1\n", padding));
        string listed = nops + string.Concat(fields.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => $"  {line}\n"));
        return new Golden(name, $"9c40005000000064000000c8{offset:x}010020000000000" + string.Concat(Enumerable.Repeat("01", padding)) + hex)
        {
            Chain = "TCP",
            Fields = $"""
                tcp.srcport: 40000
                tcp.dstport: 80
                tcp.seq_raw: 100
                tcp.ack_raw: 200
                tcp.hdr_len: {offset * 4}
                tcp.flags: 0x0010
                  tcp.flags.res: 0
                  tcp.flags.ae: 0
                  tcp.flags.cwr: 0
                  tcp.flags.ece: 0
                  tcp.flags.urg: 0
                  tcp.flags.ack: 1
                  tcp.flags.push: 0
                  tcp.flags.reset: 0
                  tcp.flags.syn: 0
                  tcp.flags.fin: 0
                tcp.window_size_value: 512
                tcp.checksum: 0x0000
                tcp.urgent_pointer: 0
                tcp.options

                """ + listed + "tcp.len: 0\n",
        };
    }
}
