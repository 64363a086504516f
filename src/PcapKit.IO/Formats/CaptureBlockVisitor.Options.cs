namespace PcapKit;

internal readonly ref partial struct CaptureBlockVisitor
{
    private void VisitOptions()
    {
        int from = block.OptionsOffset;
        if (End - from < 4)
            return;
        _sink.BeginGroup(CaptureFields.OptionList, 0, from * 8, (End - from) * 8);
        var walk = new PcapNgOptionWalk(_raw[from..End], _bigEndian);
        while (walk.Next())
            VisitOption(walk.Code, from + walk.Offset, walk.Value.Length);
        if (walk.Damaged)
            _sink.Problem(IssueKind.Short, "An option is longer than its block.", (from + walk.Offset) * 8);
        _sink.EndGroup();
    }

    private void VisitOption(ushort code, int at, int length)
    {
        _sink.BeginGroup(CaptureFields.Option, 0, at * 8, (4 + length) * 8);
        PcapNgOptionInfo? info = PcapNgOptions.Find(block.Type, code);
        if (info is not null)
            _sink.Text(CaptureFields.OptionName, info.NameUtf8, 0, 0);
        Number(CaptureFields.OptionCode, at, 2);
        Number(CaptureFields.OptionLength, at + 2, 2);
        if (info is null || !VisitValue(info, at + 4, length))
            Bytes(CaptureFields.OptionData, at + 4, length);
        _sink.EndGroup();
    }

    // False where the value has not the length that it should have: it is then shown as bytes.
    private bool VisitValue(PcapNgOptionInfo info, int at, int length)
    {
        switch (info.Kind)
        {
            case PcapNgOptionKind.Text:
                _sink.Text(info.Field, _raw.Slice(at, length), at * 8, length * 8);
                return true;
            case PcapNgOptionKind.Number when length is 1 or 2 or 4 or 8:
                return Number(info.Field, at, length);
            case PcapNgOptionKind.SignedNumber or PcapNgOptionKind.TimeZone when length is 4 or 8:
                PushSigned(info.Field, at, length);
                return true;
            case PcapNgOptionKind.IPv4 when length == 4:
            case PcapNgOptionKind.Mac when length == 6:
                PushAddress(info.Field, at, length);
                return true;
            case PcapNgOptionKind.IPv4Mask when length == 8:
                PushAddress(info.Field, at, 4);
                PushAddress(info.Second!, at + 4, 4);
                return true;
            case PcapNgOptionKind.IPv6Prefix when length is 16 or 17:
                Bytes(info.Field, at, 16);
                return length == 16 || Number(info.Second!, at + 16, 1);
            case PcapNgOptionKind.Eui64 when length == 8:
                Bytes(info.Field, at, 8);
                return true;
            case PcapNgOptionKind.Time when length == 8:
                PushTime(info.Field, at);
                return true;
            case PcapNgOptionKind.CustomText or PcapNgOptionKind.CustomBytes when length >= 4:
                VisitCustom(info, at, length);
                return true;
            default:
                return length >= 1 && VisitTagged(info, at, length);
        }
    }

    // Values whose first byte tells what the others are.
    private bool VisitTagged(PcapNgOptionInfo info, int at, int length)
    {
        byte tag = _raw[at];
        switch (info.Kind)
        {
            case PcapNgOptionKind.Resolution:
                _sink.BeginGroup(info.Field, tag, at * 8, 8);
                _sink.Number(CaptureFields.ResolutionBase, tag >> 7 == 0 ? 10UL : 2, at * 8, 1);
                _sink.Number(CaptureFields.ResolutionValue, tag & 0x7FUL, at * 8 + 1, 7);
                _sink.EndGroup();
                return true;
            case PcapNgOptionKind.Filter:
                _sink.BeginGroup(info.Field, 0, at * 8, length * 8);
                Number(CaptureFields.FilterType, at, 1);
                if (tag == 0)
                    _sink.Text(CaptureFields.FilterText, _raw.Slice(at + 1, length - 1), (at + 1) * 8, (length - 1) * 8);
                else
                    Bytes(CaptureFields.FilterProgram, at + 1, length - 1);
                _sink.EndGroup();
                return true;
            default:
                return false;
        }
    }

    private void VisitCustom(PcapNgOptionInfo info, int at, int length)
    {
        _sink.BeginGroup(info.Field, 0, at * 8, length * 8);
        Number(CaptureFields.Enterprise, at, 4);
        if (info.Kind == PcapNgOptionKind.CustomText)
            _sink.Text(CaptureFields.CustomText, _raw.Slice(at + 4, length - 4), (at + 4) * 8, (length - 4) * 8);
        else
            Bytes(CaptureFields.CustomData, at + 4, length - 4);
        _sink.EndGroup();
    }

    private void PushSigned(FieldInfo field, int at, int length)
    {
        PcapNgNumbers.TryRead(_raw.Slice(at, length), _bigEndian, out ulong value);
        _sink.Number(field, length == 4 ? (ulong)(int)(uint)value : value, at * 8, length * 8);
    }

    // Addresses are in the order of the wire, whatever the order of the section.
    private void PushAddress(FieldInfo field, int at, int length) =>
        _sink.Number(field, Bits.Read(_raw, at * 8, length * 8), at * 8, length * 8);
}
