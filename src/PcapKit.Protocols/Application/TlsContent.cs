using System.Collections.ObjectModel;

namespace PcapKit.Protocols;

/// <summary>The records of a segment that is being built or edited, and their bytes.</summary>
internal sealed class TlsContent
{
    private readonly Action _touch;
    private byte[]? _encoded;

    public TlsContent(Action touch)
    {
        _touch = touch;
        Records = new RecordList(this);
    }

    public IList<TlsRecord> Records { get; }

    public ReadOnlyMemory<byte> Rest
    {
        get;
        set
        {
            field = value;
            Changed();
        }
    }

    /// <summary>All bytes. Kept until something changes: records themselves never do.</summary>
    public ReadOnlySpan<byte> Encoded => _encoded ??= Encode();

    /// <summary>Takes over the whole records of a segment; what comes behind is kept as it is.</summary>
    public void Read(ReadOnlySpan<byte> segment)
    {
        int end = 0;
        var records = new TlsRecords(segment);
        while (records.MoveNext() && records.Current.IsWhole)
        {
            TlsRecordView record = records.Current;
            Records.Add(new TlsRecord(record.ContentType, record.Fragment.ToArray(), record.Version));
            end = records.Offset;
        }
        Rest = segment[end..].ToArray();
    }

    private byte[] Encode()
    {
        int length = Rest.Length;
        foreach (TlsRecord record in Records)
            length += record.ByteLength;
        byte[] bytes = new byte[length];
        int at = 0;
        foreach (TlsRecord record in Records)
        {
            record.Write(bytes.AsSpan(at));
            at += record.ByteLength;
        }
        Rest.Span.CopyTo(bytes.AsSpan(at));
        return bytes;
    }

    private void Changed()
    {
        _encoded = null;
        _touch();
    }

    private sealed class RecordList(TlsContent content) : Collection<TlsRecord>
    {
        protected override void InsertItem(int index, TlsRecord item)
        {
            ArgumentNullException.ThrowIfNull(item);
            content.Changed();
            base.InsertItem(index, item);
        }

        protected override void SetItem(int index, TlsRecord item)
        {
            ArgumentNullException.ThrowIfNull(item);
            content.Changed();
            base.SetItem(index, item);
        }

        protected override void RemoveItem(int index)
        {
            content.Changed();
            base.RemoveItem(index);
        }

        protected override void ClearItems()
        {
            content.Changed();
            base.ClearItems();
        }
    }
}
