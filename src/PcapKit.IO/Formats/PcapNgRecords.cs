namespace PcapKit;

/// <summary>The records of a name resolution block: addresses and their names.</summary>
internal static class PcapNgRecords
{
    /// <summary>Where the records of a name resolution block end and its options begin, from the first byte of the block.</summary>
    /// <param name="raw">The block.</param>
    /// <param name="bigEndian">Its byte order.</param>
    public static int OptionsOffset(ReadOnlySpan<byte> raw, bool bigEndian)
    {
        int at = 8, end = raw.Length - 4;
        while (end - at >= 4)
        {
            int type = PcapNgNumbers.UInt16(raw[at..], bigEndian), length = PcapNgNumbers.UInt16(raw[(at + 2)..], bigEndian);
            at += 4;
            if (type == 0)
                return at;
            if (length > end - at)
                return end;
            at += (length + 3) & ~3;
        }
        return end;
    }
}
