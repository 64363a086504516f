using System.Security;
using System.Text;
using System.Text.Json;

namespace PcapKit;

/// <summary>A name inside reports, prepared once in the forms that reports write: one instance a name in the whole process.</summary>
/// <remarks>Names come from definitions, never from packets, so their number is bounded.</remarks>
public sealed class ReportKey
{
    private static readonly Lock Gate = new();
    private static readonly Dictionary<string, ReportKey> Known = [];
    private static ReportKey[] s_all = new ReportKey[1024];
    private readonly byte[] _utf8, _json, _xml;

    private ReportKey(string text, int id)
    {
        (Text, Id) = (text, id);
        _utf8 = Encoding.UTF8.GetBytes(text);
        _json = [(byte)'"', .. JsonEncodedText.Encode(text).EncodedUtf8Bytes, (byte)'"', (byte)':'];
        _xml = Encoding.UTF8.GetBytes($"<key>{SecurityElement.Escape(text)}</key>");
        Reserved = text switch
        {
            "value" => ReservedKeys.Value,
            "name" => ReservedKeys.Name,
            "block" => ReservedKeys.Block,
            "element" => ReservedKeys.Element,
            "issues" => ReservedKeys.Issues,
            "packet" => ReservedKeys.Packet,
            "protocols" => ReservedKeys.Protocols,
            _ => ReservedKeys.None,
        };
    }

    /// <summary>The name.</summary>
    public string Text { get; }

    /// <summary>A small number that no other name has.</summary>
    internal int Id { get; }

    /// <summary>The name as UTF-8.</summary>
    public ReadOnlySpan<byte> Utf8 => _utf8;

    /// <summary>The name as JSON writes it, with quotes and colon: <c>"src":</c>.</summary>
    public ReadOnlySpan<byte> Json => _json;

    /// <summary>The name as a property list writes it: <c>&lt;key&gt;src&lt;/key&gt;</c>.</summary>
    public ReadOnlySpan<byte> Xml => _xml;

    internal ReservedKeys Reserved { get; }

    /// <summary>The key of a name; the same name always gives the same key.</summary>
    /// <param name="text">A name out of a bounded set.</param>
    public static ReportKey Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        lock (Gate)
        {
            if (Known.TryGetValue(text, out ReportKey? key))
                return key;
            key = new ReportKey(text, Known.Count);
            // Others may read the array meanwhile: it is replaced, not changed in its length.
            if (key.Id == s_all.Length)
                Array.Resize(ref s_all, key.Id * 2);
            s_all[key.Id] = key;
            Known.Add(text, key);
            return key;
        }
    }

    /// <summary>The key that has an id.</summary>
    /// <param name="id">The <see cref="Id"/> of a key.</param>
    internal static ReportKey At(int id) => s_all[id];

    /// <inheritdoc/>
    public override string ToString() => Text;
}

/// <summary>The names that reports use for themselves; a field with such a key goes by its full name where they meet.</summary>
[Flags]
internal enum ReservedKeys : byte
{
    None = 0,
    Value = 1,
    Name = 2,
    Block = 4,
    Element = 8,
    Issues = 16,
    Packet = 32,
    Protocols = 64,
}
