using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Finds the files that a capture carried, and writes them: what Wireshark calls exporting objects.</summary>
/// <remarks>One pass over the capture. Bodies are written as they come, so that neither long files nor many at a time take memory.</remarks>
public static class CarriedFiles
{
    /// <summary>Walks the files of a capture in the order in which they end.</summary>
    /// <param name="path">The capture.</param>
    /// <param name="options">What to look for, and where to write; null for listing all.</param>
    /// <exception cref="CaptureFormatException">The capture is damaged or cut; what was found before was delivered.</exception>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    public static IEnumerable<CarriedFile> Read(string path, ObjectOptions? options = null)
    {
        options ??= new ObjectOptions();
        return Read(CaptureOf(path, options), options);
    }

    /// <summary>The same for a capture that is open already.</summary>
    /// <param name="capture">The capture; disposed of at the end. To be fast it should find no more than TCP: see <see cref="DissectOptions.Needed"/>.</param>
    /// <param name="options">What to look for, and where to write; null for listing all.</param>
    public static IEnumerable<CarriedFile> Read(Capture capture, ObjectOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(capture);
        return Walk(capture, options ?? new ObjectOptions());
    }

    /// <summary>How captures are dissected for this: as far as TCP, with whole datagrams.</summary>
    public static CaptureOptions CaptureOptions { get; } = new()
    {
        Dissect = new DissectOptions { Needed = [TcpProtocol.Instance] },
        // Fragments of IP are put together; the streams are at hand here.
        Reassemble = true,
        Reassembly = new ReassemblyOptions { Streams = false },
    };

    private static Capture CaptureOf(string path, ObjectOptions options) => Capture.Open(path, options: CaptureOptions with { Reader = options.Reader });

    private static IEnumerable<CarriedFile> Walk(Capture capture, ObjectOptions options)
    {
        var store = new ObjectStore(options);
        try
        {
            var parsing = new StreamParsing(capture.Registry, null, (options.Parsing ?? new StreamParsingOptions()) with { Objects = store });
            var reassembler = new TcpReassembler(capture.Registry, parsing.Open, options.Reassembly);
            while (Next(capture, reassembler))
            {
                while (store.TryTake(out CarriedFile? file))
                    yield return file!;
            }
            reassembler.Complete();
            while (store.TryTake(out CarriedFile? file))
                yield return file!;
            if (MetLimits.Of(streams: reassembler, messages: parsing) is { Count: > 0 } limits)
                options.LimitsMet?.Invoke(limits);
        }
        finally
        {
            store.Abandon();
            capture.Dispose();
        }
    }

    private static bool Next(Capture capture, TcpReassembler reassembler)
    {
        if (!capture.TryRead(out Packet packet))
            return false;
        reassembler.Observe(packet);
        return true;
    }
}
