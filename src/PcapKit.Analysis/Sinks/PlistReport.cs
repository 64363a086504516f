namespace PcapKit;

/// <summary>An XML property list: one dictionary with an entry for each block, of the same shape as the JSON report.</summary>
/// <remarks>Bytes are <c>data</c>; times are strings, because a <c>date</c> has no fractions of a second.
/// Characters that XML 1.0 cannot hold become U+FFFD.</remarks>
public sealed class PlistReport : ReportFormat
{
    private readonly bool _indented;

    /// <summary>The format.</summary>
    /// <param name="options">How it looks; null for the defaults.</param>
    public PlistReport(ReportOptions? options = null) => _indented = (options ?? ReportOptions.Default).Indented;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Head =>
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
        """u8;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Tail => "\n</dict>\n</plist>\n"u8;

    /// <inheritdoc/>
    public override void Write(Utf8Buffer to, in ReportBlock block, FieldTree tree)
    {
        var plist = new PlistText(to, tree, _indented);
        to.Append((byte)'\n');
        if (_indented)
            to.Append((byte)'\t');
        to.Append("<key>"u8);
        plist.Text(block.Name);
        to.Append("</key>"u8);
        plist.Dictionary(0, 1);
    }
}
