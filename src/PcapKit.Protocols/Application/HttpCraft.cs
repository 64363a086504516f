using System.Collections;
using System.Text;

namespace PcapKit.Protocols;

/// <summary>The headers of a message that is being built or edited, in their order. Text is Latin-1: one character a byte.</summary>
public sealed class HttpHeaders : IReadOnlyList<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _headers = [];
    private readonly HttpContent _content;

    internal HttpHeaders(HttpContent content) => _content = content;

    /// <summary>How many there are.</summary>
    public int Count => _headers.Count;

    /// <summary>The header at a place.</summary>
    /// <param name="index">The place.</param>
    public KeyValuePair<string, string> this[int index] => _headers[index];

    /// <summary>The value of the first header of a name, in any case of letters. Reading one that is not there gives null; setting adds or replaces, null removes.</summary>
    /// <param name="name">The name.</param>
    public string? this[string name]
    {
        get => Find(name) is >= 0 and var at ? _headers[at].Value : null;
        set
        {
            int at = Find(name);
            if (value is null)
                Leave(name);
            else if (at < 0)
                Add(name, value);
            else
                (_headers[at], _) = (new(_headers[at].Key, value), Touch());
        }
    }

    /// <summary>Adds a header behind the others. It is written as it is: whoever wants odd ones gets them.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public void Add(string name, string value)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        _headers.Add(new(name, value));
        Touch();
    }

    /// <summary>Removes all headers of a name.</summary>
    /// <param name="name">The name, in any case of letters.</param>
    public bool Remove(string name) => _headers.RemoveAll(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase)) > 0 && Touch();

    /// <summary>Removes all headers.</summary>
    public void Clear()
    {
        _headers.Clear();
        Touch();
    }

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private int Find(string name) => _headers.FindIndex(h => h.Key.Equals(name, StringComparison.OrdinalIgnoreCase));

    // Null means that the build works the value out, if it can.
    private void Leave(string name)
    {
        Remove(name);
        if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
            _content.CountsPayload = true;
    }

    private bool Touch()
    {
        _content.Changed();
        return true;
    }
}

/// <summary>The parts of a message that is being built or edited, and their bytes.</summary>
internal sealed class HttpContent
{
    private readonly Action _touch;
    private byte[]? _encoded;

    public HttpContent(Action touch)
    {
        _touch = touch;
        Headers = new HttpHeaders(this);
    }

    public string Method { get; set => Set(ref field, value); } = "GET";

    public string Uri { get; set => Set(ref field, value); } = "/";

    public string Version { get; set => Set(ref field, value); } = "HTTP/1.1";

    public HttpStatus? StatusCode { get; set => Set(ref field, value); }

    public string? Phrase { get; set => Set(ref field, value); }

    public HttpHeaders Headers { get; }

    public ReadOnlyMemory<byte> Body { get; set => Set(ref field, value); }

    public ReadOnlyMemory<byte>? Fragment { get; set => Set(ref field, value); }

    /// <summary>Whether the layer above counts as the body. Of a message that was read it may be a part of the body.</summary>
    public bool CountsPayload { get; set => Set(ref field, value); } = true;

    /// <summary>How long the layer above is. The bytes that the message was read from hold whatever it is.</summary>
    public int PayloadLength
    {
        get;
        set
        {
            if (field == value)
                return;
            field = value;
            _encoded = null;
        }
    }

    /// <summary>The bytes of the message. Kept until something changes.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded ??= Encode();

    /// <summary>Takes over a head; one that is not whole stays as it is.</summary>
    public void Read(in HttpHead head, ReadOnlySpan<byte> header)
    {
        CountsPayload = false;
        if (!head.IsWhole || head.Start is not (HttpStart.Request or HttpStart.Response))
        {
            Fragment = header.ToArray();
            return;
        }
        string[] words = new string[3];
        for (int i = 0; i < words.Length; i++)
            words[i] = Encoding.Latin1.GetString(HttpLine.Word(head.StartLine, i, out _));
        int code = HttpLine.Code(head.StartLine);
        if (head.Start == HttpStart.Request)
            (Method, Uri, Version) = (words[0], words[1], words[2]);
        else if (code >= 0 && words[1].Length == 3)
            (Version, StatusCode, Phrase) = (words[0], (HttpStatus)code, words[2]);
        else
            Fragment = header.ToArray();
        foreach (HttpHeaderView item in HttpHeaderList.Of(header, head))
            Headers.Add(Encoding.Latin1.GetString(item.Name), Encoding.Latin1.GetString(item.Value));
    }

    private byte[] Encode()
    {
        if (Fragment is { } fragment)
            return [.. fragment.Span, .. Body.Span];
        var text = new StringBuilder();
        if (StatusCode is { } code)
            text.Append(Version).Append(' ').Append(((int)code).ToString("D3", System.Globalization.CultureInfo.InvariantCulture)).Append(' ').Append(Phrase ?? Name(code));
        else
            text.Append(Method).Append(' ').Append(Uri).Append(Version.Length > 0 ? " " : "").Append(Version);
        text.Append("\r\n");
        foreach ((string name, string value) in Headers)
            text.Append(name).Append(": ").Append(value).Append("\r\n");
        int length = Body.Length + (CountsPayload ? PayloadLength : 0);
        if (length > 0 && Headers["Content-Length"] is null && Headers["Transfer-Encoding"] is null)
            text.Append("Content-Length: ").Append(length).Append("\r\n");
        text.Append("\r\n");
        return [.. Encoding.Latin1.GetBytes(text.ToString()), .. Body.Span];
    }

    private static string Name(HttpStatus code) => HttpStatusNames.Table.TryGetName((ulong)code, out string? name) ? name : "";

    private void Set<T>(ref T field, T value)
    {
        field = value;
        Changed();
    }

    public void Changed()
    {
        _encoded = null;
        _touch();
    }
}
