using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text;

namespace PcapKit.Protocols;

/// <summary>Why a domain name cannot be read.</summary>
public enum DnsNameProblem : byte
{
    /// <summary>It can.</summary>
    None,
    /// <summary>A pointer or a label leads out of the message.</summary>
    Outside,
    /// <summary>A label is of a kind that nobody uses (RFC 6891, section 5).</summary>
    UnknownLabel,
    /// <summary>It has more than 255 bytes (RFC 1035, section 2.3.4).</summary>
    TooLong,
    /// <summary>Its pointers lead in a circle, or there are more than 127.</summary>
    Loops,
}

/// <summary>A domain name in a message, compressed or not (RFC 1035, section 4.1.4). Borrowed; reading it always ends and never throws.</summary>
public readonly ref struct DnsName
{
    /// <summary>The most bytes that a name has without compression, the root's included.</summary>
    public const int MaxWireLength = 255;

    /// <summary>The most bytes that a name takes as text, with every byte escaped.</summary>
    public const int MaxTextLength = 4 * MaxWireLength;

    private const int MaxPointers = 127;
    private const byte PointerBits = 0xC0;

    private readonly ReadOnlySpan<byte> _message;

    private DnsName(ReadOnlySpan<byte> message, int offset, int wireLength)
    {
        _message = message;
        (Offset, WireLength) = (offset, wireLength);
    }

    /// <summary>Where it begins in the message.</summary>
    public int Offset { get; }

    /// <summary>How many bytes it takes there; a pointer ends it and counts two.</summary>
    public int WireLength { get; }

    /// <summary>Finds a name and its end; pointers are not followed yet.</summary>
    /// <param name="message">The whole message.</param>
    /// <param name="offset">Where the name begins.</param>
    /// <param name="name">The name.</param>
    /// <returns>False where the message ends first, or a label of unknown kind has no known end.</returns>
    public static bool TryRead(ReadOnlySpan<byte> message, int offset, out DnsName name)
    {
        name = default;
        int at = offset;
        while ((uint)at < (uint)message.Length)
        {
            byte length = message[at];
            if ((length & PointerBits) == PointerBits || length == 0)
            {
                at += length == 0 ? 1 : 2;
                if (at > message.Length)
                    return false;
                name = new DnsName(message, offset, at - offset);
                return true;
            }
            if ((length & PointerBits) != 0)
                return false;
            at += 1 + length;
        }
        return false;
    }

    /// <summary>Writes the name as text: labels joined by dots, no dot at the end, the root as one dot.</summary>
    /// <remarks>A dot or backslash within a label gets a backslash; a byte that is neither printable ASCII nor UTF-8 becomes <c>\DDD</c>
    /// (RFC 4343, section 2.1), so that the text stands for one name only.</remarks>
    /// <param name="utf8">Where to write; <see cref="MaxTextLength"/> bytes always do.</param>
    /// <param name="written">How many bytes were written, also where the name proves unreadable.</param>
    /// <param name="labels">How many labels it has.</param>
    /// <exception cref="ArgumentException">The text does not fit.</exception>
    public DnsNameProblem Format(Span<byte> utf8, out int written, out int labels)
    {
        var walk = new Walk(this);
        written = labels = 0;
        while (walk.MoveNext(out ReadOnlySpan<byte> label))
        {
            if (utf8.Length - written < 1 + 4 * label.Length)
                throw new ArgumentException("The name does not fit.", nameof(utf8));
            if (labels++ > 0)
                utf8[written++] = (byte)'.';
            written += FormatLabel(label, utf8[written..]);
        }
        if (labels == 0 && walk.Problem == DnsNameProblem.None)
            utf8[written++] = (byte)'.';
        return walk.Problem;
    }

    /// <summary>Copies the name without compression.</summary>
    /// <param name="wire">Where to write; <see cref="MaxWireLength"/> bytes always do.</param>
    /// <param name="written">How many bytes were written.</param>
    /// <returns>Why the name cannot be read.</returns>
    /// <exception cref="ArgumentException">The name does not fit.</exception>
    public DnsNameProblem Expand(Span<byte> wire, out int written)
    {
        var walk = new Walk(this);
        written = 0;
        while (walk.MoveNext(out ReadOnlySpan<byte> label))
        {
            wire[written] = (byte)label.Length;
            label.CopyTo(wire[(written + 1)..]);
            written += 1 + label.Length;
        }
        if (walk.Problem == DnsNameProblem.None)
            wire[written++] = 0;
        return walk.Problem;
    }

    /// <summary>The name as text, see <see cref="Format"/>; what can be read of one that cannot be read whole.</summary>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[MaxTextLength];
        Format(text, out int written, out _);
        return Encoding.UTF8.GetString(text[..written]);
    }

    /// <summary>The name as text, see <see cref="Format"/>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>False where the name cannot be read whole.</returns>
    public bool TryGetText([NotNullWhen(true)] out string? text)
    {
        Span<byte> utf8 = stackalloc byte[MaxTextLength];
        text = Format(utf8, out int length, out _) == DnsNameProblem.None ? Encoding.UTF8.GetString(utf8[..length]) : null;
        return text is not null;
    }

    /// <summary>Reads a name from text, the inverse of <see cref="Format"/>; a dot at the end is allowed.</summary>
    /// <param name="text">For example <c>example.org</c>.</param>
    /// <param name="wire">Where to write; <see cref="MaxWireLength"/> bytes always do.</param>
    /// <param name="written">How many bytes were written, the root's included.</param>
    /// <returns>False where a label is empty or longer than 63 bytes, the name longer than 255, or an escape is wrong.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, Span<byte> wire, out int written)
    {
        written = 0;
        if (text is "." or "")
            return TryPut(wire, 0, ref written);
        int start = 0;
        written = 1;
        while (!text.IsEmpty)
        {
            if (text[0] == '.')
            {
                if (!EndLabel(wire, start, written))
                    return false;
                start = written;
                text = text[1..];
                if (!TryPut(wire, 0, ref written))
                    return false;
            }
            else if (!TryTakeCharacter(ref text, wire, ref written))
            {
                return false;
            }
        }
        if (written - start == 1)
            return true;
        return EndLabel(wire, start, written) && TryPut(wire, 0, ref written);
    }

    internal static string Check(string name, [CallerArgumentExpression(nameof(name))] string? argument = null)
    {
        ArgumentNullException.ThrowIfNull(name, argument);
        Span<byte> wire = stackalloc byte[MaxWireLength];
        return TryParse(name, wire, out _) ? name : throw new ArgumentException($"'{name}' is no domain name: labels have 1 to 63 bytes, the whole at most 255.", argument);
    }

    private static bool EndLabel(Span<byte> wire, int start, int end)
    {
        int length = end - start - 1;
        wire[start] = (byte)length;
        return length is > 0 and <= 63;
    }

    private static bool TryTakeCharacter(ref ReadOnlySpan<char> text, Span<byte> wire, ref int written)
    {
        if (text[0] != '\\')
        {
            Span<byte> utf8 = stackalloc byte[4];
            if (Rune.DecodeFromUtf16(text, out Rune rune, out int used) != OperationStatus.Done)
                return false;
            text = text[used..];
            foreach (byte b in utf8[..rune.EncodeToUtf8(utf8)])
            {
                if (!TryPut(wire, b, ref written))
                    return false;
            }
            return true;
        }
        if (text.Length >= 4 && char.IsAsciiDigit(text[1]) && char.IsAsciiDigit(text[2]) && char.IsAsciiDigit(text[3]))
        {
            int value = (text[1] - '0') * 100 + (text[2] - '0') * 10 + text[3] - '0';
            text = text[4..];
            return value <= 255 && TryPut(wire, (byte)value, ref written);
        }
        if (text.Length < 2 || text[1] > 126)
            return false;
        byte escaped = (byte)text[1];
        text = text[2..];
        return TryPut(wire, escaped, ref written);
    }

    private static bool TryPut(Span<byte> wire, byte value, ref int written)
    {
        if (written >= Math.Min(wire.Length, MaxWireLength))
            return false;
        wire[written++] = value;
        return true;
    }

    private static int FormatLabel(ReadOnlySpan<byte> label, Span<byte> text)
    {
        int to = 0;
        while (!label.IsEmpty)
        {
            byte b = label[0];
            int used = 1;
            if (b is (byte)'.' or (byte)'\\')
            {
                text[to++] = (byte)'\\';
                text[to++] = b;
            }
            else if (b is >= 32 and < 127)
            {
                text[to++] = b;
            }
            else if (b >= 128 && Rune.DecodeFromUtf8(label, out Rune rune, out used) == OperationStatus.Done && rune.Value >= 0xA0)
            {
                label[..used].CopyTo(text[to..]);
                to += used;
            }
            else
            {
                used = 1;
                text[to++] = (byte)'\\';
                text[to++] = (byte)('0' + b / 100);
                text[to++] = (byte)('0' + b / 10 % 10);
                text[to++] = (byte)('0' + b % 10);
            }
            label = label[used..];
        }
        return to;
    }

    // Goes from label to label and follows pointers. Every step counts against a limit, so it ends whatever the bytes are.
    private ref struct Walk(DnsName name)
    {
        private readonly ReadOnlySpan<byte> _message = name._message;
        private int _at = name.Offset, _segment = name.Offset, _pointers, _wire = 1;
        private bool _forward;

        public DnsNameProblem Problem { get; private set; }

        public bool MoveNext(out ReadOnlySpan<byte> label)
        {
            label = default;
            while ((uint)_at < (uint)_message.Length)
            {
                byte length = _message[_at];
                if (length == 0)
                    return false;
                if ((length & PointerBits) == PointerBits)
                {
                    if (!Follow(length))
                        return false;
                    continue;
                }
                if ((length & PointerBits) != 0)
                    return Fail(DnsNameProblem.UnknownLabel);
                if ((_wire += 1 + length) > MaxWireLength)
                    return Fail(_forward ? DnsNameProblem.Loops : DnsNameProblem.TooLong);
                if (length > _message.Length - _at - 1)
                    break;
                label = _message.Slice(_at + 1, length);
                _at += 1 + length;
                return true;
            }
            return Fail(DnsNameProblem.Outside);
        }

        private bool Follow(byte high)
        {
            if (_at + 1 >= _message.Length)
                return Fail(DnsNameProblem.Outside);
            int target = (high & 0x3F) << 8 | _message[_at + 1];
            // Pointers that always go back end by themselves; only one that does not can make a circle.
            _forward |= target >= _segment;
            if (++_pointers > MaxPointers)
                return Fail(DnsNameProblem.Loops);
            _at = _segment = target;
            return true;
        }

        private bool Fail(DnsNameProblem problem)
        {
            Problem = problem;
            return false;
        }
    }
}
