using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PcapKit.Cli.Commands;

/// <summary>The files of <c>pcapkit reassemble</c>. Their names are made of addresses and numbers only, so that nothing from the wire stands in them.</summary>
internal sealed class ReassemblyFiles : IDisposable
{
    private readonly string _folder;
    private readonly ReportFormatEntry? _report;
    private readonly string _input;
    private readonly OutputFiles _files = new();
    private readonly Dictionary<ReassembledStream, OutputFile> _open = [];

    internal ReassemblyFiles(string folder, ReportFormatEntry? report, string input)
    {
        (_folder, _report, _input) = (folder, report, input);
        Directory.CreateDirectory(folder);
    }

    /// <summary>Where the bytes of a side go as they come.</summary>
    internal Stream Open(ReassembledStream side)
    {
        OutputFile file = _files.Add(PathOf(NameOf(side)));
        _open.Add(side, file);
        return new SideStream(file);
    }

    /// <summary>Writes a datagram.</summary>
    /// <returns>Its file; null where there is nothing to write.</returns>
    internal string? Write(ReassembledDatagram datagram)
    {
        DatagramKey key = datagram.Id;
        string name = key.IsIPv6
            ? $"ipv6-{Text(key.Source.ToIPAddress())}-{Text(key.Destination.ToIPAddress())}-{key.Identification:x8}"
            : $"ipv4-{new IPv4Address((uint)key.Source.Low)}-{new IPv4Address((uint)key.Destination.Low)}-{key.Identification:x4}-{(byte)key.Protocol}";
        name += string.Create(CultureInfo.InvariantCulture, $"-frame{datagram.Frames[0]}");
        if (_report is not null)
            return WriteReport(name, datagram);
        if (datagram.Length == 0)
            return null;
        string path = PathOf(name);
        using var file = new OutputFile(path);
        foreach (DataRun run in datagram.Runs)
            file.Write(run.Bytes.Span);
        file.Complete();
        return path;
    }

    /// <summary>Ends the file of a side.</summary>
    /// <returns>Its file; null where there is nothing to write.</returns>
    internal string? Write(ReassembledStream side)
    {
        if (_report is not null)
            return WriteReport(NameOf(side), side);
        if (!_open.Remove(side, out OutputFile? file))
            return null;
        file.Complete();
        return PathOf(NameOf(side));
    }

    /// <summary>Takes away what was not ended: sides that are not complete where only complete ones are wanted.</summary>
    public void Dispose()
    {
        _files.Dispose();
        _open.Clear();
    }

    private string? WriteReport(string name, Reassembled result)
    {
        if (result.Packets.Count == 0)
            return null;
        string path = PathOf(name);
        using ReportWriter writer = ReportWriter.ToFile(path, _report!.Create(ReportOptions.Default));
        foreach (ReassembledMessage message in result.Packets)
            writer.WriteFrame(message.Packet.AsPacket());
        writer.Complete();
        return path;
    }

    private string PathOf(string name)
    {
        string path = Path.Combine(_folder, name + (_report?.Extension ?? ".raw"));
        // Where a path leads costs more than all else: asked only where the name is the same.
        if (Path.GetFileName(path).Equals(Path.GetFileName(_input), StringComparison.OrdinalIgnoreCase) && _input != FileNames.Standard && OutputFile.WouldReplace(path, _input))
            throw new JobException(path, "is the input; the files need another folder");
        return path;
    }

    private static string NameOf(ReassembledStream side) => string.Create(CultureInfo.InvariantCulture,
        $"tcp-{side.Stream.Number}-{Text(side.Source.Address)}_{side.Source.Port}-{Text(side.Destination.Address)}_{side.Destination.Port}");

    private static string Text(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6
        ? new IPv6Address(address.GetAddressBytes()).ToString().Replace(':', '.')
        : address.ToString();

    // A side that has ended is closed; whether its file stays is told later.
    private sealed class SideStream(OutputFile file) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(ReadOnlySpan<byte> buffer) => file.Write(buffer);

        public override void Write(byte[] buffer, int offset, int count) => file.Write(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
