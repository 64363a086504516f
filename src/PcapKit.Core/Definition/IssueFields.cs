namespace PcapKit;

/// <summary>The fields by which reports tell what is wrong, and why bytes stayed undissected.</summary>
public static class IssueFields
{
    /// <summary>What is wrong with a layer or a frame: a list of <see cref="Item"/>.</summary>
    public static FieldInfo All { get; } = new("issue.list", "Issues", FieldKind.List) { Derived = true, Key = "issues" };

    /// <summary>One issue.</summary>
    public static FieldInfo Item { get; } = new("issue", "Issue", FieldKind.Group) { Derived = true };

    /// <summary>The chain name of the layer that met it.</summary>
    public static FieldInfo Layer { get; } = new("issue.layer", "Layer", FieldKind.Text) { Derived = true };

    /// <summary>The kind, for example <c>truncated</c>.</summary>
    public static FieldInfo Kind { get; } = new("issue.kind", "Kind", FieldKind.Text) { Derived = true };

    /// <summary>The byte offset in the packet.</summary>
    public static FieldInfo Offset { get; } = new("issue.offset", "Offset", FieldKind.UInt) { Derived = true };

    /// <summary>How many bytes were needed from there.</summary>
    public static FieldInfo Required { get; } = new("issue.required", "Required Bytes", FieldKind.UInt) { Derived = true };

    /// <summary>How many were there.</summary>
    public static FieldInfo Available { get; } = new("issue.available", "Available Bytes", FieldKind.UInt) { Derived = true };

    /// <summary>What set the limit, for example <c>capture</c>.</summary>
    public static FieldInfo LimitedBy { get; } = new("issue.limited_by", "Limited By", FieldKind.Text) { Derived = true };

    /// <summary>The whole in one line.</summary>
    public static FieldInfo Text { get; } = new("issue.text", "Text", FieldKind.Text) { Derived = true };

    /// <summary>A layer that is malformed, or has no room for its header: for columns, by Wireshark's name.</summary>
    public static FieldInfo Malformed { get; } = new("_ws.malformed", "Malformed Packet", FieldKind.Text) { Derived = true };

    /// <summary>A layer that the capture cut, by Wireshark's name: for columns.</summary>
    public static FieldInfo Cut { get; } = new("_ws.short", "Packet size limited during capture", FieldKind.Text) { Derived = true };

    /// <summary>Present where anything is wrong, by Wireshark's name, though Wireshark has remarks here that are no issues: for columns.</summary>
    public static FieldInfo Any { get; } = new("_ws.expert", "Expert Information", FieldKind.Bool) { Derived = true };

    /// <summary>Each issue in one line, by Wireshark's name: for columns.</summary>
    public static FieldInfo Message { get; } = new("_ws.expert.message", "Message", FieldKind.Text) { Derived = true };

    /// <summary>Why bytes were left as raw data.</summary>
    public static FieldInfo Reason { get; } = new("data.reason", "Reason", FieldKind.Text) { Derived = true };
}
