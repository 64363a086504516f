using System.Globalization;
using System.Text;

namespace PcapKit.Cli.Commands;

/// <summary>The options of sections and interfaces that people want to see, in words.</summary>
internal static class InfoOptions
{
    // What stands in lines of its own, as the name and the time precision do, is not repeated.
    private static readonly (string Name, string Label, string Json)[] Shown =
    [
        ("opt_comment", "Comment", "comment"),
        ("shb_hardware", "Capture hardware", "hardware"),
        ("shb_os", "Capture oper-sys", "os"),
        ("shb_userappl", "Capture application", "application"),
        ("if_description", "Description", "description"),
        ("if_filter", "Filter", "filter"),
        ("if_os", "Operating system", "os"),
        ("if_hardware", "Hardware", "hardware"),
        ("if_speed", "Speed", "speed"),
        ("if_txspeed", "Transmit speed", "transmit_speed"),
        ("if_rxspeed", "Receive speed", "receive_speed"),
        ("if_fcslen", "FCS length", "fcs_length"),
        ("if_tsoffset", "Time offset", "time_offset"),
        ("if_iana_tzname", "Time zone", "time_zone"),
        ("if_IPv4addr", "IPv4 address", "ipv4"),
        ("if_IPv6addr", "IPv6 address", "ipv6"),
        ("if_MACaddr", "MAC address", "mac"),
        ("if_EUIaddr", "EUI address", "eui"),
    ];

    internal static bool IsShown(CaptureOption option) => Find(option) >= 0;

    internal static string LabelOf(CaptureOption option) => Shown[Find(option)].Label;

    internal static string KeyOf(CaptureOption option) => Shown[Find(option)].Json;

    internal static string TextOf(CaptureOption option)
    {
        ReadOnlySpan<byte> value = option.Value.Span;
        switch (option.Name)
        {
            case "if_filter" when value.Length > 0:
                return value[0] == 0 ? Encoding.UTF8.GetString(value[1..]) : $"{value.Length - 1} bytes of BPF program";
            case "if_speed" or "if_txspeed" or "if_rxspeed" when option.TryGetNumber(out ulong speed):
                return speed.ToString(CultureInfo.InvariantCulture) + " bits/s";
            case "if_fcslen" when option.TryGetNumber(out ulong length):
                return length.ToString(CultureInfo.InvariantCulture) + " bytes";
            case "if_tsoffset" when option.TryGetNumber(out ulong offset):
                return ((long)offset).ToString(CultureInfo.InvariantCulture) + " seconds";
            case "if_IPv4addr" when value.Length == 8:
                return $"{new IPv4Address(value)} mask {new IPv4Address(value[4..])}";
            case "if_IPv6addr" when value.Length == 17:
                return string.Create(CultureInfo.InvariantCulture, $"{new IPv6Address(value[..16])}/{value[16]}");
            case "if_MACaddr" when value.Length == 6:
                return new MacAddress(value).ToString();
            case "if_speed" or "if_txspeed" or "if_rxspeed" or "if_fcslen" or "if_tsoffset" or "if_IPv4addr" or "if_IPv6addr" or "if_MACaddr" or "if_EUIaddr":
                return Convert.ToHexStringLower(value);
            default:
                return option.Text;
        }
    }

    private static int Find(CaptureOption option)
    {
        string? name = option.Name;
        return Array.FindIndex(Shown, s => s.Name == name);
    }
}
