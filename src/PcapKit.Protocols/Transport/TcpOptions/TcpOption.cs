using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>What every TCP option but two begins with (RFC 9293, section 3.1).</summary>
public interface ITcpOption
{
    /// <summary>The kind of the option.</summary>
    [Field("option_kind", "Kind")] TcpOptionKind Kind { get; }

    /// <summary>Length of the option in bytes, kind and length included.</summary>
    [Field("option_len", "Length", CountsHeader = 1)] byte Length { get; }
}

/// <summary>The options of TCP: one byte of kind, one byte of length.</summary>
/// <remarks>
/// A definition is found by its kind. The low byte of the key is the kind; the higher bits tell the subtypes of Multipath TCP and one experiment apart,
/// and the layouts that share a subtype: see <see cref="MultipathKey"/>.
/// </remarks>
[TlvFamily("tcp", "tcp.options.type", Head = typeof(ITcpOption))]
public readonly struct TcpOption : ITlvFamily
{
    internal const uint EndOfOptions = 0, NoOperation = 1, Multipath = 30, Experiment1 = 253, Experiment2 = 254, FastOpenId = 0xF989;

    internal const uint CapableVersion0 = Multipath, JoinSyn = 0x100 | Multipath, DataSequenceSignal = 0x200 | Multipath, AddAddressVersion0 = 0x300 | Multipath,
        RemoveAddress = 0x400 | Multipath, Priority = 0x500 | Multipath, Fail = 0x600 | Multipath, FastClose = 0x700 | Multipath, Reset = 0x800 | Multipath,
        UnknownMultipath = 0xF00 | Multipath, Capable = 0x1000 | Multipath, JoinSynAck = 0x1100 | Multipath, JoinAck = 0x1200 | Multipath, AddAddress = 0x1300 | Multipath;

    internal const uint ExperimentalFastOpen1 = FastOpenId << 16 | Experiment1, ExperimentalFastOpen2 = FastOpenId << 16 | Experiment2;

    /// <inheritdoc/>
    public static TableId Table { get; } = TableId.Of("tcp.options.type");

    /// <inheritdoc/>
    public static int Alignment => 4;

    /// <inheritdoc/>
    public static bool TryFrame(ReadOnlySpan<byte> rest, out int length, out bool last)
    {
        // Padding of zeros counts as one end after the other, as in Wireshark; anything else behind the end is no option.
        last = rest[0] == EndOfOptions && rest.ContainsAnyExcept((byte)0);
        length = rest[0] <= NoOperation ? 1 : rest.Length >= 2 ? rest[1] : 0;
        return length >= 2 || rest[0] <= NoOperation;
    }

    /// <inheritdoc/>
    public static uint KindOf(ReadOnlySpan<byte> option) => option[0] switch
    {
        (byte)Multipath when option.Length >= 3 => MultipathKey(option),
        (byte)Experiment1 or (byte)Experiment2 when option.Length >= 4 && BinaryPrimitives.ReadUInt16BigEndian(option[2..]) == FastOpenId => FastOpenId << 16 | option[0],
        _ => option[0],
    };

    // The layout of a subtype may depend on the version, which stands in the option, or on who sends it, which its length tells.
    private static uint MultipathKey(ReadOnlySpan<byte> option)
    {
        int subtype = option[2] >> 4, low = option[2] & 15;
        return (subtype, option.Length) switch
        {
            (0, _) => low == 1 ? Capable : CapableVersion0,
            (1, 12) => JoinSyn,
            (1, 16) => JoinSynAck,
            (1, 24) => JoinAck,
            (3, _) => low is 4 or 6 ? AddAddressVersion0 : AddAddress,
            (2 or >= 4 and <= 8, _) => (uint)subtype << 8 | Multipath,
            _ => UnknownMultipath,
        };
    }
}

/// <summary>End of option list (RFC 9293, section 3.1).</summary>
[Option(typeof(TcpOption), 0, "options.eol", "TCP Option - End of Option List (EOL)", KindOnly = true)]
public readonly ref partial struct TcpEndOfOptionsView;

/// <summary>No operation: aligns the next option (RFC 9293, section 3.1).</summary>
[Option(typeof(TcpOption), 1, "options.nop", "TCP Option - No-Operation (NOP)", KindOnly = true)]
public readonly ref partial struct TcpNoOperationView;

/// <summary>An experiment (RFC 4727, RFC 6994).</summary>
[Option(typeof(TcpOption), 254, "options.experimental", "TCP Option - Experimental", MoreKinds = [253])]
public readonly ref partial struct TcpExperimentView
{
    /// <summary>Identifies the experiment (RFC 6994); null in an option that is too short.</summary>
    [Field("options.experimental.exid", "Experiment Identifier", Hex = true, Present = "Length >= 4")] public partial TcpExperimentId? Experiment { get; }

    /// <summary>What the experiment defines.</summary>
    [Field("options.experimental.data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}

/// <summary>An option of a kind that has no definition.</summary>
[Option(typeof(TcpOption), uint.MaxValue, "options.unknown", "TCP Option - Unknown")]
public readonly ref partial struct TcpUnknownOptionView
{
    /// <summary>What follows the length.</summary>
    [Field("options.unknown.payload", "Payload", Length = "Rest")] public partial ReadOnlySpan<byte> Data { get; }
}
