using System.Runtime.CompilerServices;

namespace PcapKit;

/// <summary>The fields of a header that have fixed places: the one table and the one loop that show them, for every protocol. Immutable.</summary>
public sealed class FixedFields
{
    private readonly FixedField[] _fields;
    private readonly int _length;

    /// <summary>A table.</summary>
    /// <param name="fields">Fixed fields in the order of the wire, a container before its parts.</param>
    public FixedFields(ReadOnlySpan<FieldInfo> fields)
    {
        _fields = new FixedField[fields.Length];
        int containerEnd = 0, last = 0;
        for (int i = 0; i < fields.Length; i++)
        {
            FieldInfo field = fields[i];
            int end = field.BitOffset + field.BitLength;
            bool closes = containerEnd != 0 && field.BitOffset >= containerEnd;
            if (closes)
                containerEnd = 0;
            bool isContainer = field.BitLength <= 64 && containerEnd == 0 && i + 1 < fields.Length && fields[i + 1].BitOffset < end;
            if (isContainer)
                containerEnd = end;
            _fields[i] = new FixedField(field, isContainer, closes);
            last = Math.Max(last, end);
        }
        _length = (last + 7) / 8;
        for (int i = 0; i < _fields.Length; i++)
            _fields[i].CountParts(_fields.AsSpan(i + 1));
    }

    /// <summary>Pushes the fields that lie wholly within the bytes; containers enclose the fields that lie within them.</summary>
    /// <param name="header">The bytes.</param>
    /// <param name="sink">Receives the fields.</param>
    public void Visit(ReadOnlySpan<byte> header, FieldSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        sink.Fixed(this, header);
    }

    /// <summary>Those that lie wholly within a header: all, unless it is cut.</summary>
    /// <param name="length">The bytes of the header.</param>
    internal ReadOnlySpan<FixedField> Within(int length)
    {
        if (length >= _length)
            return _fields;
        int count = 0;
        while (count < _fields.Length && _fields[count].BitEnd <= length * 8)
            count++;
        return _fields.AsSpan(0, count);
    }

    internal void Push(ReadOnlySpan<byte> header, FieldSink sink) => Push(header, sink, default(NoShortcut));

    /// <summary>Pushes the fields; those that a shortcut takes do not reach the sink's methods.</summary>
    /// <typeparam name="TShortcut">The shortcut; a structure, so that each has a loop of its own without calls.</typeparam>
    internal void Push<TShortcut>(ReadOnlySpan<byte> header, FieldSink sink, TShortcut shortcut) where TShortcut : struct, IFixedShortcut
    {
        bool inContainer = false;
        ReadOnlySpan<FixedField> present = Within(header.Length);
        for (int i = 0; i < present.Length; i++)
        {
            ref readonly FixedField field = ref present[i];
            if (field.Closes && inContainer)
            {
                sink.EndGroup();
                inContainer = false;
            }
            int taken = shortcut.Take(present, i, header);
            if (taken > 0)
            {
                i += taken - 1;
                continue;
            }
            field.Push(header, sink);
            inContainer |= field.Form == FixedForm.Container;
        }
        if (inContainer)
            sink.EndGroup();
    }

    private readonly struct NoShortcut : IFixedShortcut
    {
        public int Take(ReadOnlySpan<FixedField> fields, int index, ReadOnlySpan<byte> header) => 0;
    }
}

/// <summary>A faster way for fields that need not be pushed one by one.</summary>
internal interface IFixedShortcut
{
    /// <summary>Takes a field, and those of a container with it.</summary>
    /// <param name="fields">All that the header has.</param>
    /// <param name="index">The field.</param>
    /// <param name="header">The bytes.</param>
    /// <returns>How many it took; 0 where the field goes the usual way.</returns>
    int Take(ReadOnlySpan<FixedField> fields, int index, ReadOnlySpan<byte> header);
}

/// <summary>How a fixed field is pushed.</summary>
internal enum FixedForm : byte
{
    Number,
    Container,
    Text,
    Bytes,
}

/// <summary>What the loops over fixed fields need of each, side by side.</summary>
internal struct FixedField
{
    private static int s_layouts;

    private readonly bool _isPlain;

    internal readonly FieldInfo Info;
    internal readonly int BitOffset, BitLength;
    internal readonly FixedForm Form;
    internal readonly bool IsHidden;

    // How many fields a container encloses, where its value says all of them and each has a key of its own; otherwise 0.
    internal int Parts;

    // For such a container, a number that no other one has.
    internal int Layout;

    // Whether the container before it ends here.
    internal readonly bool Closes;

    internal FixedField(FieldInfo field, bool isContainer, bool closes)
    {
        (Info, BitOffset, BitLength, Closes) = (field, field.BitOffset, field.BitLength, closes);
        IsHidden = field.Hidden;
        _isPlain = !field.LittleEndian && field.Kind != FieldKind.Int && field.Scale == 1;
        if (isContainer)
            Form = FixedForm.Container;
        else if (field.Kind == FieldKind.Text)
            Form = FixedForm.Text;
        else
            Form = field.Kind == FieldKind.Bytes || BitLength > 64 ? FixedForm.Bytes : FixedForm.Number;
    }

    internal void CountParts(ReadOnlySpan<FixedField> behind)
    {
        if (Form != FixedForm.Container || !_isPlain || Info.Kind is not (FieldKind.UInt or FieldKind.Bool))
            return;
        int count = 0;
        for (; count < behind.Length && !behind[count].Closes; count++)
        {
            if (behind[count].Form != FixedForm.Number || behind[count].BitEnd > BitEnd || IsKeyOf(behind[count].Info, behind[..count]))
                return;
        }
        Parts = count;
        Layout = Interlocked.Increment(ref s_layouts);
    }

    private static bool IsKeyOf(FieldInfo field, ReadOnlySpan<FixedField> others)
    {
        foreach (ref readonly FixedField other in others)
        {
            if (other.Info.Key == field.Key || other.Info.Key == field.Name || other.Info.Name == field.Key)
                return true;
        }
        return false;
    }

    internal readonly int BitEnd => BitOffset + BitLength;

    internal readonly void Push(ReadOnlySpan<byte> header, FieldSink sink)
    {
        switch (Form)
        {
            case FixedForm.Number:
                sink.Number(Info, Read(header), BitOffset, BitLength);
                break;
            case FixedForm.Container:
                sink.BeginGroup(Info, Read(header), BitOffset, BitLength);
                break;
            case FixedForm.Text:
                sink.Text(Info, BytesOf(header), BitOffset, BitLength);
                break;
            default:
                sink.Bytes(Info, BytesOf(header), BitOffset, BitLength);
                break;
        }
    }

    private readonly ReadOnlySpan<byte> BytesOf(ReadOnlySpan<byte> header) => header.Slice(BitOffset >> 3, BitLength >> 3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal readonly ulong Read(ReadOnlySpan<byte> header)
    {
        if (_isPlain)
            return Bits.Read(header, BitOffset, BitLength);
        Info.TryRead(header, out ulong value);
        return value;
    }
}
