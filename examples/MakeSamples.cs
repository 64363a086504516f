using PcapKit.Protocols;

namespace PcapKit.Examples;

/// <summary>Makes the captures in <c>samples/</c>: every packet is crafted. A test compares the files with what this program makes.</summary>
public static class MakeSamples
{
    // Addresses and names are those that RFC 5737, 3849, 7042 and 2606 keep for documentation.
    private static readonly MacAddress HostMac = MacAddress.Parse("00:00:5e:00:53:01"), RouterMac = MacAddress.Parse("00:00:5e:00:53:fe");
    private static readonly IPv4Address Host = IPv4Address.Parse("192.0.2.1"), Router = IPv4Address.Parse("192.0.2.254");
    private static readonly IPv4Address Server = IPv4Address.Parse("198.51.100.80"), Resolver = IPv4Address.Parse("198.51.100.53");
    private static readonly IPv6Address Host6 = IPv6Address.Parse("2001:db8::1"), Router6 = IPv6Address.Parse("2001:db8::fe");
    private static readonly IPv6Address SolicitedRouter6 = IPv6Address.Parse("ff02::1:ff00:fe");

    /// <summary>Runs the example.</summary>
    /// <param name="args">The folder to write to.</param>
    /// <param name="output">Where to say what was written.</param>
    public static void Run(string[] args, TextWriter output)
    {
        WriteSample(Path.Combine(args[0], "sample.pcapng"));
        WriteTranscript(Path.Combine(args[0], "in.pcap"));
        output.WriteLine("sample.pcapng and in.pcap written");
    }

    /// <summary>A host looks for its router, asks for a name, fetches a page, and pings: eighteen frames.</summary>
    private static void WriteSample(string path)
    {
        LayerStack[] frames =
        [
            new Ethernet { Source = HostMac, Destination = MacAddress.Parse("ff:ff:ff:ff:ff:ff") }
                / new Arp { SenderMac = HostMac, SenderIPv4 = Host, TargetMac = default(MacAddress), TargetIPv4 = Router },
            Back / new Arp { Operation = ArpOperation.Reply, SenderMac = RouterMac, SenderIPv4 = Router, TargetMac = HostMac, TargetIPv4 = Host },
            Out / From(Host, Resolver, 1) / new Udp { SourcePort = 49153, DestinationPort = 53 } / Question(),
            Back / From(Resolver, Host, 1) / new Udp { SourcePort = 53, DestinationPort = 49153 } / Answer(),
            .. Fetch(),
            Out / From(Host, Server, 7) / Ping(new Icmp { Body = new IcmpEcho { Identifier = 7, Sequence = 1 } }),
            Back / From(Server, Host, 5) / Ping(new Icmp { Type = IcmpType.EchoReply, Body = new IcmpEcho { Identifier = 7, Sequence = 1 } }),
            .. Neighbours(),
            Out / new Vlan { Priority = VlanPriority.CriticalApplications, Id = 100 } / From(Host, Server, 8)
                / new Udp { SourcePort = 49154, DestinationPort = 49155 } / "Tagged as VLAN 100."u8.ToArray(),
        ];

        using var writer = PcapNgWriter.Create(path, new() { Section = new() { Application = "PcapKit MakeSamples", Comments = ["Made for documentation: no such network exists."] } });
        int eth0 = writer.AddInterface(new() { Name = "eth0", Description = "The host's only card", Resolution = TimestampResolution.Microseconds });
        writer.WriteNames([new(System.Net.IPAddress.Parse("198.51.100.80"), "www.example.org")]);
        for (int i = 0; i < frames.Length; i++)
        {
            PcapNgPacketOptions? options = i == 7 ? new() { Comments = ["The request for the page."] } : null;
            writer.WritePacket(eth0, TimeOf(i), frames[i].Build(), options: options);
        }
        writer.WriteStatistics(eth0, TimeOf(frames.Length), new() { Received = (ulong)frames.Length, Dropped = 0 });
        writer.Complete();
    }

    /// <summary>Two solicitations of neighbours, a handshake, and a datagram: the capture of the command line's first example.</summary>
    private static void WriteTranscript(string path)
    {
        LayerStack[] frames =
        [
            .. Neighbours().Take(2),
            .. Fetch().Take(3),
            Out / From(Host, Server, 8) / new Udp { SourcePort = 49154, DestinationPort = 49155 },
        ];
        using var writer = PcapWriter.Create(path);
        for (int i = 0; i < frames.Length; i++)
            writer.Write(TimeOf(i), frames[i].Build());
        writer.Complete();
    }

