using System.Buffers.Text;
using System.Text;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>What a head says of its message.</summary>
internal ref struct HttpMessageHead
{
    /// <summary>Longer texts are not remembered.</summary>
    private const int MaxText = 1024;

    public bool IsRequest;
    /// <summary>Whether the body comes in chunks (RFC 9112, section 7.1), as any of its headers says.</summary>
    public bool IsChunked;
    // The length of the body by its header, or −1.
    public long ContentLength;
    public int Status;
    public int Length;
    public ReadOnlySpan<byte> Method, Uri, Host, ContentType, Disposition, ContentEncoding, TransferEncoding, Upgrade;

    /// <summary>Whether the response says that the connection is of another protocol from here on.</summary>
    public readonly bool IsSwitch => !IsRequest && Status == 101;

    /// <summary>Whether that is HTTP/2 (RFC 7540, section 3.2).</summary>
    public readonly bool IsSwitchToHttp2 => IsSwitch && Ascii.EqualsIgnoreCase(Upgrade, "h2c"u8);

    /// <summary>Whether a response has no body whatever its headers say (RFC 9112, section 6.3).</summary>
    public readonly bool HasNoBody => !IsRequest && Status is >= 100 and < 200 or 204 or 304;

    /// <summary>Reads a head.</summary>
    /// <param name="bytes">The bytes up to its blank line.</param>
    public static HttpMessageHead Read(ReadOnlySpan<byte> bytes)
    {
        var view = new HttpView(bytes);
        var head = new HttpMessageHead { ContentLength = -1, Length = view.HeaderLength, IsRequest = !bytes.StartsWith("HTTP/"u8) && !bytes.StartsWith("ICY "u8) };
        head.Method = view.Method;
        head.Uri = view.Uri;
        head.Status = (int)(view.StatusCode ?? 0);
        foreach (HttpHeaderView header in view.Headers)
            head.Note(header.Name, header.Value);
        return head;
    }

    /// <summary>A text from the wire, not too long.</summary>
    public static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes.Length > MaxText ? bytes[..MaxText] : bytes);

    /// <summary>The file name that <c>Content-Disposition</c> proposes (RFC 6266), or null.</summary>
    public readonly string? ProposedName()
    {
        int at = Disposition.IndexOf("filename"u8);
        if (at < 0)
            return null;
        ReadOnlySpan<byte> rest = Disposition[(at + 8)..];
        bool isExtended = rest.StartsWith("*"u8);
        int equals = rest.IndexOf((byte)'=');
        if (equals is < 0 or > 3)
            return null;
        rest = rest[(equals + 1)..].Trim((byte)' ');
        if (rest.StartsWith("\""u8))
        {
            int end = rest[1..].IndexOf((byte)'"');
            return Text(end < 0 ? rest[1..] : rest.Slice(1, end));
        }
        int semicolon = rest.IndexOf((byte)';');
        string value = Text(semicolon < 0 ? rest : rest[..semicolon]).Trim();
        int quotes = value.LastIndexOf('\'');
        return isExtended && quotes >= 0 ? System.Uri.UnescapeDataString(value[(quotes + 1)..]) : value;
    }

    private void Note(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (Ascii.EqualsIgnoreCase(name, "Content-Length"u8))
            ContentLength = Utf8Parser.TryParse(value, out long length, out int used) && used == value.Length && length >= 0 ? length : -1;
        else if (Ascii.EqualsIgnoreCase(name, "Transfer-Encoding"u8))
            NoteTransfer(value);
        else if (Ascii.EqualsIgnoreCase(name, "Content-Encoding"u8))
            ContentEncoding = value;
        else if (Ascii.EqualsIgnoreCase(name, "Content-Type"u8))
            ContentType = value;
        else if (Ascii.EqualsIgnoreCase(name, "Content-Disposition"u8))
            Disposition = value;
        else if (Ascii.EqualsIgnoreCase(name, "Host"u8))
            Host = value;
        else if (Ascii.EqualsIgnoreCase(name, "Upgrade"u8))
            Upgrade = value;
    }

    private void NoteTransfer(ReadOnlySpan<byte> value)
    {
        TransferEncoding = value;
        IsChunked |= value.Length >= 7 && Ascii.EqualsIgnoreCase(value[^7..], "chunked"u8);
    }
}
