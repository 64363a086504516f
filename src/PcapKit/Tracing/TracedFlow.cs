using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PcapKit;

/// <summary>A flow, or one direction of it, and the file that has its packets.</summary>
public sealed class TracedFlow
{
    internal TracedFlow(FlowRecord flow, StreamSide? side, string label, string? path) => (Flow, Side, Label, Path) = (flow, side, label, path);

    /// <summary>What was measured of the flow; of both directions, complete when the flow has ended.</summary>
    public FlowRecord Flow { get; }

    /// <summary>The direction where each has a file of its own; null for both.</summary>
    public StreamSide? Side { get; }

    /// <summary>Its name: <c>source_port-destination_port-time</c>, with the time of its first packet in seconds since 1970 and dots instead of colons in IPv6 addresses.</summary>
    public string Label { get; }

    /// <summary>Its file; null where none is written.</summary>
    public string? Path { get; }

    /// <summary>How many packets it has.</summary>
    public long Packets { get; internal set; }

    internal static string LabelOf(IPEndPoint source, IPEndPoint destination, Timestamp? time) =>
        string.Create(CultureInfo.InvariantCulture, $"{Text(source.Address)}_{source.Port}-{Text(destination.Address)}_{destination.Port}-{Text(time.GetValueOrDefault())}");

    private static string Text(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? new IPv6Address(address.GetAddressBytes()).ToString().Replace(':', '.') : address.ToString();

    private static string Text(Timestamp time)
    {
        string fraction = time.Nanoseconds.ToString("D9", CultureInfo.InvariantCulture).TrimEnd('0');
        return string.Create(CultureInfo.InvariantCulture, $"{time.Seconds}.{(fraction.Length == 0 ? "0" : fraction)}");
    }
}
