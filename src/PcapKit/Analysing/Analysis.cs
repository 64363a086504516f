using System.Globalization;

namespace PcapKit;

/// <summary>A protocol that bytes may be of.</summary>
public sealed class AnalysisCandidate
{
    internal AnalysisCandidate(Protocol protocol, TableId table, double evidence, IReadOnlyList<string> reasons, OwnedPacket packet)
    {
        (Protocol, Table, Reasons, Packet) = (protocol, table, reasons, packet);
        Evidence = Math.Round(evidence, 1);
        Confidence = evidence <= PayloadAnalyser.Doubt ? 0 : Math.Round(1 - Math.Pow(2, (PayloadAnalyser.Doubt - evidence) / PayloadAnalyser.Doubt), 3);
    }

    /// <summary>The protocol.</summary>
    public Protocol Protocol { get; }

    /// <summary>The table that led to it, for example <c>udp.port</c>.</summary>
    public TableId Table { get; }

    /// <summary>How sure it is, from 0 to 1.</summary>
    public double Confidence { get; }

    /// <summary>What speaks for it, in bits: of 2 to the power of this many payloads of random bytes, about one looks as much like it.</summary>
    public double Evidence { get; }

    /// <summary>What speaks for it and against it, in words.</summary>
    public IReadOnlyList<string> Reasons { get; }

    /// <summary>The bytes as this protocol.</summary>
    public OwnedPacket Packet { get; }

    /// <summary>One line for people, for example <c>DNS 0.98</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Protocol.Chain} {Confidence:0.00}");
}

/// <summary>What bytes are: the application protocol, how sure that is, and its fields. Owned: may be kept.</summary>
public sealed class Analysis
{
    /// <summary>The confidence that a protocol needs to be the answer.</summary>
    public const double Known = 0.5;

    private readonly Frame _frame;

    internal Analysis(IReadOnlyList<AnalysisCandidate> candidates, OwnedPacket raw, bool isCut)
    {
        (Candidates, IsCut) = (candidates, isCut);
        Best = candidates.Count > 0 && candidates[0].Confidence >= Known ? candidates[0] : null;
        _frame = new Frame(Best?.Packet ?? raw);
    }

    /// <summary>The protocol; null where none is likely enough.</summary>
    public Protocol? Protocol => Best?.Protocol;

    /// <summary>Whether the protocol is known.</summary>
    public bool IsKnown => Best is not null;

    /// <summary>The name of the protocol in chains, or <c>unknown</c>.</summary>
    public string Name => Best is null ? "unknown" : Protocols[0];

    /// <summary>How sure the answer is, from 0 to 1; for unknown bytes, how likely the best candidate is.</summary>
    public double Confidence => Candidates.Count > 0 ? Candidates[0].Confidence : 0;

    /// <summary>The answer; null where none is likely enough.</summary>
    public AnalysisCandidate? Best { get; }

    /// <summary>All protocols that something speaks for, the likeliest first.</summary>
    public IReadOnlyList<AnalysisCandidate> Candidates { get; }

    /// <summary>The bytes as the protocol, or raw.</summary>
    public OwnedPacket Packet => _frame.Packet;

    /// <summary>The chain of protocols, for example <c>HTTP/1.1:JSON</c>; <c>Raw</c> where it is not known.</summary>
    public ProtocolChain Protocols => _frame.Protocols;

    /// <summary>The layers.</summary>
    public IReadOnlyList<FrameLayer> Layers => _frame.Layers;

    /// <summary>The fields as a tree.</summary>
    public FieldNode Info => _frame.Layers[0].Info;

    /// <summary>What is wrong with the bytes as this protocol.</summary>
    public IReadOnlyList<Issue> Issues => Packet.Issues;

    /// <summary>Whether there were more bytes than were looked at.</summary>
    public bool IsCut { get; }

    /// <summary>Whether a protocol is in the answer.</summary>
    /// <param name="name">A chain, filter or family name in any case of letters.</param>
    public bool Contains(string name) => _frame.Contains(name);

    /// <summary>One line for people, for example <c>DNS, confidence 0.98</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Name}, confidence {Confidence:0.00}");
}
