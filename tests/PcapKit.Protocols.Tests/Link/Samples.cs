namespace PcapKit.Protocols.Tests;

/// <summary>Packets that several tests put into others.</summary>
internal static class Samples
{
    /// <summary>An empty UDP datagram from 10.0.0.1 port 1 to 10.0.0.2 port 2, both checksums right.</summary>
    public const string IPv4 = " 45 00 00 1c 00 01 00 00 40 11 66 ce 0a 00 00 01 0a 00 00 02 00 01 00 02 00 08 eb d8 ";

    /// <summary>Two Ethernet addresses.</summary>
    public const string Addresses = " 00 11 22 33 44 55 aa bb cc dd ee ff ";

    /// <summary>The fields of <see cref="Addresses"/>.</summary>
    public const string AddressFields = "eth.dst: 00:11:22:33:44:55\neth.src: aa:bb:cc:dd:ee:ff\n";
}
