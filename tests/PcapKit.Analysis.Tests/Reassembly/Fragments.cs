using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

/// <summary>Fragments that tests give to a defragmenter, and what came out of it.</summary>
internal sealed class Fragments
{
    private long _frame;

    public Fragments(IPDefragmenterOptions? options = null)
    {
        Defragmenter = new IPDefragmenter(options) { Ended = (in datagram) => Ended.Add(datagram.ToOwned()) };
    }

    public IPDefragmenter Defragmenter { get; }

    /// <summary>All datagrams that ended, in their order.</summary>
    public List<OwnedDatagram> Ended { get; } = [];

    /// <summary>What became of the fragment that was added last.</summary>
    public FragmentFate Fate { get; private set; }

    /// <summary>Adds a fragment of IPv4 and returns the datagram where it is complete.</summary>
    public OwnedDatagram? Add(int offset, bool more, byte[] data, ushort id = 1, double time = 0, uint source = 1, int? length = null, byte[]? header = null) =>
        Add(new IPFragment
        {
            Key = new DatagramKey(new IPv4Address(source), new IPv4Address(2), id, IPProtocol.Udp),
            Frame = ++_frame,
            Time = Timestamp.FromNanoseconds(1_700_000_000 + (long)Math.Floor(time), (uint)((time - Math.Floor(time)) * 1e9)),
            Offset = offset,
            More = more,
            Protocol = IPProtocol.Udp,
            Data = data,
            Length = length ?? data.Length,
            Header = header,
        });

    /// <summary>Adds a fragment of IPv6.</summary>
    public OwnedDatagram? AddIPv6(int offset, bool more, byte[] data, uint id = 1, IPProtocol next = IPProtocol.Udp) =>
        Add(new IPFragment
        {
            Key = new DatagramKey(new IPv6Address(1, 2), new IPv6Address(3, 4), id),
            Frame = ++_frame,
            Offset = offset,
            More = more,
            Protocol = next,
            Data = data,
            Length = data.Length,
        });

    private OwnedDatagram? Add(in IPFragment fragment)
    {
        bool complete = Defragmenter.Add(fragment, out Datagram datagram, out FragmentFate fate);
        Fate = fate;
        return complete ? datagram.ToOwned() : null;
    }

    /// <summary>Bytes that all have one value.</summary>
    public static byte[] Of(char value, int length) => [.. Enumerable.Repeat((byte)value, length)];

    /// <summary>Bytes that all differ from their neighbours.</summary>
    public static byte[] Bytes(int length, int seed = 0)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
