using System.IO.Compression;

namespace PcapKit;

/// <summary>Takes gzip off an input, and notices when it is cut.</summary>
/// <remarks>
/// <see cref="GZipStream"/> takes the end of a cut file for the end of its data. So a member of its own is added behind the
/// last byte: it comes out where the data were whole, and is swallowed by the unfinished member where they were cut.
/// </remarks>
internal sealed class GunzipStream : ReadOnlyStream
{
    // "?" as a gzip member: header, one stored block, check sum and length (RFC 1952).
    private static readonly byte[] Probe = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1, 1, 0, 0xFE, 0xFF, (byte)'?', 0xB0, 0xC2, 0x64, 0x64, 1, 0, 0, 0];

    private readonly PackedStream _packed;
    private readonly GZipStream _gzip;
    private bool _ended;

    /// <summary>Reads an input that begins with the magic number of gzip.</summary>
    /// <param name="input">The input; closed with the stream.</param>
    public GunzipStream(InputBuffer input)
    {
        _packed = new(input);
        _gzip = new(_packed, CompressionMode.Decompress);
    }

    /// <summary>Reads on.</summary>
    /// <param name="buffer">Receives the bytes.</param>
    /// <exception cref="InvalidDataException">The data are damaged or cut.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_ended || buffer.IsEmpty)
            return 0;
        int count = _gzip.Read(buffer);
        if (count == 0)
        {
            _ended = true;
            CheckEnd();
        }
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _gzip.Dispose();
        base.Dispose(disposing);
    }

    private void CheckEnd()
    {
        _packed.Probing = true;
        Span<byte> rest = stackalloc byte[16];
        int count = _gzip.ReadAtLeast(rest, rest.Length, throwOnEndOfStream: false);
        // Bytes behind the last member that are no gzip end the reading before the probe: they are ignored, as gzip does.
        if (_packed.ProbeRead && (count != 1 || rest[0] != (byte)'?'))
            throw new InvalidDataException("The gzip data are cut.");
    }

    // The compressed bytes, and the probe behind them.
    private sealed class PackedStream(InputBuffer input) : ReadOnlyStream
    {
        // What one portion holds is lost where it turns out to be damaged, so portions are small; and the check sum and length
        // at the very end come alone, so that all data are out before they are found wrong.
        private const int Portion = 1024, TrailerLength = 8;

        private int _at;

        public bool Probing { get; set; }

        public bool ProbeRead => _at > 0;

        public override int Read(Span<byte> buffer)
        {
            if (!Probing)
                return Take(buffer);
            int count = Math.Min(buffer.Length, Probe.Length - _at);
            Probe.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        private int Take(Span<byte> buffer)
        {
            bool more = input.Fill(TrailerLength + 1);
            int count = more ? Math.Min(Portion, input.Available - TrailerLength) : TrailerLength;
            return input.Take(buffer[..Math.Min(buffer.Length, count)]);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                input.Dispose();
            base.Dispose(disposing);
        }
    }
}
