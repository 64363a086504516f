using System.Globalization;
using System.Net;
using System.Text;

namespace PcapKit;

/// <summary>A frame in the words of Wireshark, whichever engine dissected it: what two engines are compared by.</summary>
internal sealed class EngineView
{
    internal long Number { get; init; }

    internal string Time { get; init; } = "";

    internal int Captured { get; init; }

    /// <summary>Null where the engine does not say.</summary>
    internal int? Length { get; init; }

    internal string Chain { get; init; } = "";

    internal Dictionary<string, List<string>> Fields { get; } = new(StringComparer.Ordinal);

    internal static EngineView Of(Frame frame, ForeignEngine? engine)
    {
        Timestamp? time = frame.Time;
        var view = new EngineView
        {
            Number = frame.Number,
            Time = time is { } t ? string.Create(CultureInfo.InvariantCulture, $"{t.Seconds}.{t.Nanoseconds:D9}") : "",
            Captured = frame.Foreign?.CapturedLength ?? frame.Data.Length,
            Length = engine is PythonEngine { Name: Engines.Dpkt } ? null : frame.Length,
            Chain = engine is PythonEngine ? EngineNames.ChainOf(frame.Foreign!.Chain, engine.Name) : frame.Foreign?.Chain ?? ChainOf(frame.Packet),
        };
        if (frame.Foreign is null)
            new FieldCollector(view).Collect(frame.Packet);
        else if (frame.Info["layers"] is { } layers)
            view.AddAll(layers, engine is PythonEngine ? engine.Name : null);
        return view;
    }

    internal void Add(string name, string value)
    {
        if (!Fields.TryGetValue(name, out List<string>? values))
            Fields.Add(name, values = []);
        values.Add(value);
    }

    /// <summary>A value in the one form that equal values have: 0x0800, 2048, 00:0a and 000a.</summary>
    internal static string Normal(string name, string value)
    {
        if (name is "ip.src" or "ip.dst" or "ipv6.src" or "ipv6.dst" && value.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(value, out IPAddress? address))
            return Convert.ToHexStringLower(address.GetAddressBytes());
        if (value.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && ulong.TryParse(value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong number))
            return number.ToString(CultureInfo.InvariantCulture);
        if (value is "True" or "False")
            return value == "True" ? "1" : "0";
        string bare = value.Replace(":", "", StringComparison.Ordinal);
        return bare.Length > 0 && bare.All(char.IsAsciiHexDigit) ? bare.ToLowerInvariant() : value;
    }

    private static string ChainOf(OwnedPacket packet)
    {
        var text = new Utf8Buffer(64);
        packet.AsPacket().AppendProtocols(text);
        return Encoding.UTF8.GetString(text.Written);
    }

    // Python's packages have layers with fields of names of their own; those that Wireshark has too are taken.
    private void AddAll(FieldNode node, string? package)
    {
        foreach (FieldNode child in node)
        {
            if (package is not null)
                AddMapped(child, package);
            else if (child.Count > 0)
                AddAll(child, null);
            else if (child.Kind is not (FieldEntryKind.Group or FieldEntryKind.List))
                Add(child.Name, child.ValueText ?? "");
        }
    }

    private void AddMapped(FieldNode layer, string package)
    {
        foreach (FieldNode field in layer)
        {
            if (field.Kind is FieldEntryKind.Text or FieldEntryKind.Number && EngineNames.FieldOf(package, layer.Name, field.Name) is { } name)
                Add(name, field.ValueText ?? "");
        }
    }

    private sealed class FieldCollector(EngineView view) : FieldSink
    {
        private readonly Utf8Buffer _text = new(256);

        internal void Collect(OwnedPacket owned)
        {
            Packet packet = owned.AsPacket();
            packet.VisitFrame(this);
            for (int i = 0; i < packet.LayerCount; i++)
                packet.Visit(i, this);
        }

        public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength)
        {
            _text.Clear();
            FieldValue.AppendNumber(_text, field, value);
            Keep(field);
        }

        public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength)
        {
            _text.Clear();
            FieldValue.AppendBytes(_text, field, value);
            Keep(field);
        }

        public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength)
        {
            _text.Clear();
            _text.Append(utf8);
            Keep(field);
        }

        public override void BeginGroup(FieldInfo field, ulong value, int bitOffset, int bitLength)
        {
            if (field.Kind < FieldKind.Group)
                Number(field, value, bitOffset, bitLength);
        }

        public override void EndGroup() { }

        private void Keep(FieldInfo field) => view.Add(field.Name, Encoding.UTF8.GetString(_text.Written));
    }
}
