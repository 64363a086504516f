using System.Collections.ObjectModel;

namespace PcapKit;

/// <summary>The options of a layer that is being built or edited; what is added, removed or changed shows in the layer.</summary>
/// <typeparam name="TFamily">The family of the options.</typeparam>
public sealed class OptionList<TFamily> : Collection<Layer> where TFamily : ITlvFamily
{
    private readonly Layer _owner;
    private byte[] _rest = [];

    /// <summary>An empty list.</summary>
    /// <param name="owner">The layer that has the options.</param>
    public OptionList(Layer owner) => _owner = owner;

    /// <summary>How many bytes the options take, padding included.</summary>
    /// <param name="before">How many bytes of the header stand before them; the padding aligns the end of the list within the header.</param>
    public int Measure(int before)
    {
        int length = before + _rest.Length;
        foreach (Layer option in this)
            length += option.HeaderLength;
        int alignment = TFamily.Alignment;
        return (length + alignment - 1) / alignment * alignment - before;
    }

    /// <summary>Writes the options and their padding.</summary>
    /// <param name="list">Where to write; as many bytes as <see cref="Measure"/> says, all zero.</param>
    public void Write(Span<byte> list)
    {
        foreach (Layer option in this)
        {
            int length = option.HeaderLength;
            option.WriteHeader(list[..length]);
            list = list[length..];
        }
        _rest.CopyTo(list);
        TFamily.Pad(list[_rest.Length..]);
    }

    /// <summary>Replaces the options by those in some bytes; what cannot be an option, or follows the end mark, is kept as it is.</summary>
    /// <param name="list">The bytes.</param>
    /// <param name="registry">Knows the options.</param>
    public void Read(TlvList<TFamily> list, ProtocolRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        Items.Clear();
        TlvList<TFamily>.Enumerator options = list.GetEnumerator();
        while (options.MoveNext())
        {
            ReadOnlySpan<byte> bytes = options.Current.Bytes;
            var slice = new LayerSlice(bytes, bytes.Length, bytes.Length, 0, registry);
            Layer option = registry.Find(TFamily.Table, options.Current.Kind)?.ToLayer(slice) ?? new Payload(bytes);
            option.Owner = _owner;
            Items.Add(option);
        }
        _rest = list.Bytes[options.End..].ToArray();
    }

    /// <summary>Sets every field of the options that a build can work out to null; see <see cref="Layer.Recompute"/>.</summary>
    public void Recompute()
    {
        foreach (Layer option in this)
            option.Recompute();
    }

    /// <summary>Forgets the original bytes of every option; see <see cref="Layer.ForgetOriginal"/>.</summary>
    public void ForgetOriginal()
    {
        foreach (Layer option in this)
            option.ForgetOriginal();
    }

    /// <inheritdoc/>
    protected override void InsertItem(int index, Layer item)
    {
        Changed();
        item.Owner = _owner;
        base.InsertItem(index, item);
    }

    /// <inheritdoc/>
    protected override void SetItem(int index, Layer item)
    {
        Changed();
        item.Owner = _owner;
        base.SetItem(index, item);
    }

    /// <inheritdoc/>
    protected override void RemoveItem(int index)
    {
        Changed();
        base.RemoveItem(index);
    }

    /// <inheritdoc/>
    protected override void ClearItems()
    {
        Changed();
        base.ClearItems();
    }

    // Padding that a captured list had is made anew for a changed one.
    private void Changed()
    {
        _rest = [];
        _owner.Touch();
    }
}
