namespace PcapKit;

/// <summary>One JSON object (RFC 8259) with a member for each block; docs/report.schema.json describes it.</summary>
public sealed class JsonReport : ReportFormat
{
    private readonly bool _indented;

    /// <summary>The format.</summary>
    /// <param name="options">How it looks; null for the defaults.</param>
    public JsonReport(ReportOptions? options = null) => _indented = (options ?? ReportOptions.Default).Indented;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Head => "{"u8;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Separator => ","u8;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Tail => "\n}\n"u8;

    /// <inheritdoc/>
    public override void Write(Utf8Buffer to, in ReportBlock block, FieldTree tree)
    {
        var json = new JsonText(to, tree, _indented);
        json.NewLine(1);
        json.String(block.Name);
        json.Raw(_indented ? ": "u8 : ":"u8);
        json.Object(0, 1);
        json.Flush();
    }
}

/// <summary>One JSON object a line for each block, with its kind as <c>block</c> and its name as <c>name</c>.</summary>
public sealed class NdjsonReport : ReportFormat
{
    /// <inheritdoc/>
    public override void Write(Utf8Buffer to, in ReportBlock block, FieldTree tree)
    {
        var json = new JsonText(to, tree, indented: false);
        json.Raw("{\"block\":"u8);
        json.String(block.Kind);
        json.Raw(",\"name\":"u8);
        json.String(block.Name);
        json.Members(0, 0, (byte)',');
        json.Raw("}\n"u8);
        json.Flush();
    }
}
