using System.Globalization;
using System.Text;

namespace PcapKit.Core.Tests;

/// <summary>Keeps what it is shown as one line: <c>name=value </c>, groups in brackets.</summary>
internal sealed class LineSink : FieldSink
{
    private readonly StringBuilder _text = new();

    public string Line => _text.ToString();

    public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength) =>
        _text.Append(CultureInfo.InvariantCulture, $"{field.Name}={value} ");

    public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength) =>
        _text.Append(CultureInfo.InvariantCulture, $"{field.Name}={Convert.ToHexString(value)} ");

    public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength) =>
        _text.Append(CultureInfo.InvariantCulture, $"{field.Name}='{Encoding.UTF8.GetString(utf8)}' ");

    public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength) =>
        _text.Append('[').Append(CultureInfo.InvariantCulture, $"{field.Name}={value} ");

    public override void EndGroup() => _text.Append(']');

    public override void Problem(IssueKind kind, string detail, int bitOffset) =>
        _text.Append(CultureInfo.InvariantCulture, $"!{kind}@{bitOffset} ");
}
