namespace PcapKit.Protocols;

/// <summary>Follows a handshake message over the records that it takes (RFC 8446, section 5.1): nothing else may stand between them.</summary>
internal struct TlsHandshakePart
{
    private int _have, _length;

    /// <summary>Whether the records so far end within a message.</summary>
    public readonly bool IsOpen => _have > 0;

    /// <summary>How many bytes of the message at hand the records before brought; 0 where a record begins with one.</summary>
    public readonly int Have => _have;

    /// <summary>How many bytes the message has, its head included; 0 where not even its head is there.</summary>
    public readonly int Length => _length;

    /// <summary>Goes on to the next record.</summary>
    /// <returns>How many bytes at the beginning of the record are the end of the message before.</returns>
    public int Add(in TlsRecordView record)
    {
        ReadOnlySpan<byte> fragment = record.Fragment;
        // A head in two records is nobody's doing but of those who hide something.
        if (record.ContentType != TlsContentType.Handshake || fragment.IsEmpty || (IsOpen && _length == 0))
        {
            this = default;
            if (record.ContentType != TlsContentType.Handshake || fragment.IsEmpty)
                return 0;
        }
        int used = IsOpen ? Math.Min(_length - _have, fragment.Length) : 0;
        if (IsOpen && _have + used < _length)
        {
            _have += used;
            return used;
        }
        var messages = new TlsHandshakes(fragment[used..]);
        while (messages.MoveNext()) { }
        int left = fragment.Length - used - messages.Offset;
        bool isOpen = left > 0 && !messages.IsProtected;
        _have = isOpen ? left : 0;
        _length = isOpen && left >= TlsHandshakes.HeaderLength ? TlsHandshakes.HeaderLength + (int)Bits.Read(fragment[(used + messages.Offset)..], 8, 24) : 0;
        return used;
    }
}
