using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Finds fragments in packets as they are dissected, and lets a datagram that is complete be a layer of the packet that completes it.</summary>
/// <remarks>As Wireshark shows it: the other fragments carry raw data. One that the capture cut stands for itself.</remarks>
internal sealed class FragmentGuide
{
    private const int LongestHeader = 512;

    private readonly IPDefragmenter _datagrams;
    private readonly List<DatagramFragment> _parts = [];

    internal FragmentGuide(IPDefragmenter datagrams) => _datagrams = datagrams;

    /// <summary>Takes a layer of IPv4.</summary>
    internal void GuideIPv4(ref GuidedPayload payload)
    {
        Packet packet = payload.Packet;
        ref readonly LayerRecord record = ref packet.Records[payload.Layer];
        ReadOnlySpan<byte> header = packet.Bytes.Slice(record.Offset, record.HeaderLength);
        if (header.Length < IPv4View.FixedLength)
            return;
        var ip = new IPv4View(header);
        // A header that the capture cut is all that there is.
        if (!ip.IsFragment || header.Length < ip.InternetHeaderLength * 4 || IsQuoted(packet, payload.Layer))
            return;
        var fragment = new IPFragment
        {
            Key = new DatagramKey(ip.Source, ip.Destination, ip.Identification, ip.NextProtocol),
            Frame = packet.Number,
            Time = packet.Time,
            Offset = ip.FragmentOffset * 8,
            More = ip.MoreFragments,
            Protocol = ip.NextProtocol,
            Header = header,
            Data = packet.Bytes.Slice(record.Offset + header.Length, record.Length - header.Length),
            Length = (ip.TotalLength == 0 ? record.ReportedLength : ip.TotalLength) - header.Length,
        };
        bool isCut = fragment.Data.Length < fragment.Length;
        if (_datagrams.Add(fragment, out Datagram datagram))
            Show<IPv4Protocol>(ref payload, datagram);
        else if (!isCut)
            payload.ReadAsRaw();
    }

    /// <summary>Takes a fragment header of IPv6.</summary>
    internal void GuideIPv6(ref GuidedPayload payload)
    {
        Packet packet = payload.Packet;
        ref readonly LayerRecord record = ref packet.Records[payload.Layer];
        ReadOnlySpan<byte> header = packet.Bytes.Slice(record.Offset, record.HeaderLength);
        if (header.Length < IPv6FragmentView.FixedLength)
            return;
        var part = new IPv6FragmentView(header);
        // A whole packet with a fragment header has nothing to do with others of the same identification (RFC 6946).
        if (!part.IsFragment || !TryFindIPv6(packet, payload.Layer, out int lowest) || IsQuoted(packet, payload.Layer))
            return;
        ref readonly LayerRecord below = ref packet.Records[lowest];
        var ip = new IPv6View(packet.Bytes.Slice(below.Offset, below.HeaderLength));
        int before = record.Offset - below.Offset;
        // In a datagram that was put together the header stands behind the packet that IPv6 tells the length of.
        bool isInside = before > 0 && before <= below.Length;
        var fragment = new IPFragment
        {
            Key = new DatagramKey(ip.Source, ip.Destination, part.Identification),
            Frame = packet.Number,
            Time = packet.Time,
            Offset = part.FragmentOffset * 8,
            More = part.MoreFragments,
            Protocol = part.NextHeader,
            Header = packet.Bytes.Slice(below.Offset, isInside && before <= LongestHeader ? before : below.HeaderLength),
            Data = packet.Bytes.Slice(record.Offset + header.Length, record.Length - header.Length),
            Length = (ip.PayloadLength == 0 || !isInside ? record.ReportedLength : ip.PayloadLength + IPv6View.FixedLength - before) - header.Length,
        };
        if (_datagrams.Add(fragment, out Datagram datagram))
            Show<IPv6FragmentProtocol>(ref payload, datagram);
        else
            payload.ReadAsRaw();
    }

    private void Show<TProtocol>(ref GuidedPayload payload, in Datagram datagram) where TProtocol : Protocol
    {
        Note<TProtocol>(payload, datagram);
        if (datagram.Protocol != IPProtocol.NoNextHeader && payload.Append(datagram.Bytes, IPv4View.ProtocolTable, (uint)datagram.Protocol))
            payload.Withhold();
        else
            payload.ReadAsRaw();
    }

    private void Note<TProtocol>(in GuidedPayload payload, in Datagram datagram) where TProtocol : Protocol
    {
        if (!payload.Takes(ReassemblyFields<TProtocol>.Instance))
            return;
        // In the order of their bytes, as in Wireshark.
        _parts.Clear();
        _parts.AddRange(datagram.Fragments);
        _parts.Sort(static (a, b) => a.Offset != b.Offset ? a.Offset.CompareTo(b.Offset) : a.Frame.CompareTo(b.Frame));
        for (int i = 0; i < _parts.Count; i++)
        {
            DatagramFragment fragment = _parts[i];
            bool overlaps = fragment.Fate is FragmentFate.Duplicate or FragmentFate.Overlapped, differs = false;
            foreach (ref readonly FragmentOverlap overlap in datagram.Overlaps)
            {
                if (overlap.Later != fragment.Frame)
                    continue;
                overlaps = true;
                differs |= overlap.Differs;
            }
            payload.Note(new ReassemblyInfo<TProtocol>
            {
                Count = i == 0 ? _parts.Count : 0,
                Length = i == 0 ? datagram.Length : 0,
                Frame = fragment.Frame,
                IsOverlap = overlaps,
                IsConflict = differs,
            });
        }
    }

    // The nearest header of IPv6 below; headers of other layers in between end the search.
    private static bool TryFindIPv6(in Packet packet, int layer, out int lowest)
    {
        for (lowest = packet.Records[layer].Parent; lowest != byte.MaxValue; lowest = packet.Records[lowest].Parent)
        {
            switch (packet.ProtocolOf(lowest))
            {
                case IPv6Protocol:
                    return packet.Records[lowest].HeaderLength >= IPv6View.FixedLength;
                case IPv4Protocol:
                    return false;
            }
        }
        return false;
    }

    // What an error message quotes does not travel.
    private static bool IsQuoted(in Packet packet, int layer)
    {
        for (int at = packet.Records[layer].Parent; at != byte.MaxValue; at = packet.Records[at].Parent)
        {
            if (packet.ProtocolOf(at) is IcmpProtocol or IcmpV6Protocol)
                return true;
        }
        return false;
    }
}
