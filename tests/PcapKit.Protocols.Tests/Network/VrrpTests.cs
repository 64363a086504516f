namespace PcapKit.Protocols.Tests;

// Expected values: tshark 4.0.17 on the same bytes, checksums included.
public class VrrpTests : ProtocolTests<VrrpView, Vrrp>
{
    private const string IPv4 = "4500 0024 0000 0000 ff70 1aae c0a80001 e0000012";
    private const string IPv6 = "60000000 0018 70 ff fe800000000000000000000000000001 ff020000000000000000000000000012";

    protected override IReadOnlyList<Golden> Goldens =>
    [
        new("version 2", "21 01 64 01 01 01 d57d c0a80001 7061737300000000")
        {
            Chain = "VRRP",
            Recomputes = true,
            Fields = """
                vrrp.typever: 33
                  vrrp.version: 2
                  vrrp.type: 1
                vrrp.virt_rtr_id: 1
                vrrp.prio: 100
                vrrp.addr_count: 1
                vrrp.auth_type: 1
                vrrp.adver_int: 1
                vrrp.checksum: 0xd57d
                vrrp.ip_addr: 192.168.0.1
                vrrp.auth_data: 7061737300000000
                vrrp.auth_string: pass
                """,
        },
        new("version 3", "31 01 64 02 0064 4807 c0a80001 c0a80002")
        {
            Below = IPv4,
            LinkType = 228,
            Chain = "VRRP",
            Recomputes = true,
            Fields = """
                vrrp.typever: 49
                  vrrp.version: 3
                  vrrp.type: 1
                vrrp.virt_rtr_id: 1
                vrrp.prio: 100
                vrrp.addr_count: 2
                vrrp.reserved_mbz: 0
                vrrp.short_adver_int: 100
                vrrp.checksum: 0x4807
                vrrp.ip_addr: 192.168.0.1
                vrrp.ip_addr: 192.168.0.2
                """,
        },
        new("version 3 over IPv6", "31 01 64 01 0fff 5dc5 fe800000000000000000000000000099")
        {
            Below = IPv6,
            LinkType = 229,
            Chain = "VRRP",
            Recomputes = true,
            Fields = """
                vrrp.typever: 49
                  vrrp.version: 3
                  vrrp.type: 1
                vrrp.virt_rtr_id: 1
                vrrp.prio: 100
                vrrp.addr_count: 1
                vrrp.reserved_mbz: 0
                vrrp.short_adver_int: 4095
                vrrp.checksum: 0x5dc5
                vrrp.ipv6_addr: fe80::99
                """,
        },
    ];

    // A message has the fields of its version, and one length of authentication data.
    protected override void Constrain(Vrrp layer, Random random)
    {
        layer.Version = (byte)random.Next(2, 4);
        bool is3 = layer.Version == 3;
        layer.AuthenticationType = is3 ? null : VrrpAuthentication.None;
        layer.Interval = is3 ? null : (byte)random.Next(256);
        layer.Reserved = is3 ? (byte)0 : null;
        layer.IntervalInCentiseconds = is3 ? (ushort)random.Next(4096) : null;
        layer.AuthenticationData = is3 ? default : new byte[8];
        layer.IPv6Addresses.Clear();
        layer.AddressCount = (byte)layer.Addresses.Count;
    }
}
