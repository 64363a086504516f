using System.Buffers.Binary;

namespace PcapKit;

/// <summary>Which of the two lengths of a pcap record comes first.</summary>
internal enum PcapLengthOrder : byte
{
    /// <summary>The captured one.</summary>
    Usual,
    /// <summary>The original one: before version 2.3.</summary>
    Swapped,
    /// <summary>Either, the smaller one is the captured one: version 2.3.</summary>
    Unsure,
}

/// <summary>The numbers at the beginning of a pcap record.</summary>
internal readonly record struct PcapRecord(uint Seconds, uint Fraction, uint Captured, uint Original);

/// <summary>How the record headers of a pcap file look.</summary>
/// <param name="Variant">The form.</param>
/// <param name="HeaderLength">The bytes before the packet.</param>
/// <param name="Swap">Whether its numbers are in the other byte order than this machine's.</param>
/// <param name="Nano">Whether fractions are nanoseconds.</param>
/// <param name="Order">Which length comes first.</param>
/// <param name="PlausibleLength">The longest packet of the link type.</param>
internal sealed record PcapLayout(PcapVariant Variant, int HeaderLength, bool Swap, bool Nano, PcapLengthOrder Order, uint PlausibleLength)
{
    private const int MaxTrials = 20;
    private const int ScoreCut = 100, ScoreFits = 200;

    /// <summary>Finds the form of the records. The magic number alone does not tell: it is the one that makes the following records plausible.</summary>
    /// <param name="input">The input, after the global header. At least the second record is read where there is one.</param>
    /// <param name="magic">The magic number, most significant byte first.</param>
    /// <param name="swap">Whether numbers are in the other byte order than this machine's.</param>
    /// <param name="order">Which length comes first.</param>
    /// <param name="longest">The longest packet of the link type.</param>
    public static PcapLayout Detect(InputBuffer input, uint magic, bool swap, PcapLengthOrder order, uint longest)
    {
        bool nano = magic == PcapReader.Nano;
        PcapLayout[] candidates = magic switch
        {
            PcapReader.Nano => [new(PcapVariant.Standard, 16, swap, nano, order, longest)],
            PcapReader.Modified => [new(PcapVariant.Modified, 24, swap, nano, order, longest), new(PcapVariant.Suse63, 28, swap, nano, order, longest)],
            _ =>
            [
                new(PcapVariant.Standard, 16, swap, nano, order, longest),
                new(PcapVariant.RedHat61, 24, swap, nano, order, longest),
                new(PcapVariant.Nokia, 20, swap, nano, order, longest),
            ],
        };
        PcapLayout best = candidates[0];
        int bestScore = best.Score(input);
        // The first form is the usual one under its magic number: only implausible records speak against it.
        for (int i = 1; i < candidates.Length && (bestScore < ScoreCut || i > 1); i++)
        {
            int score = candidates[i].Score(input);
            if (score > bestScore)
                (best, bestScore) = (candidates[i], score);
        }
        return best;
    }

    /// <summary>Reads the numbers of a record header.</summary>
    /// <param name="header">At least 16 bytes.</param>
    public PcapRecord Parse(ReadOnlySpan<byte> header)
    {
        uint first = Word(header, 8), second = Word(header, 12);
        bool swapped = Order == PcapLengthOrder.Swapped || Order == PcapLengthOrder.Unsure && first > second;
        return new(Word(header, 0), Word(header, 4), swapped ? second : first, swapped ? first : second);
    }

    /// <summary>Whether the numbers could be those of a record.</summary>
    /// <param name="record">The numbers.</param>
    public bool IsPlausible(in PcapRecord record) =>
        record.Fraction < (Nano ? 1_000_000_000 : 1_000_000) && record.Captured <= PlausibleLength && record.Original <= 128 * 1024 * 1024;

    // How many records follow each other plausibly; more where none is implausible, and most where the end of the input fits too.
    private int Score(InputBuffer input)
    {
        int at = 0;
        for (int count = 0; count < MaxTrials; count++)
        {
            // Only the first two records are waited for: a live input may be slow to bring more.
            if (input.Available < at + HeaderLength && (count > 1 || !input.Fill(at + HeaderLength)))
                return count + (input.Remaining is long rest && rest != at && rest < at + HeaderLength ? ScoreCut : ScoreFits);
            PcapRecord record = Parse(input.Bytes.AsSpan(input.Start + at));
            if (!IsPlausible(record) || record.Captured > record.Original && Variant != PcapVariant.Standard)
                return count;
            at += HeaderLength + (int)record.Captured;
        }
        return ScoreFits + MaxTrials;
    }

    private uint Word(ReadOnlySpan<byte> header, int at)
    {
        uint word = BitConverter.ToUInt32(header[at..]);
        return Swap ? BinaryPrimitives.ReverseEndianness(word) : word;
    }
}
