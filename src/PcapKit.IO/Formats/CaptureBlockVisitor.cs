using System.Buffers.Binary;

namespace PcapKit;

/// <summary>Pushes the content of a block as fields. Bit offsets count from the first byte of the block.</summary>
/// <param name="block">The block.</param>
/// <param name="sink">Receives the fields.</param>
internal readonly ref partial struct CaptureBlockVisitor(CaptureBlock block, FieldSink sink)
{
    private const string Cut = "The block is too short for its fixed part.";

    private readonly ReadOnlySpan<byte> _raw = block.Raw.Span;
    private readonly bool _bigEndian = block.BigEndian;
    private readonly FieldSink _sink = sink;

    // Where the body ends and the second length begins.
    private int End => _raw.Length - 4;

    /// <summary>Pushes everything.</summary>
    public void Visit()
    {
        if (block.Kind == CaptureBlockKind.GlobalHeader)
        {
            VisitGlobalHeader();
            return;
        }
        Number(CaptureFields.BlockType, 0, 4);
        Number(CaptureFields.BlockLength, 4, 4);
        switch (block.Kind)
        {
            case CaptureBlockKind.SectionHeader:
                VisitSection();
                break;
            case CaptureBlockKind.InterfaceDescription:
                Number(CaptureFields.InterfaceLinkType, 8, 2);
                Number(CaptureFields.InterfaceReserved, 10, 2);
                Number(CaptureFields.InterfaceSnapLength, 12, 4);
                break;
            case CaptureBlockKind.NameResolution:
                VisitNames();
                break;
            case CaptureBlockKind.InterfaceStatistics:
                VisitStatistics();
                break;
            case CaptureBlockKind.DecryptionSecrets:
                VisitSecrets();
                break;
            case CaptureBlockKind.SystemdJournalExport:
                VisitJournal();
                break;
            case CaptureBlockKind.Custom:
                if (Number(CaptureFields.Enterprise, 8, 4))
                    Bytes(CaptureFields.CustomData, 12, End - 12);
                break;
            default:
                Bytes(CaptureFields.BlockData, 8, End - 8);
                break;
        }
        VisitOptions();
    }

    private void VisitGlobalHeader()
    {
        _sink.BeginGroup(CaptureFields.MagicNumber, 0, 0, 32);
        Bytes(CaptureFields.MagicData, 0, 4);
        _sink.Text(CaptureFields.ByteOrder, _bigEndian ? "big"u8 : "little"u8, 0, 0);
        _sink.Number(CaptureFields.Nanosecond, block.Type == PcapReader.Nano ? 1UL : 0, 0, 0);
        _sink.EndGroup();
        _sink.BeginGroup(CaptureFields.Version, 0, 32, 32);
        Number(CaptureFields.VersionMajor, 4, 2);
        Number(CaptureFields.VersionMinor, 6, 2);
        _sink.EndGroup();
        _sink.Number(CaptureFields.ThisZone, (ulong)(int)PcapNgNumbers.UInt32(_raw[8..], _bigEndian), 64, 32);
        Number(CaptureFields.SigFigs, 12, 4);
        Number(CaptureFields.SnapLength, 16, 4);
        uint network = PcapNgNumbers.UInt32(_raw[20..], _bigEndian);
        _sink.Number(CaptureFields.Network, network & 0xFFFF, 20 * 8, 32);
        if ((network & 0x0400_0000) != 0)
            _sink.Number(CaptureFields.FcsLength, network >> 28, 20 * 8, 32);
    }

    private void VisitSection()
    {
        Bytes(CaptureFields.ByteOrderMagic, 8, 4);
        Number(CaptureFields.SectionMajor, 12, 2);
        Number(CaptureFields.SectionMinor, 14, 2);
        Number(CaptureFields.SectionLength, 16, 8);
    }

    private void VisitStatistics()
    {
        if (!Number(CaptureFields.InterfaceId, 8, 4))
            return;
        if (End >= 20)
            PushTime(CaptureFields.Time, 12);
        else
            _sink.Problem(IssueKind.Short, Cut, End * 8);
    }

    private void VisitSecrets()
    {
        if (!Number(CaptureFields.SecretsType, 8, 4) || !Number(CaptureFields.SecretsLength, 12, 4))
            return;
        uint length = PcapNgNumbers.UInt32(_raw[12..], _bigEndian);
        int there = (int)Math.Min(length, (uint)(End - 16));
        Bytes(CaptureFields.SecretsData, 16, there);
        if (length > (uint)there)
            _sink.Problem(IssueKind.Short, "The secrets are longer than their block.", 12 * 8);
    }

    private void VisitNames()
    {
        _sink.BeginGroup(CaptureFields.Records, 0, 64, (block.OptionsOffset - 8) * 8);
        int at = 8, end = End;
        while (end - at >= 4)
        {
            int code = PcapNgNumbers.UInt16(_raw[at..], _bigEndian), length = PcapNgNumbers.UInt16(_raw[(at + 2)..], _bigEndian);
            if (code == 0)
                break;
            if (length > end - at - 4)
            {
                _sink.Problem(IssueKind.Short, "A record is longer than its block.", at * 8);
                break;
            }
            VisitName(code, at, length);
            at += 4 + ((length + 3) & ~3);
        }
        _sink.EndGroup();
    }

    private void VisitName(int code, int at, int length)
    {
        _sink.BeginGroup(CaptureFields.NameRecord, 0, at * 8, (4 + length) * 8);
        Number(CaptureFields.RecordCode, at, 2);
        Number(CaptureFields.RecordLength, at + 2, 2);
        int address = code switch { 1 => 4, 2 => 16, 3 => 6, 4 => 8, _ => 0 };
        int value = at + 4, end = value + length;
        if (address == 0 || length < address)
        {
            Bytes(CaptureFields.RecordData, value, length);
        }
        else
        {
            if (code is 1 or 3)
                _sink.Number(code == 1 ? CaptureFields.RecordIPv4 : CaptureFields.RecordMac, Bits.Read(_raw, value * 8, address * 8), value * 8, address * 8);
            else
                Bytes(code == 2 ? CaptureFields.RecordIPv6 : CaptureFields.RecordData, value, address);
            for (int from = value + address; from < end;)
            {
                int nul = _raw[from..end].IndexOf((byte)0), size = nul < 0 ? end - from : nul;
                _sink.Text(CaptureFields.RecordName, _raw.Slice(from, size), from * 8, size * 8);
                from += size + 1;
            }
        }
        _sink.EndGroup();
    }

    // The export format of the journal: lines NAME=value; or a line NAME, a length of 8 bytes and a value of any bytes.
    private void VisitJournal()
    {
        _sink.BeginGroup(CaptureFields.Journal, 0, 64, (End - 8) * 8);
        int at = 8, end = End;
        while (at < end && _raw[at] != 0)
        {
            int line = _raw[at..end].IndexOf((byte)'\n'), stop = line < 0 ? end : at + line;
            int equals = _raw[at..stop].IndexOf((byte)'=');
            int name = equals < 0 ? stop - at : equals, value = equals < 0 ? stop + 1 : at + equals + 1, next = stop + 1;
            int length = Math.Max(stop - value, 0);
            if (equals < 0 && end - value >= 8)
            {
                ulong declared = BinaryPrimitives.ReadUInt64LittleEndian(_raw[value..]);
                value += 8;
                length = (int)Math.Min(declared, (ulong)(end - value));
                next = value + length + 1;
            }
            if (name > 0)
            {
                _sink.BeginGroup(CaptureFields.JournalField, 0, at * 8, (next - at) * 8);
                _sink.Text(CaptureFields.JournalName, _raw.Slice(at, name), at * 8, name * 8);
                _sink.Text(CaptureFields.JournalValue, Bits.Clamp(_raw, value, length), value * 8, length * 8);
                _sink.EndGroup();
            }
            at = next;
        }
        _sink.EndGroup();
    }

    private bool Number(FieldInfo field, int at, int length)
    {
        int end = block.Kind == CaptureBlockKind.GlobalHeader ? _raw.Length : End;
        if (at + length > end || !PcapNgNumbers.TryRead(_raw.Slice(at, length), _bigEndian, out ulong value))
        {
            _sink.Problem(IssueKind.Short, Cut, end * 8);
            return false;
        }
        _sink.Number(field, value, at * 8, length * 8);
        return true;
    }

    private void Bytes(FieldInfo field, int at, int length) => _sink.Bytes(field, Bits.Clamp(_raw, at, length), at * 8, Math.Max(length, 0) * 8);

    // Times are two words, the higher one first, in the resolution of their interface.
    private void PushTime(FieldInfo field, int at)
    {
        ulong ticks = (ulong)PcapNgNumbers.UInt32(_raw[at..], _bigEndian) << 32 | PcapNgNumbers.UInt32(_raw[(at + 4)..], _bigEndian);
        TimestampResolution resolution = block.Interface?.Resolution ?? TimestampResolution.Microseconds;
        Timestamp time = resolution.ToTimestamp(ticks, block.Interface?.TimestampOffset ?? 0);
        _sink.Number(field, unchecked((ulong)(time.Seconds * 1_000_000_000 + time.Nanoseconds)), at * 8, 64);
    }
}
