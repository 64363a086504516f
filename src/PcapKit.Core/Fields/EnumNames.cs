using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace PcapKit;

/// <summary>The names of the values of a field, for example 6 → <c>TCP</c>. Immutable; a value may have no name.</summary>
public sealed class EnumNames
{
    private static int s_count;

    private readonly ulong[] _values;
    private readonly string[] _names;
    private byte[]?[]? _utf8;
    private int _found;

    /// <summary>A table of names.</summary>
    /// <param name="values">The values; where one comes twice, its first name counts.</param>
    /// <param name="names">As many names.</param>
    /// <exception cref="ArgumentException">The two differ in length.</exception>
    public EnumNames(ReadOnlySpan<ulong> values, ReadOnlySpan<string> names)
    {
        if (values.Length != names.Length)
            throw new ArgumentException("There must be one name for each value.", nameof(names));
        var sorted = new SortedList<ulong, string>(values.Length);
        for (int i = 0; i < values.Length; i++)
            sorted.TryAdd(values[i], names[i]);
        _values = [.. sorted.Keys];
        _names = [.. sorted.Values];
        Id = Interlocked.Increment(ref s_count) - 1;
    }

    /// <summary>A small number that no other table has, for what reports prepare of it.</summary>
    internal int Id { get; }

    /// <summary>How many values have a name.</summary>
    public int Count => _values.Length;

    /// <summary>The values that have names, in ascending order.</summary>
    public ReadOnlySpan<ulong> Values => _values;

    /// <summary>The place of a value in <see cref="Values"/>; negative where it has no name.</summary>
    /// <param name="value">The value.</param>
    public int IndexOf(ulong value)
    {
        // Most tables begin at 0 or 1 without holes.
        ulong[] values = _values;
        if (value < (ulong)values.Length && values[value] == value)
            return (int)value;
        if (value - 1 < (ulong)values.Length && values[value - 1] == value)
            return (int)value - 1;
        // In others one value is often asked for again and again, as the EtherType of IPv4 is.
        int found = _found;
        if ((uint)found < (uint)values.Length && values[found] == value)
            return found;
        found = Array.BinarySearch(values, value);
        if (found >= 0)
            _found = found;
        return found;
    }

    /// <summary>Looks up the name of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="name">Its name.</param>
    public bool TryGetName(ulong value, [NotNullWhen(true)] out string? name)
    {
        int at = IndexOf(value);
        name = at >= 0 ? _names[at] : null;
        return name is not null;
    }

    /// <summary>Looks up the name of a value as UTF-8; encoded once, so that reports allocate nothing.</summary>
    /// <param name="value">The value.</param>
    /// <param name="utf8">Its name.</param>
    public bool TryGetNameUtf8(ulong value, out ReadOnlySpan<byte> utf8)
    {
        int at = IndexOf(value);
        if (at < 0)
        {
            utf8 = default;
            return false;
        }
        byte[]?[] names = _utf8 ??= new byte[]?[_names.Length];
        utf8 = names[at] ??= Encoding.UTF8.GetBytes(_names[at]);
        return true;
    }

    /// <summary>Looks up the value that a name stands for, in any case of letters.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    public bool TryGetValue(ReadOnlySpan<char> name, out ulong value)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            if (name.Equals(_names[i], StringComparison.OrdinalIgnoreCase))
            {
                value = _values[i];
                return true;
            }
        }
        value = 0;
        return false;
    }
}
