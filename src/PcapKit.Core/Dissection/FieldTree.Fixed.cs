using System.Runtime.CompilerServices;

namespace PcapKit;

// Most fields of most packets come this way, without a call for each number.
public sealed partial class FieldTree
{
    internal override void Fixed(FixedFields fields, ReadOnlySpan<byte> header) => fields.Push(header, this, new Shortcut(this));

    private readonly struct Shortcut(FieldTree tree) : IFixedShortcut
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public int Take(ReadOnlySpan<FixedField> fields, int index, ReadOnlySpan<byte> header)
        {
            ref readonly FixedField field = ref fields[index];
            if (tree._inList || tree._count + field.Parts >= tree._limit)
                return 0;
            if (field.Form == FixedForm.Number)
            {
                if (!field.IsHidden)
                    tree.AddFixed(field, header);
                return 1;
            }
            if (field.Parts == 0 || field.Parts >= fields.Length - index || tree._depth >= tree._maxGroups)
                return 0;
            tree.AddWhole(fields.Slice(index, field.Parts + 1), header);
            return field.Parts + 1;
        }
    }

    private void AddFixed(in FixedField field, ReadOnlySpan<byte> header)
    {
        ref FieldEntry entry = ref AddUnlinked(field.Info, FieldEntryKind.Number, field.Read(header), field.BitOffset, field.BitLength);
        entry.End = _count;
        if ((field.Info.Reserved & _reserved) != 0)
            entry.KeyId = field.Info.FullKey.Id;
        Link(ref entry, _count - 1, entry.KeyId);
    }

    // A container and its parts, which are no repeats of each other.
    private void AddWhole(ReadOnlySpan<FixedField> fields, ReadOnlySpan<byte> header)
    {
        const ReservedKeys Reserved = ReservedKeys.Issues | ReservedKeys.Value | ReservedKeys.Name;
        int parent = _count;
        ref readonly FixedField container = ref fields[0];
        ref FieldEntry whole = ref Add(container.Info, FieldEntryKind.Group, container.Read(header), container.BitOffset, container.BitLength);
        whole.Reserved = Reserved;
        whole.Layout = container.Layout;
        for (int i = 1; i < fields.Length; i++)
        {
            ref readonly FixedField field = ref fields[i];
            if (field.IsHidden)
                continue;
            ref FieldEntry entry = ref AddUnlinked(field.Info, FieldEntryKind.Number, field.Read(header), field.BitOffset, field.BitLength);
            entry.End = _count;
            entry.Parent = parent;
            if ((field.Info.Reserved & Reserved) != 0)
                entry.KeyId = field.Info.FullKey.Id;
        }
        _entries[parent].End = _count;
    }
}
