using System.Text;

namespace PcapKit.IO.Tests;

/// <summary>Bytes put together by hand, in one byte order.</summary>
internal sealed class ByteList(bool bigEndian)
{
    private readonly List<byte> _bytes = [];

    public bool BigEndian => bigEndian;

    public ByteList Raw(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public ByteList U16(uint value) => Number(value, 2);

    public ByteList U32(uint value) => Number(value, 4);

    public ByteList U64(ulong value) => Number(value, 8);

    public ByteList Pad()
    {
        while (_bytes.Count % 4 != 0)
            _bytes.Add(0);
        return this;
    }

    public byte[] ToArray() => [.. _bytes];

    private ByteList Number(ulong value, int size)
    {
        for (int i = 0; i < size; i++)
            _bytes.Add((byte)(value >> 8 * (bigEndian ? size - 1 - i : i)));
        return this;
    }
}

/// <summary>Parts of pcap files as the format describes them.</summary>
internal static class Pcap
{
    public const uint Micro = 0xA1B2C3D4, Nano = 0xA1B23C4D, Modified = 0xA1B2CD34;

    public static byte[] Header(uint magic = Micro, bool bigEndian = false, uint snapLength = 65535, uint network = 1, uint minor = 4) =>
        new ByteList(bigEndian).U32(magic).U16(2).U16(minor).U32(0).U32(0).U32(snapLength).U32(network).ToArray();

    public static byte[] Record(byte[] data, uint seconds = 1_500_000_000, uint fraction = 123_456, bool bigEndian = false, uint? original = null, int extra = 0) =>
        new ByteList(bigEndian).U32(seconds).U32(fraction).U32((uint)data.Length).U32(original ?? (uint)data.Length).Raw(new byte[extra]).Raw(data).ToArray();

    /// <summary>Bytes that no reader takes for a record header.</summary>
    public static byte[] Packet(int length, byte seed = 0xE0)
    {
        byte[] data = new byte[length];
        for (int i = 0; i < length; i++)
            data[i] = (byte)(seed + i % 16);
        return data;
    }

    /// <summary>A file of some packets of different lengths, a second apart.</summary>
    public static byte[] File(int packets, uint magic = Micro, bool bigEndian = false, int extra = 0)
    {
        var file = new ByteList(bigEndian).Raw(Header(magic, bigEndian));
        for (int i = 0; i < packets; i++)
            file.Raw(Record(Packet(60 + i % 7), 1_500_000_000 + (uint)i, (uint)i, bigEndian, extra: extra));
        return file.ToArray();
    }
}

/// <summary>Parts of pcapng files as the specification describes them.</summary>
internal static class PcapNg
{
    public static byte[] Block(uint type, byte[] body, bool bigEndian = false)
    {
        var padded = new ByteList(bigEndian).Raw(body).Pad().ToArray();
        uint length = (uint)padded.Length + 12;
        return new ByteList(bigEndian).U32(type).U32(length).Raw(padded).U32(length).ToArray();
    }

    public static byte[] Section(bool bigEndian = false, byte[]? options = null, uint major = 1, uint minor = 0) =>
        Block(0x0A0D0D0A, new ByteList(bigEndian).U32(0x1A2B3C4D).U16(major).U16(minor).U64(ulong.MaxValue).Raw(options ?? []).ToArray(), bigEndian);

    public static byte[] Interface(uint linkType = 1, uint snapLength = 0, bool bigEndian = false, byte[]? options = null) =>
        Block(1, new ByteList(bigEndian).U16(linkType).U16(0).U32(snapLength).Raw(options ?? []).ToArray(), bigEndian);

    public static byte[] Enhanced(byte[] data, ulong ticks = 1_500_000_000_123_456, uint id = 0, bool bigEndian = false, uint? original = null, byte[]? options = null, uint? captured = null) =>
        Block(6, new ByteList(bigEndian).U32(id).U32((uint)(ticks >> 32)).U32((uint)ticks).U32(captured ?? (uint)data.Length).U32(original ?? (uint)data.Length)
            .Raw(data).Pad().Raw(options ?? []).ToArray(), bigEndian);

    public static byte[] Obsolete(byte[] data, ulong ticks, uint id = 0, bool bigEndian = false) =>
        Block(2, new ByteList(bigEndian).U16(id).U16(7).U32((uint)(ticks >> 32)).U32((uint)ticks).U32((uint)data.Length).U32((uint)data.Length)
            .Raw(data).ToArray(), bigEndian);

    public static byte[] Simple(byte[] data, uint original, bool bigEndian = false) =>
        Block(3, new ByteList(bigEndian).U32(original).Raw(data).ToArray(), bigEndian);

    public static byte[] Option(ushort code, byte[] value, bool bigEndian = false) =>
        new ByteList(bigEndian).U16(code).U16((uint)value.Length).Raw(value).Pad().ToArray();

    public static byte[] Text(ushort code, string text, bool bigEndian = false) => Option(code, Encoding.UTF8.GetBytes(text), bigEndian);

    public static byte[] Number(ushort code, ulong value, int size, bool bigEndian = false) =>
        Option(code, (size == 8 ? new ByteList(bigEndian).U64(value) : new ByteList(bigEndian).U32((uint)value)).ToArray(), bigEndian);

    public static byte[] End(bool bigEndian = false) => Option(0, [], bigEndian);

