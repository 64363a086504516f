using System.Buffers.Text;
using System.Net;
using System.Text;

namespace PcapKit.Protocols;

/// <summary>The first line of FTP bytes, in its parts. Borrowed.</summary>
internal readonly ref struct FtpLine
{
    private FtpLine(ReadOnlySpan<byte> line, int wordLength, int argumentOffset, int length)
    {
        Word = line[..wordLength];
        Argument = line[argumentOffset..];
        (ArgumentOffset, Length) = (argumentOffset, length);
    }

    /// <summary>The command, or the code.</summary>
    public ReadOnlySpan<byte> Word { get; }

    /// <summary>What stands behind it, up to the end of the line.</summary>
    public ReadOnlySpan<byte> Argument { get; }

    /// <summary>Where that begins.</summary>
    public int ArgumentOffset { get; }

    /// <summary>How many bytes the line takes, its end included.</summary>
    public int Length { get; }

    /// <summary>The code of a reply; 0 for none.</summary>
    public int Code => Word.Length == 3 && Utf8Parser.TryParse(Word, out int code, out int used) && used == 3 && code > 0 ? code : 0;

    /// <summary>Whether bytes are those of a server: a code, or a line of a reply that goes on.</summary>
    public static bool IsReply(ReadOnlySpan<byte> data) => !data.IsEmpty && (data[0] == ' ' || char.IsAsciiDigit((char)data[0]));

    /// <summary>The first line of some bytes.</summary>
    public static FtpLine Of(ReadOnlySpan<byte> data)
    {
        int length = HttpHead.LineOf(data, out int next);
        ReadOnlySpan<byte> line = data[..length];
        if (IsReply(line))
        {
            bool hasCode = length >= 3 && !line[..3].ContainsAnyExceptInRange((byte)'0', (byte)'9');
            // A blank, or the sign that more lines follow.
            return hasCode ? new FtpLine(line, 3, length > 3 && line[3] is (byte)' ' or (byte)'-' ? 4 : 3, next) : new FtpLine(line, 0, 0, next);
        }
        int word = line.IndexOf((byte)' ');
        if (word < 0)
            return new FtpLine(line, length, length, next);
        int argument = word;
        while (argument < length && line[argument] == ' ')
            argument++;
        return new FtpLine(line, word, argument, next);
    }
}

/// <summary>Where a data connection of FTP goes.</summary>
/// <param name="Address">The address; null for that of the server itself, as EPSV means it (RFC 2428, section 3).</param>
/// <param name="Port">The port.</param>
/// <param name="IsExtended">Whether it is said as RFC 2428 does.</param>
/// <param name="IsPassive">Whether it is the server that waits for it.</param>
public readonly record struct FtpEndpoint(IPAddress? Address, ushort Port, bool IsExtended, bool IsPassive)
{
    private const int MaxText = 64;

    internal static bool TryRead(scoped in FtpLine line, bool isReply, out FtpEndpoint endpoint)
    {
        endpoint = default;
        if (isReply)
        {
            return line.Code switch
            {
                227 => TryReadNumbers(line.Argument, isPassive: true, out endpoint),
                229 when line.Argument.IndexOf((byte)'(') is >= 0 and var at => TryReadParts(line.Argument[(at + 1)..], isPassive: true, out endpoint),
                _ => false,
            };
        }
        if (Ascii.EqualsIgnoreCase(line.Word, "PORT"u8))
            return TryReadNumbers(line.Argument, isPassive: false, out endpoint);
        return Ascii.EqualsIgnoreCase(line.Word, "EPRT"u8) && TryReadParts(line.Argument, isPassive: false, out endpoint);
    }

    // Four bytes of an address and two of a port, with commas between; replies have words around them.
    private static bool TryReadNumbers(ReadOnlySpan<byte> text, bool isPassive, out FtpEndpoint endpoint)
    {
        endpoint = default;
        int start = text.IndexOfAnyInRange((byte)'0', (byte)'9');
        if (start < 0)
            return false;
        text = text[start..];
        Span<byte> numbers = stackalloc byte[6];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!Utf8Parser.TryParse(text, out numbers[i], out int used))
                return false;
            text = text[used..];
            if (i == numbers.Length - 1)
                break;
            if (text.IsEmpty || text[0] != ',')
                return false;
            text = text[1..];
        }
        endpoint = new FtpEndpoint(new IPAddress(numbers[..4]), (ushort)(numbers[4] << 8 | numbers[5]), false, isPassive);
        return true;
    }

    // RFC 2428: family, address and port, each behind the same sign, which is mostly a bar.
    private static bool TryReadParts(ReadOnlySpan<byte> text, bool isPassive, out FtpEndpoint endpoint)
    {
        endpoint = default;
        if (text.IsEmpty)
            return false;
        byte sign = text[0];
        ReadOnlySpan<byte> rest = text[1..];
        int family = rest.IndexOf(sign);
        if (family < 0)
            return false;
        rest = rest[(family + 1)..];
        int length = rest.IndexOf(sign);
        if (length is < 0 or > MaxText)
            return false;
        IPAddress? address = null;
        if (length > 0)
        {
            Span<char> characters = stackalloc char[MaxText];
            if (!Ascii.IsValid(rest[..length]) || !IPAddress.TryParse(characters[..Encoding.ASCII.GetChars(rest[..length], characters)], out address))
                return false;
        }
        else if (!isPassive)
            return false;
        rest = rest[(length + 1)..];
        if (!Utf8Parser.TryParse(rest, out ushort port, out int used) || port == 0 || used >= rest.Length || rest[used] != sign)
            return false;
        endpoint = new FtpEndpoint(address, port, true, isPassive);
        return true;
    }
}
