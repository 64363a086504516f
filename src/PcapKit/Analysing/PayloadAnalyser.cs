using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Finds out which application protocol bytes are of, by trying all of a registry. May be used again; not by several threads at once.</summary>
/// <remarks>
/// Nothing but the definitions is asked: whether they recognise the bytes (<see cref="Protocol.LooksLike"/>), whether the bytes can be dissected without a fault,
/// and how much their fields say that chance would not: named numbers, lengths that fit, text. So a protocol of your own is found as well.
/// </remarks>
public sealed class PayloadAnalyser
{
    /// <summary>The evidence that chance alone gives now and then where so many protocols are tried, in bits.</summary>
    internal const double Doubt = 8;

    // What a definition says of bytes weighs as much as this; a port is a hint, and each byte of a length in front says more than chance.
    private const double OfLooks = 20, OfPort = 8, OfPrefix = 4, AgainstLooks = -6, MostWithoutLooks = 18, Most = 96;

    private static readonly TableId[] Tables = [UdpView.PortTable, TcpView.PortTable, HttpView.UpgradeTable];
    private static readonly TableId Raw = TableId.Of("analysis.raw");

    private readonly AnalysisOptions _options;
    private readonly ProtocolRegistry _registry;
    private readonly Dissector _dissector;
    private readonly List<Entry> _entries = [];

    /// <summary>An analyser.</summary>
    /// <param name="options">What is known of the bytes; null for nothing.</param>
    public PayloadAnalyser(AnalysisOptions? options = null)
    {
        _options = options ?? new AnalysisOptions();
        _registry = _options.Registry ?? DefaultProtocols.Registry;
        _dissector = new Dissector(_registry);
        foreach (Protocol protocol in _registry.Protocols)
        {
            foreach (TableId table in Tables)
            {
                if (IsTried(table) && _registry.TryGetKey(table.Name, protocol, out uint key))
                    _entries.Add(new Entry(protocol, table, key, protocol.Rows.Length + protocol.HeuristicTables.Length));
            }
        }
    }

    /// <summary>Finds out what bytes are.</summary>
    /// <param name="data">The payload of a datagram, or the bytes of a stream. Copied as far as needed.</param>
    public Analysis Analyse(ReadOnlySpan<byte> data)
    {
        bool isCut = data.Length > _options.MaxBytes;
        data = data[..Math.Min(data.Length, Math.Max(_options.MaxBytes, 0))];
        bool isText = IsText(data);
        var found = new List<(AnalysisCandidate Candidate, int Order)>();
        foreach (Entry entry in _entries)
        {
            if (data.Length > 0 && Try(entry, data, isText, out bool looks) is { } candidate)
                found.Add((candidate, looks ? entry.Ports : -entry.Ports));
        }
        // Where as much speaks for several, the one with the fewest ports is the most special; where none is recognised, the one with the most is the usual one.
        found.Sort(static (a, b) => (b.Candidate.Evidence, a.Order).CompareTo((a.Candidate.Evidence, b.Order)) is not 0 and var order
            ? order
            : string.CompareOrdinal(a.Candidate.Protocol.Name + a.Candidate.Table, b.Candidate.Protocol.Name + b.Candidate.Table));
        var candidates = new List<AnalysisCandidate>();
        foreach ((AnalysisCandidate candidate, _) in found)
        {
            if (!candidates.Exists(c => ReferenceEquals(c.Protocol, candidate.Protocol)))
                candidates.Add(candidate);
        }
        return new Analysis(candidates, _dissector.Dissect(data, Raw, 0).ToOwned(), isCut);
    }

    private bool IsTried(TableId table) => _options.Transport switch
    {
        AnalysisTransport.Udp => table == UdpView.PortTable,
        AnalysisTransport.Tcp => table != UdpView.PortTable,
        _ => true,
    };

    private AnalysisCandidate? Try(Entry entry, ReadOnlySpan<byte> data, bool isText, out bool looks)
    {
        looks = false;
        Packet packet = _dissector.Dissect(data, entry.Table, entry.Key);
        if (!ReferenceEquals(packet.ProtocolOf(0), entry.Protocol))
            return null;
        looks = entry.Protocol.LooksLike(packet[0].Bytes);
        var sink = new EvidenceSink(isText && !looks);
        sink.Weigh(packet);
        double evidence = Math.Min(sink.Bits, Most);
        var reasons = new List<string>();
        if (entry.Protocol.HasLooks)
        {
            // Where guesses have to be sure, the looks are those of a first message only; elsewhere those of every message.
            if (!looks && entry.Protocol.HeuristicTables.IsEmpty)
                evidence = Math.Min(evidence, MostWithoutLooks);
            evidence += looks ? OfLooks : AgainstLooks;
            reasons.Add(looks ? "its definition recognises the bytes" : "its definition does not recognise the bytes");
        }
        int prefix = packet.Records[0].Offset;
        if (prefix > 0 && EndOf(packet) == data.Length)
        {
            evidence += OfPrefix * prefix;
            reasons.Add("the length in front of it fits");
        }
        if (_options.Port is { } port && ReferenceEquals(_registry.Find(entry.Table, port), entry.Protocol))
        {
            evidence += OfPort;
            reasons.Add($"port {port}");
        }
        sink.Tell(reasons);
        return evidence <= 0 ? null : new AnalysisCandidate(entry.Protocol, entry.Table, evidence, reasons, packet.ToOwned());
    }

    // Where the last message ends that is whole.
    private static int EndOf(in Packet packet)
    {
        int end = 0;
        for (int i = 0; i < packet.LayerCount; i++)
        {
            LayerRecord record = packet.Records[i];
            if (record.Parent == byte.MaxValue && packet.ProtocolOf(i) is not DataProtocol && record.Length == record.ReportedLength)
                end = record.Offset + record.Length;
        }
        return end;
    }

    private static bool IsText(ReadOnlySpan<byte> data)
    {
        data = data[..Math.Min(data.Length, 512)];
        int printable = 0;
        foreach (byte one in data)
            printable += one is >= 0x20 and < 0x7F or (byte)'\r' or (byte)'\n' or (byte)'\t' ? 1 : 0;
        return printable * 10 > data.Length * 9;
    }

    private sealed record Entry(Protocol Protocol, TableId Table, uint Key, int Ports);
}