    /// <summary>A file with every block type, comments and two sections of different byte orders.</summary>
    public static byte[] Everything()
    {
        byte[] comment = [.. Text(1, "seen ärlier"), .. Number(2, 1, 4), .. End()];
        return
        [
            .. Section(options: [.. Text(3, "an OS"), .. Text(4, "a test"), .. End()]),
            .. Interface(1, 0, options: [.. Text(2, "eth0"), .. Option(9, [9]), .. End()]),
            .. Interface(101, 100),
            .. Block(4, [.. new ByteList(false).U16(1).U16(9).Raw(192, 0, 2, 1, (byte)'h', (byte)'o', (byte)'s', (byte)'t', 0).Pad().ToArray(), 0, 0, 0, 0]),
            .. Block(10, new ByteList(false).U32(0x544C534B).U32(5).Raw("key\r\n"u8).ToArray()),
            .. Enhanced(Pcap.Packet(61), 1_500_000_000_000_000_001, options: comment),
            .. Enhanced(Pcap.Packet(40), 1_500_000_000_000_001, id: 1, original: 1500),
            .. Simple(Pcap.Packet(33), 33),
            .. Obsolete(Pcap.Packet(42), 1_500_000_000_000_000_003),
            .. Block(9, [.. "MESSAGE=hello\n"u8]),
            .. Block(0x0BAD, new ByteList(false).U32(32473).Raw("mine"u8).ToArray()),
            .. Block(0x4000_0BAD, new ByteList(false).U32(32473).Raw("mine only"u8).ToArray()),
            .. Block(0x8000_1234, [1, 2, 3, 4, 5]),
            .. Block(5, new ByteList(false).U32(0).U32(349245).U32(3_000_000_000).Raw(Number(4, 17, 8)).Raw(End()).ToArray()),
            .. Section(bigEndian: true),
            .. Interface(113, 65535, bigEndian: true),
            .. Enhanced(Pcap.Packet(70), 1_500_000_001_000_000, bigEndian: true),
        ];
    }
}

/// <summary>A packet that may be kept.</summary>
internal sealed record Seen(long Number, Timestamp? Time, int Original, uint LinkType, int? Id, byte[] Data, byte[] Options)
{
    public static Seen Of(in CapturedFrame frame) =>
        new(frame.Number, frame.Time, frame.OriginalLength, frame.LinkType, frame.InterfaceId, frame.Data.ToArray(), frame.Options.ToArray());
}

internal static class Reading
{
    public static List<Seen> All(byte[] file, CaptureReaderOptions? options = null) => All(CaptureReader.Open(new MemoryStream(file), options));

    public static List<Seen> All(CaptureReader reader)
    {
        using (reader)
        {
            var seen = new List<Seen>();
            while (reader.Read(out CapturedFrame frame))
                seen.Add(Seen.Of(frame));
            return seen;
        }
    }

    /// <summary>Reads up to the damage.</summary>
    public static (List<Seen> Packets, CaptureFormatException? Error) Until(byte[] file, CaptureReaderOptions? options = null) =>
        Until(new MemoryStream(file), options);

    public static (List<Seen> Packets, CaptureFormatException? Error) Until(Stream stream, CaptureReaderOptions? options = null)
    {
        var seen = new List<Seen>();
        try
        {
            using var reader = CaptureReader.Open(stream, options);
            while (reader.Read(out CapturedFrame frame))
                seen.Add(Seen.Of(frame));
            return (seen, null);
        }
        catch (CaptureFormatException e)
        {
            return (seen, e);
        }
    }

    public static List<CaptureBlock> Blocks(byte[] file)
    {
        var blocks = new List<CaptureBlock>();
        using var reader = CaptureReader.Open(new MemoryStream(file));
        reader.BlockRead = blocks.Add;
        while (reader.Read(out _))
        {
        }
        return blocks;
    }
}

/// <summary>Writes down what is pushed, one line a field.</summary>
internal sealed class ListSink : FieldSink
{
    private int _depth;

    public List<string> Lines { get; } = [];

    public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength) =>
        Add($"{field.Name}={(field.Kind is FieldKind.Int or FieldKind.Time ? ((long)value).ToString() : value.ToString())}");

    public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength) => Add($"{field.Name}={Convert.ToHexStringLower(value)}");

    public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength) => Add($"{field.Name}='{Encoding.UTF8.GetString(utf8)}'");

    public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength)
    {
        Add($"{field.Name}{(field.Kind is FieldKind.Group or FieldKind.List ? "" : "=" + value)} (");
        _depth++;
    }

    public override void EndGroup() => Assert.True(--_depth >= 0);

    public override void Problem(IssueKind kind, string detail, int bitOffset) => Add($"!{kind}");

    public static List<string> Of(CaptureBlock block)
    {
        var sink = new ListSink();
        block.Visit(sink);
        Assert.Equal(0, sink._depth);
        return sink.Lines;
    }

    public static List<string> Of(in CapturedFrame frame)
    {
        var sink = new ListSink();
        frame.Details!.Visit(frame, sink);
        Assert.Equal(0, sink._depth);
        return sink.Lines;
    }

    private void Add(string line) => Lines.Add(line);
}

/// <summary>A stream that cannot seek and gives few bytes at a time.</summary>
internal sealed class Trickle(byte[] data, int atOnce) : Stream
{
    private int _at;

    public bool Disposed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(Math.Min(atOnce, buffer.Length), data.Length - _at);
        data.AsSpan(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        Disposed = true;
        base.Dispose(disposing);
    }
}
