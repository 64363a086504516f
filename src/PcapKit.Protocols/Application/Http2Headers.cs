using System.Collections;
using System.Text;

namespace PcapKit.Protocols;

/// <summary>The header fields of one message, or its trailers: a list that lasts. Text is Latin-1: one character a byte.</summary>
public sealed class Http2Headers : IReadOnlyList<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _fields = [];

    internal Http2Headers(int stream, int promised, bool endsStream, HpackDecoder decoder, ReadOnlySpan<byte> block)
    {
        (StreamId, PromisedStreamId, EndsStream) = (stream, promised, endsStream);
        foreach (HpackField field in decoder.Read(block))
        {
            if (field.IsNameKnown && field.IsValueKnown)
                _fields.Add(new(Encoding.Latin1.GetString(field.Name), Encoding.Latin1.GetString(field.Value)));
            else if (field.Representation != HpackRepresentation.TableSizeUpdate)
                UnknownCount++;
        }
        Error = decoder.Error;
    }

    /// <summary>The stream whose frames they stand in.</summary>
    public int StreamId { get; }

    /// <summary>The stream that they are of where a server announces it; 0 otherwise.</summary>
    public int PromisedStreamId { get; }

    /// <summary>Whether the stream ends with them: no content follows.</summary>
    public bool EndsStream { get; }

    /// <summary>How many fields are left out since the decoder does not know the entry of its table.</summary>
    public int UnknownCount { get; }

    /// <summary>What is wrong with them.</summary>
    public HpackError Error { get; }

    /// <inheritdoc/>
    public int Count => _fields.Count;

    /// <inheritdoc/>
    public KeyValuePair<string, string> this[int index] => _fields[index];

    /// <summary>The value of the first field of a name; null where there is none.</summary>
    /// <param name="name">The name, in lower case as HTTP/2 writes them, for example <c>content-type</c> or <c>:path</c>.</param>
    public string? this[string name]
    {
        get
        {
            foreach ((string key, string value) in _fields)
            {
                if (key == name)
                    return value;
            }
            return null;
        }
    }

    /// <summary>The key of the content's protocol in the table <c>media_type</c>, by the field <c>content-type</c>.</summary>
    public MediaType MediaType => this["content-type"] is { } type ? HttpBody.MediaOf(Encoding.Latin1.GetBytes(type)) : MediaType.None;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
