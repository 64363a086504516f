namespace PcapKit;

/// <summary>A dissected packet that owns its bytes: may be kept, queried and handed to other threads.</summary>
public sealed class OwnedPacket
{
    private readonly byte[] _bytes, _options;
    private readonly int _captured;
    private readonly LayerRecord[] _records;
    private readonly Issue[] _issues;
    private readonly PacketNotes? _notes;

    internal OwnedPacket(in Packet packet)
    {
        CapturedFrame frame = packet.Frame;
        _bytes = packet.Bytes.ToArray();
        _captured = frame.Data.Length;
        _options = frame.Options.ToArray();
        _records = packet.Records.ToArray();
        _issues = packet.Issues.ToArray();
        Registry = packet.Registry;
        if (packet.Notes.Count > 0)
            (_notes = new PacketNotes()).Append(packet.Notes, 0, packet.Notes.Count);
        (Number, Time, OriginalLength) = (frame.Number, frame.Time, frame.OriginalLength);
        (LinkType, InterfaceId, Details) = (frame.LinkType, frame.InterfaceId, frame.Details);
    }

    /// <summary>Its place in the capture, from 1.</summary>
    public long Number { get; }

    /// <summary>When it was captured; null where the file does not say.</summary>
    public Timestamp? Time { get; }

    /// <summary>How long it was on the wire.</summary>
    public int OriginalLength { get; }

    /// <summary>The link type, a LINKTYPE_ value.</summary>
    public uint LinkType { get; }

    /// <summary>The index of its interface within its section; null in formats without interfaces.</summary>
    public int? InterfaceId { get; }

    /// <summary>The bytes that were captured.</summary>
    public ReadOnlyMemory<byte> Data => Bytes[.._captured];

    /// <summary>The bytes that layers lie in: those that were captured, and behind them messages that began in earlier packets.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The protocols that it was dissected with.</summary>
    public ProtocolRegistry Registry { get; }

    /// <summary>What is wrong with the packet; empty for most.</summary>
    public IReadOnlyList<Issue> Issues => _issues;

    internal FrameDetails? Details { get; }

    /// <summary>The chain of protocols, for example <c>Ethernet:IPv4:TCP</c>.</summary>
    public string Chain => AsPacket().Chain;

    /// <summary>The same packet as a borrowed one, for views, trees and layers.</summary>
    public Packet AsPacket()
    {
        var layers = new PacketLayers(Registry, _records, _issues) { Count = _records.Length, IssueCount = _issues.Length, CapturedLength = _captured };
        if (_notes is not null)
            layers.Notes.Append(_notes, 0, _notes.Count);
        layers.Keep(new CapturedFrame
        {
            Number = Number,
            Time = Time,
            OriginalLength = OriginalLength,
            LinkType = LinkType,
            InterfaceId = InterfaceId,
            Details = Details,
        });
        return new Packet(layers, _bytes, _options);
    }
}
