namespace PcapKit;

// Most fields of most packets come this way: the loop of FixedFields once more, without a call for each number.
public sealed partial class FieldTree
{
    internal override void Fixed(FixedFields fields, ReadOnlySpan<byte> header)
    {
        bool inContainer = false;
        ReadOnlySpan<FixedField> present = fields.Within(header.Length);
        for (int i = 0; i < present.Length; i++)
        {
            ref readonly FixedField field = ref present[i];
            if (field.Closes && inContainer)
            {
                EndGroup();
                inContainer = false;
            }
            if (_inList || _count + field.Parts >= _limit)
            {
                field.Push(header, this);
                inContainer |= field.Form == FixedForm.Container;
            }
            else if (field.Form == FixedForm.Number)
            {
                if (!field.IsHidden)
                    AddFixed(field, header);
            }
            else if (field.Parts > 0 && field.Parts < present.Length - i && _depth < _maxGroups)
            {
                AddWhole(present.Slice(i, field.Parts + 1), header);
                i += field.Parts;
            }
            else
            {
                field.Push(header, this);
                inContainer |= field.Form == FixedForm.Container;
            }
        }
        if (inContainer)
            EndGroup();
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
