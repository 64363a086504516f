using System.Net;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>The ends of data connections that FTP announced and that did not come yet; bounded, the oldest makes place.</summary>
internal sealed class FtpEndpoints
{
    private const int MaxEnds = 1024;

    private readonly HashSet<(IPv6Address Address, ushort Port)> _ends = [];
    private readonly Queue<(IPv6Address, ushort)> _order = new();

    public int Count => _ends.Count;

    /// <summary>Remembers an end.</summary>
    /// <param name="endpoint">As it was announced.</param>
    /// <param name="sender">Who announced it: where it says no address, it is this one.</param>
    public void Add(in FtpEndpoint endpoint, IPv6Address sender)
    {
        while (_order.Count >= MaxEnds)
            _ends.Remove(_order.Dequeue());
        (IPv6Address, ushort) end = (endpoint.Address is null ? sender : AddressOf(endpoint.Address), endpoint.Port);
        if (_ends.Add(end))
            _order.Enqueue(end);
    }

    /// <summary>Whether a new connection has an end that was announced; it is not expected again then.</summary>
    public bool TryTake(in FlowKey key) => _ends.Remove((key.FirstAddress, key.FirstPort)) || _ends.Remove((key.SecondAddress, key.SecondPort));

    // As in the key of a flow, an address of IPv4 stands in the last four bytes.
    private static IPv6Address AddressOf(IPAddress address)
    {
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out int length);
        return length == 4 ? new IPv6Address(0, Bits.Read(bytes, 0, 32)) : new IPv6Address(bytes);
    }
}
