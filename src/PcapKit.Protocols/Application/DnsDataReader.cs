using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Reads the data of a record that is being made editable; after the first thing that is not there all values are empty.</summary>
internal ref struct DnsDataReader
{
    private readonly ReadOnlySpan<byte> _message;
    private readonly int _end;
    private int _at;
    private bool _failed;

    public DnsDataReader(in DnsRecordView record)
    {
        _message = record.Message[..(record.DataOffset + record.Data.Length)];
        (_at, _end) = (record.DataOffset, _message.Length);
    }

    /// <summary>Whether everything was there and nothing is left.</summary>
    public readonly bool IsDone => !_failed && _at == _end;

    public byte Number8() => Take(1) is [var value] ? value : (byte)0;

    public ushort Number16() => Take(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : (ushort)0;

    public uint Number32() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : 0;

    public IPv6Address IPv6() => Take(16) is { Length: 16 } bytes ? new IPv6Address(bytes) : default;

    public byte[] Text() => Take(Number8()).ToArray();

    public byte[] Rest() => Take(_end - _at).ToArray();

    public string Name()
    {
        if (DnsName.TryRead(_message, _at, out DnsName name) && name.TryGetText(out string? text))
        {
            _at += name.WireLength;
            return text;
        }
        _failed = true;
        return ".";
    }

    public List<ReadOnlyMemory<byte>> Texts()
    {
        var texts = new List<ReadOnlyMemory<byte>>();
        while (!_failed && _at < _end)
            texts.Add(Text());
        return texts;
    }

    public List<(ushort Number, byte[] Data)> Pairs()
    {
        var pairs = new List<(ushort, byte[])>();
        while (!_failed && _at < _end)
            pairs.Add((Number16(), Take(Number16()).ToArray()));
        return pairs;
    }

    /// <summary>The data of a record with compressed names written out, so that they hold in any other place.</summary>
    public static byte[] Expand(in DnsRecordView record)
    {
        var data = new DnsDataReader(record);
        var expanded = new List<byte>(record.Data.Length);
        foreach (DnsPart part in DnsLayout.Of(record.Type))
        {
            if (part.Form == DnsForm.Name)
                data.ExpandName(expanded);
            else
                expanded.AddRange(data.Take(data.LengthOf(part.Form)));
        }
        expanded.AddRange(data.Take(data._end - data._at));
        return data._failed ? record.Data.ToArray() : [.. expanded];
    }

    private void ExpandName(List<byte> to)
    {
        Span<byte> wire = stackalloc byte[DnsName.MaxWireLength];
        if (!_failed && DnsName.TryRead(_message, _at, out DnsName name) && name.Expand(wire, out int length) == DnsNameProblem.None)
        {
            to.AddRange(wire[..length]);
            _at += name.WireLength;
            return;
        }
        _failed = true;
    }

    private readonly int LengthOf(DnsForm form) => form switch
    {
        DnsForm.Number8 => 1,
        DnsForm.Number16 => 2,
        DnsForm.Number32 or DnsForm.Time32 or DnsForm.IPv4 => 4,
        DnsForm.Time48 or DnsForm.Mac => 6,
        DnsForm.IPv6 => 16,
        DnsForm.Text8 or DnsForm.Bytes8 or DnsForm.Hash8 => 1 + (_at < _end ? _message[_at] : 0),
        DnsForm.Bytes16 => 2 + (int)Bits.ReadOrZero(_message, _at * 8, 16),
        // All other forms take what is left; names are never behind them.
        _ => _end - _at,
    };

    private ReadOnlySpan<byte> Take(int length)
    {
        if (_failed || _end - _at < length)
        {
            _failed = true;
            return default;
        }
        _at += length;
        return _message.Slice(_at - length, length);
    }
}
