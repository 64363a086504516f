namespace PcapKit.Cli;

/// <summary>What may have been meant by a word that is misspelt.</summary>
internal static class Spelling
{
    /// <summary>The word that is nearest, if one is near.</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="candidates">What there is.</param>
    internal static string? Nearest(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string candidate in candidates)
        {
            int distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
            // One slip in a short word, two in a longer one.
            if (distance <= (candidate.Length > 4 ? 2 : 1) && distance < least)
                (nearest, least) = (candidate, distance);
        }
        return nearest;
    }

    // Letters that were dropped, added, replaced, or that changed places with their neighbour.
    private static int Distance(string left, string right)
    {
        int[,] steps = new int[left.Length + 1, right.Length + 1];
        for (int i = 0; i <= left.Length; i++)
        {
            for (int j = 0; j <= right.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    steps[i, j] = i + j;
                    continue;
                }
                int replaced = steps[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                steps[i, j] = Math.Min(replaced, Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
            }
        }
        return steps[left.Length, right.Length];
    }
}
