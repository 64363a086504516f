namespace PcapKit;

/// <summary>A frame as a foreign engine dissects it: the same shape for all of them, and the engine's own names inside. Owned, may be kept.</summary>
public sealed class EngineFrame
{
    internal EngineFrame(EngineRecord record, FieldNode fields)
    {
        (Number, Time, Length, CapturedLength, Chain) = (record.Number, record.Time, record.Length ?? record.Captured, record.Captured, record.Chain);
        Fields = fields;
    }

    /// <summary>Its place in the capture, from 1.</summary>
    public long Number { get; }

    /// <summary>When it was captured; null where the engine does not say.</summary>
    public Timestamp? Time { get; }

    /// <summary>How many bytes it had on the wire; those that were captured where the engine does not say.</summary>
    public int Length { get; }

    /// <summary>How many bytes were captured.</summary>
    public int CapturedLength { get; }

    /// <summary>The protocols from the lowest up with colons between them, by the engine's names: <c>eth:ethertype:ip:tcp</c>, <c>Ethernet:IP:TCP</c>.</summary>
    public string Chain { get; }

    /// <summary>The fields: number, times, lengths and chain, and under <c>layers</c> what the engine found.</summary>
    public FieldNode Fields { get; }
}

/// <summary>What all engines say of a frame.</summary>
internal struct EngineRecord
{
    public long Number;
    public Timestamp? Time;
    public int? Length;
    public int Captured;
    public string Chain;
}
