using System.Buffers.Text;

namespace PcapKit.Protocols;

/// <summary>Shows the header fields of a block behind the frame that it ends with.</summary>
internal readonly ref struct Http2HeaderVisitor(FieldSink sink, Http2HeaderReader reader)
{
    /// <summary>The most bytes of names and values that are shown of a segment: a few bytes of input can mean many.</summary>
    public const int MaxBytes = 1_048_576;

    private const int MaxFullUri = 4096;

    // Wireshark counts the lengths of name and value with four bytes each.
    private const int CountedLengths = 8;

    public void Visit(in Http2FrameView frame, int at, ref int budget)
    {
        // Of a block that was cut off, what is there is shown; the table is lost then.
        bool isCut = !frame.IsWhole && frame.Type != Http2FrameType.Continuation;
        ReadOnlySpan<byte> block = frame.Content;
        if ((!isCut && !reader.Accept(frame, out block)) || block.IsEmpty)
            return;
        if (budget <= 0)
        {
            reader.Lose();
            sink.Problem(IssueKind.TooDeep, "more header fields in one segment than the limit", at * 8);
            return;
        }
        // Several fragments put together stand nowhere in the packet.
        bool isHere = frame.Type != Http2FrameType.Continuation;
        var uri = new UriParts(stackalloc byte[MaxFullUri]);
        int total = 0, count = 0;
        sink.BeginGroup(Http2HeaderFields.List, 0, at * 8, isHere ? block.Length * 8 : 0);
        foreach (HpackField field in reader.Decoder.Read(block))
        {
            count++;
            int offset = isHere ? at + field.Offset : at, length = isHere ? field.Length : 0;
            if (field.Representation == HpackRepresentation.TableSizeUpdate)
            {
                sink.BeginGroup(Http2HeaderFields.TableUpdate, 0, offset * 8, length * 8);
                sink.Number(Http2HeaderFields.TableSize, (uint)field.TableSize, offset * 8, 0);
            }
            else
            {
                sink.BeginGroup(Http2HeaderFields.Header, 0, offset * 8, length * 8);
                Field(field, offset * 8);
                uri.Note(field);
                total += field.Name.Length + field.Value.Length + CountedLengths;
            }
            sink.EndGroup();
        }
        sink.EndGroup();
        budget -= total;
        sink.Number(Http2HeaderFields.TotalLength, (uint)total, at * 8, 0);
        sink.Number(Http2HeaderFields.TotalCount, (uint)count, at * 8, 0);
        if (uri.TryJoin(out ReadOnlySpan<byte> full))
            sink.Text(Http2HeaderFields.FullUri, full, at * 8, 0);
        if (isCut)
            reader.Lose();
        else if (reader.Decoder.Error != HpackError.None)
            sink.Problem(reader.Decoder.Error == HpackError.Limit ? IssueKind.TooDeep : IssueKind.Malformed, Describe(reader.Decoder.Error), at * 8);
    }

    private void Field(scoped in HpackField field, int at)
    {
        if (field.IsNameKnown)
        {
            sink.Number(Http2HeaderFields.NameLength, (uint)field.Name.Length, at, 0);
            sink.Text(Http2HeaderFields.Name, field.Name, at, 0);
        }
        if (field.IsValueKnown)
        {
            sink.Number(Http2HeaderFields.ValueLength, (uint)field.Value.Length, at, 0);
            sink.Text(Http2HeaderFields.Value, field.Value, at, 0);
        }
        if (field.IsNameKnown && field.IsValueKnown && Http2HeaderFields.Find(field.Name) is { } special)
        {
            if (special.Kind == FieldKind.Text)
                sink.Text(special, field.Value, at, 0);
            else if (Utf8Parser.TryParse(field.Value, out ulong number, out int used) && used == field.Value.Length)
                sink.Number(special, number, at, 0);
        }
        sink.Text(Http2HeaderFields.Representation, Http2HeaderFields.Describe(field.Representation, field.Index > 0), at, 0);
        if (field.Index > 0)
            sink.Number(Http2HeaderFields.Index, (uint)field.Index, at, 0);
    }

    private static string Describe(HpackError error) => error switch
    {
        HpackError.Incomplete => "the header fields end within a field",
        HpackError.Number => "a number in the header fields is too large",
        HpackError.Huffman => "a string in the header fields is not of the Huffman code",
        HpackError.Index => "an index in the header fields is in no table",
        _ => "more or longer header fields than the limit",
    };

    // Scheme, authority and path come in any order, and borrowed: each has its own part of the buffer.
    private ref struct UriParts(Span<byte> buffer)
    {
        private const int MaxScheme = 16, MaxAuthority = 509, PathStart = MaxScheme + MaxAuthority + 3;

        private readonly Span<byte> _buffer = buffer;
        private int _scheme, _authority, _path;

        public void Note(scoped in HpackField field)
        {
            if (!field.IsNameKnown || field.Name.Length < 5 || field.Name[0] != ':')
                return;
            if (field.Name.SequenceEqual(":scheme"u8))
                _scheme = Keep(field.Value, 0, MaxScheme);
            else if (field.Name.SequenceEqual(":authority"u8))
                _authority = Keep(field.Value, MaxScheme, MaxAuthority);
            else if (field.Name.SequenceEqual(":path"u8))
                _path = Keep(field.Value, PathStart, _buffer.Length - PathStart);
        }

        public readonly bool TryJoin(out ReadOnlySpan<byte> full)
        {
            full = default;
            if (_scheme == 0 || _authority == 0 || _path == 0)
                return false;
            // Each part moves to the front, where nothing is that is still needed.
            Span<byte> separator = _buffer[_scheme..];
            Span<byte> authority = _buffer.Slice(MaxScheme, _authority), path = _buffer.Slice(PathStart, _path);
            authority.CopyTo(separator[3..]);
            "://"u8.CopyTo(separator);
            path.CopyTo(separator[(3 + _authority)..]);
            full = _buffer[..(_scheme + 3 + _authority + _path)];
            return true;
        }

        private readonly int Keep(ReadOnlySpan<byte> text, int start, int most)
        {
            if (text.Length > most)
                return 0;
            text.CopyTo(_buffer[start..]);
            return text.Length;
        }
    }
}
