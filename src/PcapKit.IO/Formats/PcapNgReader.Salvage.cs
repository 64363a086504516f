namespace PcapKit;

internal sealed partial class PcapNgReader
{
    private const uint PlausibleBlockLength = 16 * 1024 * 1024;

    // Moves Start to the next block whose two lengths agree or to a section header, or to the end.
    private void FindBlock(string damage)
    {
        long begin = Input.Offset;
        do
        {
            Input.Start++;
        }
        while (Input.Fill(12) && !IsBlock());
        if (Input.Available < 12)
            Input.Start = Input.End;
        Skip(begin, Input.Offset - begin, damage);
    }

    private bool IsBlock()
    {
        uint type = ReadWord(Input.Start);
        if (type == SectionHeaderType)
            return ParseSectionHeader(out _, out _) is null;
        if (type is not ((>= InterfaceType and <= EnhancedPacketType) or JournalType or SecretsType or CustomType or CustomNoCopyType))
            return false;
        uint length = ReadWord(Input.Start + 4);
        return length is >= 12 and <= PlausibleBlockLength && length <= (uint)Options.MaxRecordLength && (length & 3) == 0
            && !Input.EndsBefore(length) && Input.Fill((int)length) && ReadWord(Input.Start + (int)length - 4) == length;
    }
}
