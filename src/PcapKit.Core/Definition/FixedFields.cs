namespace PcapKit;

/// <summary>The one loop that shows the fixed part of every header, from its field table.</summary>
public static class FixedFields
{
    /// <summary>Pushes the fields that lie wholly within the bytes; containers enclose the fields that lie within them.</summary>
    /// <param name="fields">Fixed fields in the order of the wire, a container before its parts.</param>
    /// <param name="header">The bytes.</param>
    /// <param name="sink">Receives the fields.</param>
    public static void Visit(ReadOnlySpan<FieldInfo> fields, ReadOnlySpan<byte> header, FieldSink sink)
    {
        int containerEnd = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            FieldInfo field = fields[i];
            int end = field.BitOffset + field.BitLength;
            if (containerEnd != 0 && field.BitOffset >= containerEnd)
            {
                sink.EndGroup();
                containerEnd = 0;
            }
            if (end > header.Length * 8)
                break;
            if (!field.TryRead(header, out ulong value))
            {
                // Fixed but longer than a number: IPv6 addresses, fixed byte strings, text.
                ReadOnlySpan<byte> bytes = header.Slice(field.BitOffset >> 3, field.BitLength >> 3);
                if (field.Kind == FieldKind.Text)
                    sink.Text(field, bytes, field.BitOffset, field.BitLength);
                else
                    sink.Bytes(field, bytes, field.BitOffset, field.BitLength);
            }
            else if (i + 1 < fields.Length && containerEnd == 0 && fields[i + 1].BitOffset < end)
            {
                sink.BeginGroup(field, value, field.BitOffset, field.BitLength);
                containerEnd = end;
            }
            else if (field.Kind is FieldKind.Bytes)
            {
                sink.Bytes(field, header.Slice(field.BitOffset >> 3, field.BitLength >> 3), field.BitOffset, field.BitLength);
            }
            else if (field.Kind is FieldKind.Text)
            {
                sink.Text(field, header.Slice(field.BitOffset >> 3, field.BitLength >> 3), field.BitOffset, field.BitLength);
            }
            else
            {
                sink.Number(field, value, field.BitOffset, field.BitLength);
            }
        }
        if (containerEnd != 0)
            sink.EndGroup();
    }
}
