using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>Shows the data of one record by the layout of its type.</summary>
internal ref struct DnsDataVisitor
{
    // A bit map of types may set a field for every bit; real ones have a few dozen.
    private const int MaxTypes = 512;

    private readonly ReadOnlySpan<byte> _message;
    private readonly FieldSink _sink;
    private readonly DnsNameText _names;
    private readonly int _end;
    private int _at;

    public DnsDataVisitor(ReadOnlySpan<byte> message, FieldSink sink, DnsNameText names, int start, int end)
    {
        _message = message;
        _sink = sink;
        _names = names;
        (_at, _end) = (start, end);
    }

    private readonly int Left => _end - _at;

    public void Run(DnsType type)
    {
        foreach (DnsPart part in DnsLayout.Of(type))
        {
            if (!Show(part))
            {
                _sink.Problem(IssueKind.Malformed, "the data of a record are shorter than its type needs", _at * 8);
                break;
            }
        }
        if (Left > 0)
            Bytes(DnsFields.Data, Left);
    }

    private bool Show(DnsPart part)
    {
        switch (part.Form)
        {
            case DnsForm.Number8: return Number(part, 1);
            case DnsForm.Number16: return Number(part, 2);
            case DnsForm.Number32: return Number(part, 4);
            case DnsForm.IPv4: return Number(part, 4);
            case DnsForm.Mac: return Number(part, 6);
            case DnsForm.Time32: return Time(part.Field, 4);
            case DnsForm.Time48: return Time(part.Field, 6);
            case DnsForm.IPv6: return Take(part.Field, 16);
            case DnsForm.Name: return Name(part.Field);
            case DnsForm.Text8: return Counted(part, 1, true);
            case DnsForm.Bytes8: return Counted(part, 1, false);
            case DnsForm.Bytes16: return Counted(part, 2, false);
            case DnsForm.Hash8: return Hash(part);
            case DnsForm.Texts8:
                while (Left > 0)
                {
                    if (!Counted(part, 1, true))
                        return false;
                }
                return true;
            case DnsForm.RestBytes:
                Bytes(part.Field, Left);
                return true;
            case DnsForm.Types: return Types();
            case DnsForm.CertificationTag: return CertificationTag();
            case DnsForm.ServiceParameters: return List(part.Field, DnsFields.ServiceParameter);
            case DnsForm.Options: return List(part.Field, DnsFields.Option);
            default: return false;
        }
    }

    private bool Number(DnsPart part, int length)
    {
        if (Left < length)
            return false;
        ulong value = Bits.Read(_message, _at * 8, length * 8);
        if (part.Parts is null)
        {
            _sink.Number(part.Field, value, _at * 8, length * 8);
        }
        else
        {
            _sink.BeginGroup(part.Field, value, _at * 8, length * 8);
            foreach (DnsFlag flag in part.Parts)
                _sink.Number(flag.Field, value >> flag.Shift & ((1UL << flag.Bits) - 1), (_at + length) * 8 - flag.Shift - flag.Bits, flag.Bits);
            _sink.EndGroup();
        }
        _at += length;
        return true;
    }

    private bool Time(FieldInfo field, int length)
    {
        if (Left < length)
            return false;
        ulong seconds = Bits.Read(_message, _at * 8, length * 8);
        // 48 bits of seconds are more than 64 bits of nanoseconds hold.
        _sink.Number(field, Math.Min(seconds, long.MaxValue / 1_000_000_000) * 1_000_000_000, _at * 8, length * 8);
        _at += length;
        return true;
    }

    private bool Take(FieldInfo field, int length)
    {
        if (Left < length)
            return false;
        Bytes(field, length);
        return true;
    }

    private void Bytes(FieldInfo field, int length)
    {
        if (length > 0)
            _sink.Bytes(field, _message.Slice(_at, length), _at * 8, length * 8);
        _at += length;
    }

    private void Text(FieldInfo field, int length)
    {
        _sink.Text(field, _message.Slice(_at, length), _at * 8, length * 8);
        _at += length;
    }

    private bool Name(FieldInfo field)
    {
        if (!DnsName.TryRead(_message[.._end], _at, out DnsName own) || !DnsName.TryRead(_message, _at, out DnsName name))
            return false;
        _names.Show(_sink, field, name, out _);
        _at += own.WireLength;
        return true;
    }

    private bool Counted(DnsPart part, int size, bool text)
    {
        if (Left < size)
            return false;
        int length = (int)Bits.Read(_message, _at * 8, size * 8);
        _sink.Number(part.Count!, (ulong)length, _at * 8, size * 8);
        _at += size;
        if (Left < length)
            return false;
        if (text)
            Text(part.Field, length);
        else
            Bytes(part.Field, length);
        return true;
    }

    // The hash is shown as it stands in a name (RFC 5155, section 3.3): base32 with the alphabet that keeps the order.
    private bool Hash(DnsPart part)
    {
        if (Left < 1 || Left - 1 < _message[_at])
            return false;
        int length = _message[_at];
        _sink.Number(part.Count!, (ulong)length, _at * 8, 8);
        _at++;
        Span<byte> text = stackalloc byte[408];
        int bits = length * 8, digits = (bits + 4) / 5;
        for (int i = 0; i < digits; i++)
        {
            int at = _at * 8 + i * 5, have = Math.Min(5, bits - i * 5);
            text[i] = "0123456789abcdefghijklmnopqrstuv"u8[(int)(Bits.Read(_message, at, have) << (5 - have))];
        }
        _sink.Text(part.Field, text[..digits], _at * 8, bits);
        _at += length;
        return true;
    }

    // Windows of 256 types, each with a bit map of up to 32 bytes (RFC 4034, section 4.1.2).
    private bool Types()
    {
        int shown = 0;
        while (Left > 0)
        {
            if (Left < 2 || _message[_at + 1] is 0 or > 32 || Left - 2 < _message[_at + 1])
                return false;
            int window = _message[_at] << 8, bits = _message[_at + 1] * 8;
            for (int i = 0; i < bits; i++)
            {
                if ((_message[_at + 2 + (i >> 3)] & 0x80 >> (i & 7)) == 0)
                    continue;
                if (shown++ == MaxTypes)
                {
                    _sink.Problem(IssueKind.TooDeep, "more types in a bit map than the limit", _at * 8);
                    _at = _end;
                    return true;
                }
                _sink.Number(DnsFields.CoveredType, (ulong)(window + i), (_at + 2) * 8 + i, 1);
            }
            _at += 2 + bits / 8;
        }
        return true;
    }

    // RFC 8659, section 4.1.
    private bool CertificationTag()
    {
        if (Left < 1 || Left - 1 < _message[_at])
            return false;
        int length = _message[_at];
        _sink.Number(DnsFields.CaaTagLength, (ulong)length, _at * 8, 8);
        _at++;
        ReadOnlySpan<byte> tag = _message.Slice(_at, length);
        Text(DnsFields.CaaTag, length);
        ReadOnlySpan<byte> value = _message[_at.._end];
        Text(DnsFields.CaaValue, Left);
        _sink.Text(tag switch
        {
            _ when tag.SequenceEqual("issue"u8) => DnsFields.CaaIssue,
            _ when tag.SequenceEqual("issuewild"u8) => DnsFields.CaaIssueWild,
            _ when tag.SequenceEqual("iodef"u8) => DnsFields.CaaReport,
            _ => DnsFields.CaaUnknown,
        }, value, 0, 0);
        return true;
    }

    // Options of OPT and parameters of SVCB have one frame: a number, a length, and as many bytes.
    private bool List(FieldInfo list, FieldInfo element)
    {
        _sink.BeginGroup(list, 0, _at * 8, Left * 8);
        bool whole = true;
        while (Left > 0 && whole)
        {
            whole = Left >= 4 && Left - 4 >= BinaryPrimitives.ReadUInt16BigEndian(_message[(_at + 2)..]);
            if (!whole)
                break;
            int number = BinaryPrimitives.ReadUInt16BigEndian(_message[_at..]), length = BinaryPrimitives.ReadUInt16BigEndian(_message[(_at + 2)..]);
            bool option = element == DnsFields.Option;
            _sink.BeginGroup(element, 0, _at * 8, (4 + length) * 8);
            _sink.Number(option ? DnsFields.OptionCode : DnsFields.ServiceKey, (ulong)number, _at * 8, 16);
            _sink.Number(option ? DnsFields.OptionLength : DnsFields.ServiceLength, (ulong)length, _at * 8 + 16, 16);
            _at += 4;
            var inner = new DnsDataVisitor(_message, _sink, _names, _at, _at + length);
            if (option)
                inner.Option((DnsOptionCode)number);
            else
                inner.Parameter((DnsServiceKey)number);
            _at += length;
            _sink.EndGroup();
        }
        _sink.EndGroup();
        return whole;
    }

    private void Option(DnsOptionCode code)
    {
        ReadOnlySpan<byte> all = _message[_at.._end];
        switch (code)
        {
            case DnsOptionCode.ClientSubnet when Left >= 4:
                Subnet();
                break;
            case DnsOptionCode.Cookie when Left >= 8:
                Bytes(DnsFields.ClientCookie, 8);
                Bytes(DnsFields.ServerCookie, Left);
                break;
            case DnsOptionCode.ExtendedError when Left >= 2:
                NumberOf(DnsFields.ErrorCode, 2);
                if (Left > 0)
                    Text(DnsFields.ErrorText, Left);
                break;
            case DnsOptionCode.TcpKeepalive when Left >= 2:
                NumberOf(DnsFields.Keepalive, 2);
                break;
            case DnsOptionCode.Padding:
                Bytes(DnsFields.Padding, Left);
                break;
            case DnsOptionCode.Chain:
                Name(DnsFields.Chain);
                break;
            case DnsOptionCode.DnssecAlgorithms or DnsOptionCode.DigestAlgorithms or DnsOptionCode.HashAlgorithms:
                while (Left > 0)
                    NumberOf(code == DnsOptionCode.DnssecAlgorithms ? DnsFields.SignatureAlgorithm : code == DnsOptionCode.DigestAlgorithms ? DnsFields.DigestAlgorithm : DnsFields.HashAlgorithm, 1);
                break;
            default:
                break;
        }
        if (Left < all.Length)
            _sink.Bytes(DnsFields.DecodedData, all, 0, 0);
        if (Left > 0)
            Bytes(DnsFields.OptionData, Left);
    }

    // The address comes without its zero bytes at the end (RFC 7871, section 6).
    private void Subnet()
    {
        int family = BinaryPrimitives.ReadUInt16BigEndian(_message[_at..]);
        NumberOf(DnsFields.SubnetFamily, 2);
        NumberOf(DnsFields.SubnetSource, 1);
        NumberOf(DnsFields.SubnetScope, 1);
        Span<byte> address = stackalloc byte[16];
        address.Clear();
        if (family == 1 && Left <= 4)
        {
            _message.Slice(_at, Left).CopyTo(address);
            _sink.Number(DnsFields.Subnet4, BinaryPrimitives.ReadUInt32BigEndian(address), _at * 8, Left * 8);
            _at = _end;
        }
        else if (family == 2 && Left <= 16)
        {
            _message.Slice(_at, Left).CopyTo(address);
            _sink.Bytes(DnsFields.Subnet6, address, _at * 8, Left * 8);
            _at = _end;
        }
        else
        {
            Bytes(DnsFields.Subnet, Left);
        }
    }

    // RFC 9460, section 7.
    private void Parameter(DnsServiceKey key)
    {
        switch (key)
        {
            case DnsServiceKey.Mandatory:
                while (Left >= 2)
                    NumberOf(DnsFields.ServiceMandatory, 2);
                break;
            case DnsServiceKey.Alpn:
                while (Left > 0 && Left > _message[_at])
                {
                    int length = _message[_at];
                    NumberOf(DnsFields.ServiceAlpnLength, 1);
                    Text(DnsFields.ServiceAlpn, length);
                }
                break;
            case DnsServiceKey.Port when Left == 2:
                NumberOf(DnsFields.ServicePort, 2);
                break;
            case DnsServiceKey.IPv4Hint:
                while (Left >= 4)
                    NumberOf(DnsFields.ServiceIPv4, 4);
                break;
            case DnsServiceKey.IPv6Hint:
                while (Left >= 16)
                    Bytes(DnsFields.ServiceIPv6, 16);
                break;
            case DnsServiceKey.EncryptedClientHello:
                Bytes(DnsFields.ServiceEch, Left);
                break;
            default:
                break;
        }
        Bytes(DnsFields.ServiceValue, Left);
    }

    private void NumberOf(FieldInfo field, int length)
    {
        _sink.Number(field, Bits.Read(_message, _at * 8, length * 8), _at * 8, length * 8);
        _at += length;
    }
}
