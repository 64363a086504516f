namespace PcapKit.Protocols;

/// <summary>A body of text: HTML, style sheets, scripts. Shown as it is.</summary>
[Protocol("data-text-lines", "Text", "Line-based text data", ProtocolLevel.Application)]
[Under("media_type", (uint)MediaType.Text)]
public readonly ref partial struct TextLinesView
{
    /// <summary>The body.</summary>
    [Field("text", "Text", Length = "Rest", Text = true)] public partial ReadOnlySpan<byte> Content { get; }
}

/// <summary>A body of JSON (RFC 8259). Shown as it is.</summary>
[Protocol("json", "JSON", "JavaScript Object Notation", ProtocolLevel.Application)]
[Under("media_type", (uint)MediaType.Json)]
public readonly ref partial struct JsonView
{
    /// <summary>The body.</summary>
    [Field("text", "Text", Length = "Rest", Text = true)] public partial ReadOnlySpan<byte> Content { get; }
}

/// <summary>A body of XML. Shown as it is.</summary>
[Protocol("xml", "XML", "eXtensible Markup Language", ProtocolLevel.Application)]
[Under("media_type", (uint)MediaType.Xml)]
public readonly ref partial struct XmlView
{
    /// <summary>The body.</summary>
    [Field("text", "Text", Length = "Rest", Text = true)] public partial ReadOnlySpan<byte> Content { get; }
}

/// <summary>The fields of a form. Shown as they are.</summary>
[Protocol("urlencoded-form", "Form", "HTML Form URL Encoded", ProtocolLevel.Application)]
[Under("media_type", (uint)MediaType.Form)]
public readonly ref partial struct UrlEncodedFormView
{
    /// <summary>The body.</summary>
    [Field("text", "Text", Length = "Rest", Text = true)] public partial ReadOnlySpan<byte> Content { get; }
}

/// <summary>A GIF image, or the part of it in one segment.</summary>
[Protocol("image-gif", "GIF", "Compuserve GIF", ProtocolLevel.Application)]
[Under("media_type", (uint)MediaType.Gif)]
public readonly ref partial struct GifView
{
    /// <summary>The body.</summary>
    [Field("data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Content { get; }
}

/// <summary>A JPEG image, or the part of it in one segment.</summary>
[Protocol("image-jfif", "JPEG", "JPEG File Interchange Format", ProtocolLevel.Application)]
[Under("media_type", (uint)MediaType.Jpeg)]
public readonly ref partial struct JpegView
{
    /// <summary>The body.</summary>
    [Field("data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Content { get; }
}

/// <summary>A PNG image, or the part of it in one segment.</summary>
[Protocol("png", "PNG", "Portable Network Graphics", ProtocolLevel.Application)]
[Under("media_type", (uint)MediaType.Png)]
public readonly ref partial struct PngView
{
    /// <summary>The body.</summary>
    [Field("data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Content { get; }
}

/// <summary>An MP4 file, or the part of it in one segment.</summary>
[Protocol("mp4", "MP4", "MP4 / ISOBMFF file format", ProtocolLevel.Application)]
[Under("media_type", (uint)MediaType.Mp4)]
public readonly ref partial struct Mp4View
{
    /// <summary>The body.</summary>
    [Field("data", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Content { get; }
}

/// <summary>A body of a media type that has no definition.</summary>
[Protocol("media", "Media", "Media Type", ProtocolLevel.Application)]
[Under("media_type", (uint)MediaType.Other)]
public readonly ref partial struct MediaView
{
    /// <summary>The body.</summary>
    [Field("type", "Data", Length = "Rest")] public partial ReadOnlySpan<byte> Content { get; }
}
