namespace PcapKit.Protocols;

/// <summary>Protocol Independent Multicast, version 2 (RFC 7761, RFC 3973): the header, and the packet that a Register message carries.</summary>
[Protocol("pim", "PIM", "Protocol Independent Multicast", ProtocolLevel.Internet)]
[Under("ip.proto", Number)]
public readonly ref partial struct PimView
{
    internal const byte Number = 103;

    // Header and flags: all that the checksum of a Register message covers (RFC 7761, section 4.9.3).
    internal const int RegisterLength = 8;

    /// <summary>Version, 2.</summary>
    [Field("version", "Version", Bits = 4, Default = 2)] public partial byte Version { get; }

    /// <summary>Which message it is.</summary>
    [Field("type", "Type", Bits = 4)] public partial PimType Type { get; }

    /// <summary>Reserved, zero; flags in newer messages (RFC 8736).</summary>
    [Field("res_bytes", "Reserved byte(s)", Hex = true, Form = FieldForm.Digits)] public partial byte Reserved { get; }

    /// <summary>Checksum over the message; in a Register without the packet that it carries. Over IPv6 with a pseudo-header.</summary>
    [Field("cksum", "Checksum", Hex = true, Computed = true)] public partial ushort Checksum { get; }

    /// <summary>The sender is a border router of another domain's multicast; in Register only.</summary>
    [Field("register_flag.border", "Border", Present = "IsRegister")] public partial bool? IsBorder { get; }

    /// <summary>No packet is carried, only its addresses, to test whether sending on makes sense; in Register only.</summary>
    [Field("register_flag.null_register", "Null-Register", Present = "IsRegister")] public partial bool? IsNullRegister { get; }

    /// <summary>Reserved, zero; in Register only.</summary>
    [Field("register_flag.reserved", "Reserved", Bits = 30, Hidden = true, Present = "IsRegister")] public partial uint? RegisterReserved { get; }

    /// <summary>What follows the header of every other message.</summary>
    [Field("message", "Message", Length = "IsRegister ? 0 : ReportedLength - FixedLength")] public partial ReadOnlySpan<byte> Message { get; }

    private bool IsRegister => Type == PimType.Register && Version == 2;

    internal void Route(ref Slice slice)
    {
        ReadOnlySpan<byte> payload = Payload;
        if (payload.IsEmpty || !IsRegister)
            slice.NoNext();
        else
            slice.Next(IPv4View.VersionTable, (uint)payload[0] >> 4);
    }
}

public sealed partial class Pim
{
    partial void Compute(in BuildContext context)
    {
        if (Checksum is not null)
            return;
        Span<byte> layer = context.Layer;
        int covered = Type == PimType.Register ? Math.Min(PimView.RegisterLength, layer.Length) : layer.Length;
        ushort checksum = InternetChecksum.Compute(layer[..covered]);
        // Over IPv6 the pseudo-header counts the bytes that are covered, not those of the packet inside.
        if (context.Lower is not (null or IPv4) && context.TryTransportChecksum(PimView.Number, covered, out ushort whole))
            checksum = InternetChecksum.Finish((ulong)(ushort)~whole + (ushort)~layer.Length + (uint)covered);
        context.Write16(2, checksum);
    }
}

/// <summary>Messages of PIM (IANA "pim-parameters").</summary>
[ValueNames]
public enum PimType : byte
{
    /// <summary>Finds neighbours.</summary>
    Hello = 0,
    /// <summary>Carries a packet to the rendezvous point.</summary>
    Register = 1,
    /// <summary>Ends Register.</summary>
    [Name("Register-stop")] RegisterStop = 2,
    /// <summary>Joins and leaves trees.</summary>
    [Name("Join/Prune")] JoinPrune = 3,
    /// <summary>Tells rendezvous points.</summary>
    Bootstrap = 4,
    /// <summary>Decides who forwards to a link.</summary>
    Assert = 5,
    /// <summary>Undoes a prune, in dense mode.</summary>
    Graft = 6,
    /// <summary>Confirms <see cref="Graft"/>.</summary>
    [Name("Graft-Ack")] GraftAck = 7,
    /// <summary>Offers to be a rendezvous point.</summary>
    [Name("Candidate-RP-Advertisement")] CandidateRendezvousPoint = 8,
    /// <summary>Keeps a source alive, in dense mode.</summary>
    [Name("State-Refresh")] StateRefresh = 9,
    /// <summary>Elects the forwarder of a bidirectional tree (RFC 5015).</summary>
    [Name("DF election")] ForwarderElection = 10,
}
