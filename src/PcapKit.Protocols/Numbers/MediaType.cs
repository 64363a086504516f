namespace PcapKit.Protocols;

/// <summary>The kinds of bodies that have a protocol of their own; keys of the table <c>media_type</c>.</summary>
public enum MediaType : byte
{
    /// <summary>Bytes without a type.</summary>
    None,
    /// <summary>A type that nothing knows.</summary>
    Other,
    /// <summary>Lines of text: HTML, style sheets, scripts.</summary>
    Text,
    /// <summary>JSON.</summary>
    Json,
    /// <summary>XML.</summary>
    Xml,
    /// <summary>The fields of a form.</summary>
    Form,
    /// <summary>A GIF image.</summary>
    Gif,
    /// <summary>A JPEG image.</summary>
    Jpeg,
    /// <summary>A PNG image.</summary>
    Png,
    /// <summary>An MP4 file.</summary>
    Mp4,
    /// <summary>A DNS message (RFC 8484).</summary>
    Dns,
}
