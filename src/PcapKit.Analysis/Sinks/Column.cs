using System.Buffers.Binary;

namespace PcapKit;

internal enum ColumnSource : byte
{
    Fixed, Visited, Protocol, Number, Time, Length, CaptureLength, InterfaceId, LinkType, Protocols, Chain,
}

/// <summary>One column: where its values come from.</summary>
internal sealed class Column
{
    private static readonly (FieldInfo Field, ColumnSource Source)[] Known =
    [
        (FrameProtocol.Number, ColumnSource.Number),
        (FrameProtocol.Time, ColumnSource.Time),
        (FrameProtocol.TimeEpoch, ColumnSource.Time),
        (FrameProtocol.Length, ColumnSource.Length),
        (FrameProtocol.CaptureLength, ColumnSource.CaptureLength),
        (FrameProtocol.InterfaceId, ColumnSource.InterfaceId),
        (FrameProtocol.LinkType, ColumnSource.LinkType),
        (FrameProtocol.Protocols, ColumnSource.Protocols),
        (FrameProtocol.Chained, ColumnSource.Chain),
    ];

    internal Column(ProtocolRegistry registry, string name, IReadOnlyCollection<NoteKind> notes)
    {
        Matches = [.. FieldNames.Find(registry, name, notes)];
        if (Matches.Length == 0)
            throw new UnknownFieldException(name, OtherNames.Suggest(registry, name, notes));
        Source = SourceOf(Matches);
        if (Source == ColumnSource.Fixed)
            Readers = [.. Matches.Select(m => new FixedReader(m))];
        if (Source == ColumnSource.Protocol)
            Summaries = [.. Matches.Select(m => new SummaryTemplate(m.Protocol, notes))];
    }

    internal ColumnSource Source { get; }

    internal FieldMatch[] Matches { get; }

    internal FixedReader[] Readers { get; } = [];

    // One for each of Matches, where the column is a protocol.
    internal SummaryTemplate[] Summaries { get; } = [];

    // The values of the packet at hand, of a column whose fields must be visited.
    internal Utf8Buffer? Values { get; set; }

    internal bool HasValue { get; set; }

    internal void Clear()
    {
        Values?.Clear();
        HasValue = false;
    }

    private static ColumnSource SourceOf(FieldMatch[] matches)
    {
        int known = Array.FindIndex(Known, k => ReferenceEquals(k.Field, matches[0].Field));
        if (known >= 0)
            return Known[known].Source;
        if (Array.TrueForAll(matches, m => m.Field.IsProtocol && m.Protocol.Level != ProtocolLevel.Option))
            return ColumnSource.Protocol;
        return Array.TrueForAll(matches, m => m.Field.IsFixedNumber && !m.Field.Derived && m.Protocol.Level != ProtocolLevel.Option)
            ? ColumnSource.Fixed
            : ColumnSource.Visited;
    }
}

/// <summary>Reads a fixed field; whole big-endian bytes without going through single bits.</summary>
internal sealed class FixedReader
{
    private readonly int _offset, _bytes, _needed;

    internal FixedReader(FieldMatch match)
    {
        (Number, Field) = (match.Number, match.Field);
        _offset = Field.BitOffset >> 3;
        bool whole = !Field.LittleEndian && Field.Scale == 1 && Field.Kind != FieldKind.Int && Field.BitOffset % 8 == 0;
        _bytes = whole && Field.BitLength is 8 or 16 or 32 or 64 ? Field.BitLength >> 3 : 0;
        _needed = Math.Max(_offset + _bytes, Field.ShownFrom);
    }

    internal ushort Number { get; }

    internal FieldInfo Field { get; }

    internal bool TryRead(ReadOnlySpan<byte> header, out ulong value)
    {
        value = 0;
        if (_bytes == 0)
            return Field.TryRead(header, out value);
        if (header.Length < _needed)
            return false;
        header = header[_offset..];
        value = _bytes switch
        {
            1 => header[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(header),
            4 => BinaryPrimitives.ReadUInt32BigEndian(header),
            _ => BinaryPrimitives.ReadUInt64BigEndian(header),
        };
        return true;
    }
}
