using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PcapKit.Cli.Commands;

/// <summary>Writes flows to the standard output.</summary>
internal abstract class FlowWriter : IDisposable
{
    /// <summary>Writes a flow.</summary>
    internal abstract void Write(FlowRecord flow);

    /// <summary>Writes what is still held, and the end.</summary>
    internal virtual void Complete() { }

    public virtual void Dispose() { }
}

/// <summary>Comma-separated values (RFC 4180) with a header; no value needs quotes. Frames are ranges with spaces between them.</summary>
internal sealed class FlowCsv : FlowWriter
{
    private readonly TextWriter _to;

    internal FlowCsv(Session session)
    {
        _to = session.Text;
        _to.Write(string.Join(',', FlowColumns.All.Select(c => c.Name)));
        _to.Write(",frames\r\n");
    }

    internal override void Write(FlowRecord flow)
    {
        foreach ((_, _, Func<FlowRecord, string?> text) in FlowColumns.All)
        {
            _to.Write(text(flow));
            _to.Write(',');
        }
        string between = "";
        foreach (FrameRange range in flow.Frames)
        {
            _to.Write(between);
            _to.Write(range.First == range.Last ? FlowColumns.Number(range.First) : string.Create(CultureInfo.InvariantCulture, $"{range.First}-{range.Last}"));
            between = " ";
        }
        _to.Write("\r\n");
    }
}

/// <summary>An object for each flow, on a line of its own; as JSON they stand in an array.</summary>
internal sealed class FlowJson : FlowWriter
{
    private readonly Utf8Buffer _text;
    private readonly Utf8JsonWriter _json;
    private readonly bool _inArray;
    private bool _any;

    internal FlowJson(Session session, bool inArray)
    {
        _inArray = inArray;
        _text = new Utf8Buffer(Utf8Buffer.DefaultLimit * 2) { FlushTo = part => session.Out.Write(part.Span) };
        _json = new Utf8JsonWriter(_text, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    internal override void Write(FlowRecord flow)
    {
        _text.Append(!_inArray ? ""u8 : _any ? ",\n"u8 : "[\n"u8);
        _any = true;
        _json.WriteStartObject();
        foreach ((string name, bool isNumber, Func<FlowRecord, string?> text) in FlowColumns.All)
        {
            _json.WritePropertyName(name);
            string? value = text(flow);
            if (value is not null && isNumber)
                _json.WriteRawValue(value, skipInputValidation: true);
            else
                _json.WriteStringValue(value);
        }
        _json.WriteStartArray("frames");
        foreach (FrameRange range in flow.Frames)
        {
            for (long frame = range.First; frame <= range.Last; frame++)
            {
                _json.WriteNumberValue(frame);
                if (_json.BytesPending > Utf8Buffer.DefaultLimit / 2)
                    Flush();
            }
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
        Flush();
        _json.Reset();
        if (!_inArray)
            _text.Append((byte)'\n');
    }

    internal override void Complete()
    {
        if (_inArray)
            _text.Append(_any ? "\n]\n"u8 : "[]\n"u8);
        _text.FlushTo!(_text.WrittenMemory);
        _text.Clear();
    }

    public override void Dispose()
    {
        _json.Dispose();
        base.Dispose();
    }

    private void Flush()
    {
        _json.Flush();
        _text.FlushIfFull();
    }
}
