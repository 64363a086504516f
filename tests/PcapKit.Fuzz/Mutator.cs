namespace PcapKit.Fuzz;

/// <summary>Changes bytes at random, the same way for the same seed: flips, edges, cuts, doubled and moved stretches.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[] Edges = [0, 1, 2, 4, 5, 0x3F, 0x40, 0x7F, 0x80, 0xC0, 0xFE, 0xFF];
    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    public byte[] Mutate(ReadOnlySpan<byte> original)
    {
        var bytes = new List<byte>(original.Length + 16);
        bytes.AddRange(original);
        for (int n = _random.Next(1, 6); n > 0; n--)
            Change(bytes);
        return [.. bytes];
    }

    private void Change(List<byte> bytes)
    {
        if (bytes.Count == 0)
        {
            bytes.Add((byte)_random.Next(256));
            return;
        }
        // Headers stand at the front: most changes go there.
        int at = _random.Next(_random.Next(3) == 0 ? bytes.Count : Math.Min(bytes.Count, 96));
        int length = _random.Next(1, Math.Min(bytes.Count - at, 24) + 1);
        switch (_random.Next(8))
        {
            case 0:
                bytes[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 1:
                bytes[at] = Edges[_random.Next(Edges.Length)];
                break;
            case 2:
                bytes[at] = (byte)_random.Next(256);
                break;
            case 3:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 4:
                bytes.RemoveRange(at, length);
                break;
            case 5:
                bytes.InsertRange(at, bytes.GetRange(at, length));
                break;
            case 6:
                byte[] moved = [.. bytes.GetRange(at, length)];
                int to = _random.Next(bytes.Count - length + 1);
                for (int i = 0; i < length; i++)
                    bytes[to + i] = moved[i];
                break;
            default:
                for (int i = at; i < at + length; i++)
                    bytes[i] = (byte)_random.Next(256);
                break;
        }
    }
}
