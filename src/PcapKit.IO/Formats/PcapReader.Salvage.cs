namespace PcapKit;

internal sealed partial class PcapReader
{
    private const int ChainLength = 3;
    private const uint SecondsApart = 366 * 24 * 3600;

    private uint? _lastSeconds;

    // As Prepare, but goes on after damage: records are believed when others follow them plausibly.
    private bool PrepareSalvaging(out int captured, out int original)
    {
        RecordLength = 0;
        while (Input.Fill(_layout.HeaderLength))
        {
            PcapRecord record = _layout.Parse(Input.Bytes.AsSpan(Input.Start));
            string? damage = FillRecord(out captured, out original);
            int end = _layout.HeaderLength + captured;
            // A strange header is believed all the same when it leads exactly to good records or to the end.
            if (damage is null && !Loose(record) && !IsChain(end) && Input.Fill(end + 1))
                damage = $"The header of a record is implausible: {record.Captured} of {record.Original} bytes, fraction of a second {record.Fraction}.";
            if (damage is not null)
            {
                FindRecord(damage);
                continue;
            }
            if (!LeadsOn(end) && FindWithin(end) is int found)
            {
                Skip(Input.Offset, found, "The length of a record does not lead to another record.");
                Input.Start += found;
                continue;
            }
            _lastSeconds = record.Seconds;
            return true;
        }
        Skip(Input.Offset, Input.Available, "The file is cut within a record header.");
        Input.Start = Input.End;
        (captured, original) = (0, 0);
        return false;
    }

    // Moves Start to the next believable record, or to the end.
    private void FindRecord(string damage)
    {
        long begin = Input.Offset;
        do
        {
            Input.Start++;
        }
        while (Input.Fill(_layout.HeaderLength) && !IsChain(0));
        if (Input.Available < _layout.HeaderLength)
            Input.Start = Input.End;
        Skip(begin, Input.Offset - begin, damage);
    }

    // Looks for a believable record inside the one at Start.
    private int? FindWithin(int end)
    {
        for (int at = 1; at < end; at++)
        {
            if (IsChain(at))
                return at;
        }
        return null;
    }

    // Whether a record or the end of the file stands where the one at Start ends.
    private bool LeadsOn(int end) =>
        !Input.Fill(end + _layout.HeaderLength) || Loose(_layout.Parse(Input.Bytes.AsSpan(Input.Start + end)));

    // Whether several believable records follow each other from here, or fewer up to the very end of the file.
    private bool IsChain(int at)
    {
        for (int count = 0; count < ChainLength; count++)
        {
            if (!Input.Fill(at + _layout.HeaderLength))
                return count > 0 && Input.Available == at;
            PcapRecord record = _layout.Parse(Input.Bytes.AsSpan(Input.Start + at));
            if (!Strict(record))
                return false;
            at += _layout.HeaderLength + (int)record.Captured;
        }
        return true;
    }

    // Sixteen zeros are what a crash leaves, not a packet.
    private bool Loose(in PcapRecord record) => _layout.IsPlausible(record) && (record.Seconds | record.Captured | record.Original) != 0;

    private bool Strict(in PcapRecord record) =>
        record.Captured > 0 && record.Captured <= record.Original && record.Original <= _layout.PlausibleLength && _layout.IsPlausible(record)
        && (_lastSeconds is not uint last || (record.Seconds > last ? record.Seconds - last : last - record.Seconds) <= SecondsApart);
}
