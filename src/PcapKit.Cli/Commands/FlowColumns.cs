using System.Globalization;
using PcapKit.Protocols;

namespace PcapKit.Cli.Commands;

/// <summary>What CSV and JSON tell of a flow.</summary>
internal static class FlowColumns
{
    private const long Nano = 1_000_000_000;

    /// <summary>The columns in their order: the name, and the value as text; a number where it says so.</summary>
    internal static readonly (string Name, bool IsNumber, Func<FlowRecord, string?> Text)[] All =
    [
        ("stream", true, f => Number(f.Number)),
        ("proto", false, ProtocolOf),
        ("src", false, f => f.Source.Address.ToString()),
        ("sport", true, f => Number(f.Source.Port)),
        ("dst", false, f => f.Destination.Address.ToString()),
        ("dport", true, f => Number(f.Destination.Port)),
        ("packets_fwd", true, f => Number(f.Forward.Packets)),
        ("packets_rev", true, f => Number(f.Reverse.Packets)),
        ("bytes_fwd", true, f => Number(f.Forward.Bytes)),
        ("bytes_rev", true, f => Number(f.Reverse.Bytes)),
        ("payload_fwd", true, f => Number(f.Forward.PayloadBytes)),
        ("payload_rev", true, f => Number(f.Reverse.PayloadBytes)),
        ("first", false, f => Time(f.FirstTime)),
        ("last", false, f => Time(f.LastTime)),
        ("duration", true, f => Seconds(f.DurationNanoseconds)),
        ("state", false, StateOf),
        ("flags_fwd", false, f => Flags(f.Forward.Flags)),
        ("flags_rev", false, f => Flags(f.Reverse.Flags)),
        ("rtt", true, f => f.HandshakeRoundTrip is { } trip ? Seconds(trip) : null),
        ("retransmissions_fwd", true, f => Number(f.Forward.Retransmissions)),
        ("retransmissions_rev", true, f => Number(f.Reverse.Retransmissions)),
        ("out_of_order_fwd", true, f => Number(f.Forward.OutOfOrder)),
        ("out_of_order_rev", true, f => Number(f.Reverse.OutOfOrder)),
        ("lost_fwd", true, f => Number(f.Forward.LostSegments)),
        ("lost_rev", true, f => Number(f.Reverse.LostSegments)),
        ("app", false, f => f.Application?.Name),
        ("end", false, f => f.End switch { FlowEnd.Replaced => "replaced", FlowEnd.Evicted => "evicted", _ => "capture" }),
        ("community_id", false, f => f.CommunityId),
        ("frames_omitted", true, f => Number(f.Frames.Omitted)),
    ];

    internal static string ProtocolOf(FlowRecord flow) => flow.Protocol switch
    {
        IPProtocol.Tcp => "tcp",
        IPProtocol.Udp => "udp",
        _ => "sctp",
    };

    internal static string StateOf(FlowRecord flow) => flow.State.ToString().ToUpperInvariant();

    internal static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Seconds(long nanoseconds) => string.Create(CultureInfo.InvariantCulture,
        $"{(nanoseconds < 0 ? "-" : "")}{Math.Abs(nanoseconds / Nano)}.{Math.Abs(nanoseconds % Nano):000000000}");

    private static string? Time(long nanoseconds)
    {
        if (nanoseconds == 0)
            return null;
        (long seconds, long rest) = Math.DivRem(nanoseconds, Nano);
        return (rest < 0 ? Timestamp.FromNanoseconds(seconds - 1, (uint)(rest + Nano)) : Timestamp.FromNanoseconds(seconds, (uint)rest)).ToString();
    }

    private static string Flags(TcpFlags flags)
    {
        string text = "";
        foreach ((TcpFlags flag, char letter) in (ReadOnlySpan<(TcpFlags, char)>)[(TcpFlags.Cwr, 'C'), (TcpFlags.Ece, 'E'), (TcpFlags.Urg, 'U'), (TcpFlags.Ack, 'A'), (TcpFlags.Psh, 'P'), (TcpFlags.Rst, 'R'), (TcpFlags.Syn, 'S'), (TcpFlags.Fin, 'F')])
            text += (flags & flag) != 0 ? letter : "";
        return text;
    }
}
