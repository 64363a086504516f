namespace PcapKit;

// What is put together of several frames.
public sealed partial class Extractor
{
    private readonly Reassembler? _reassembler;

    /// <summary>What was put together so far: datagrams of IPv4 and IPv6, sides of TCP streams with the messages in them.</summary>
    /// <exception cref="InvalidOperationException">Nothing is put together.</exception>
    public Reassembler Reassembly => _reassembler
        ?? throw new InvalidOperationException("This extraction puts nothing together; ask for it by IP, IPv4, IPv6 or Tcp.");

    private static ReassemblyProtocols ProtocolsOf(ExtractorOptions options) =>
        (options.IP ? ReassemblyProtocols.IP : 0) | (options.IPv4 ? ReassemblyProtocols.IPv4 : 0)
        | (options.IPv6 ? ReassemblyProtocols.IPv6 : 0) | (options.Tcp ? ReassemblyProtocols.Tcp : 0);

    private static bool WantsDatagrams(ExtractorOptions options) => (ProtocolsOf(options) & ReassemblyProtocols.IP) != 0;

    private Reassembler? MakeReassembler(ExtractorOptions options)
    {
        ReassemblyProtocols protocols = ProtocolsOf(options);
        return protocols == ReassemblyProtocols.None ? null : new Reassembler(Registry, new ReassemblerOptions
        {
            Protocols = protocols,
            Strict = options.Strict,
            Store = options.ReassemblyStore,
            MaxBytes = options.ReassemblyBytes,
            Datagrams = options.Reassembly?.Datagrams,
            DatagramEnded = options.DatagramReassembled,
            StreamEnded = options.StreamReassembled,
        });
    }
}