    private static Ethernet Out => new() { Source = HostMac, Destination = RouterMac };

    private static Ethernet Back => new() { Source = RouterMac, Destination = HostMac };

    private static IPv4 From(IPv4Address source, IPv4Address destination, ushort id) =>
        new() { Source = source, Destination = destination, Identification = id, DontFragment = true };

    private static Timestamp TimeOf(int frame) => Timestamp.FromMicroseconds(1_767_225_600, (uint)frame * 12_345);

    private static Dns Question() => new() { Id = 0x1D0C, RecursionDesired = true, Questions = { new DnsQuestion("www.example.org", DnsType.A) } };

    private static Dns Answer()
    {
        Dns answer = Question();
        (answer.IsResponse, answer.RecursionAvailable) = (true, true);
        answer.Answers.Add(new DnsPointer("www.example.org", DnsType.Cname, "web.example.org") { TimeToLive = 3600 });
        answer.Answers.Add(new DnsA("web.example.org", Server) { TimeToLive = 300 });
        return answer;
    }

    /// <summary>A connection: three packets to open it, a request and an answer, three to close it.</summary>
    private static LayerStack[] Fetch()
    {
        var request = new Http { Uri = "/hello" };
        request.Headers.Add("Host", "www.example.org");
        var answer = new Http { StatusCode = HttpStatus.Ok, Body = "Hello, world!\n"u8.ToArray() };
        answer.Headers.Add("Content-Type", "text/plain");
        answer.Headers.Add("Content-Length", "14");
        uint asked = (uint)new LayerStack { request }.Build().Length, told = (uint)new LayerStack { answer }.Build().Length;

        Tcp syn = ToServer(1000, 0), synAck = ToHost(5000, 1001), ack = ToServer(1001, 5001);
        (syn.Syn, syn.Ack, synAck.Syn) = (true, false, true);
        syn.Options.Add(new TcpMaximumSegmentSize { Size = 1460 });
        synAck.Options.Add(new TcpMaximumSegmentSize { Size = 1460 });
        Tcp get = ToServer(1001, 5001), ok = ToHost(5001, 1001 + asked), fin = ToHost(5001 + told, 1001 + asked);
        (get.Psh, ok.Psh, fin.Fin) = (true, true, true);
        Tcp end = ToServer(1001 + asked, 5002 + told), last = ToHost(5002 + told, 1002 + asked);
        end.Fin = true;
        return
        [
            Out / From(Host, Server, 2) / syn,
            Back / From(Server, Host, 1) / synAck,
            Out / From(Host, Server, 3) / ack,
            Out / From(Host, Server, 4) / get / request,
            Back / From(Server, Host, 2) / ok / answer,
            Back / From(Server, Host, 3) / fin,
            Out / From(Host, Server, 5) / end,
            Back / From(Server, Host, 4) / last,
        ];
    }

    private static Tcp ToServer(uint sequence, uint acknowledgment) =>
        new() { SourcePort = 49152, DestinationPort = 80, SequenceNumber = sequence, AcknowledgmentNumber = acknowledgment, Ack = true, Window = 64240 };

    private static Tcp ToHost(uint sequence, uint acknowledgment) =>
        new() { SourcePort = 80, DestinationPort = 49152, SequenceNumber = sequence, AcknowledgmentNumber = acknowledgment, Ack = true, Window = 65160 };

    private static LayerStack Ping(Layer header) => header / "abcdefghijklmnop"u8.ToArray();

    /// <summary>A host looks for its router, which answers; then it pings it.</summary>
    private static LayerStack[] Neighbours()
    {
        var source = new SourceLinkLayerAddress { Address = Convert.FromHexString("00005e005301") };
        var target = new TargetLinkLayerAddress { Address = Convert.FromHexString("00005e0053fe") };
        return
        [
            new Ethernet { Source = HostMac, Destination = MacAddress.Parse("33:33:ff:00:00:fe") }
                / new IPv6 { Source = Host6, Destination = SolicitedRouter6, HopLimit = 255 }
                / new IcmpV6 { Body = new NeighborSolicitation { Target = Router6, Options = { source } } },
            Back / new IPv6 { Source = Router6, Destination = Host6, HopLimit = 255 }
                / new IcmpV6 { Body = new NeighborAdvertisement { IsRouter = true, IsSolicited = true, Overrides = true, Target = Router6, Options = { target } } },
            Out / new IPv6 { Source = Host6, Destination = Router6 } / Ping(new IcmpV6 { Body = new IcmpV6Echo { Identifier = 7, Sequence = 1 } }),
        ];
    }
}
