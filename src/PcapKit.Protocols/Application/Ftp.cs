namespace PcapKit.Protocols;

/// <summary>File Transfer Protocol, the control connection (RFC 959): the lines of a segment, commands of a client or replies of a server.</summary>
/// <remarks>
/// Bytes that begin with a digit or a blank are replies, others commands: a segment alone does not say who sent it. As in Wireshark the parts of the first line are shown;
/// what puts streams together sees each command and each reply alone.
/// </remarks>
[Protocol("ftp", "FTP", "File Transfer Protocol", ProtocolLevel.Application, Carries = "")]
[Under("tcp.port", 21)]
public readonly ref partial struct FtpView
{
    /// <summary>Whether it is a reply.</summary>
    public bool IsReply => FtpLine.IsReply(_data);

    /// <summary>Whether it is a command.</summary>
    public bool IsCommand => !IsReply;

    /// <summary>The command as it was sent, for example <c>RETR</c>; empty for replies.</summary>
    public ReadOnlySpan<byte> Command => IsReply ? default : FtpLine.Of(_data).Word;

    /// <summary>What stands behind the command, or behind the code of a reply.</summary>
    public ReadOnlySpan<byte> Argument => FtpLine.Of(_data).Argument;

    /// <summary>The code of a reply (RFC 959, section 4.2); 0 where it has none, and for commands.</summary>
    public int Code => IsReply ? FtpLine.Of(_data).Code : 0;

    /// <summary>All of it: lines up to the end.</summary>
    public int HeaderLength => _data.Length;

    internal static FieldInfo[] BodyFields => FtpFields.All;

    /// <summary>The end of a data connection that the command PORT or EPRT, or a reply to PASV or EPSV, announces.</summary>
    /// <param name="endpoint">Where the connection will go.</param>
    public bool TryGetEndpoint(out FtpEndpoint endpoint) => FtpEndpoint.TryRead(FtpLine.Of(_data), IsReply, out endpoint);

    internal static void Route(ref Slice slice) => slice.NoNext();

    internal void VisitBody(in LayerSlice layer, FieldSink sink) => FtpVisitor.Visit(_data[..layer.HeaderLength], sink);
}

public sealed partial class Ftp
{
    private byte[] _text = [];

    /// <summary>All lines, their ends included.</summary>
    public ReadOnlyMemory<byte> Text
    {
        get => _text;
        set
        {
            _text = value.ToArray();
            Touch();
        }
    }

    /// <summary>A command.</summary>
    /// <param name="name">The command, for example <c>RETR</c>.</param>
    /// <param name="argument">What stands behind it; null for nothing.</param>
    /// <exception cref="ArgumentException">Either has the end of a line in it.</exception>
    public static Ftp Command(string name, string? argument = null) => Line(argument is null ? name : $"{name} {argument}");

    /// <summary>A reply of one line.</summary>
    /// <param name="code">The code, 100 to 599 (RFC 959, section 4.2).</param>
    /// <param name="text">The words behind it.</param>
    /// <exception cref="ArgumentException">The words have the end of a line in them.</exception>
    public static Ftp Reply(int code, string text)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, 999);
        return Line($"{code} {text}");
    }

    private static Ftp Line(string text)
    {
        if (text.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("A line has no end of a line in it.", nameof(text));
        return new Ftp { Text = System.Text.Encoding.UTF8.GetBytes(text + "\r\n") };
    }

    private int MeasureBody() => _text.Length;

    private void WriteBody(Span<byte> body) => _text.CopyTo(body);

    private void ReadBody(FtpView view, in LayerSlice layer) => _text = view.Bytes[..layer.HeaderLength].ToArray();
}

/// <summary>The data connection of FTP (RFC 959, section 3): files and lists, without any frame. Text is shown as lines of text.</summary>
[Protocol("ftp-data", "FTP-Data", "FTP Data", ProtocolLevel.Application, Carries = "media_type")]
[Under("tcp.port", 20)]
public readonly ref partial struct FtpDataView
{
    // As many as Wireshark looks at.
    private const int Looked = 20;

    /// <summary>The data; empty where they are text, which is the layer above.</summary>
    [Field("data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Content { get; }

    /// <summary>All of it, or nothing where text follows.</summary>
    public int HeaderLength => IsText ? 0 : _data.Length;

    private bool IsText
    {
        get
        {
            foreach (byte b in _data[..Math.Min(Looked, _data.Length)])
            {
                if (b is not ((>= (byte)' ' and <= (byte)'~') or (byte)'\r' or (byte)'\n'))
                    return false;
            }
            return true;
        }
    }

    internal void Route(ref Slice slice)
    {
        if (IsText)
            slice.Next(HttpRoute.MediaTable, (uint)MediaType.Text);
        else
            slice.NoNext();
    }
}
