namespace PcapKit.Protocols;

/// <summary>Shows the names of one message. Compression lets 64 KiB of message stand for megabytes of names, so that what is spelled out has a limit.</summary>
internal readonly ref struct DnsNameText
{
    /// <summary>The most bytes of text that the names of a message may have together: four times the largest message; real ones stay below its size.</summary>
    public const int Budget = 256 * 1024;

    private readonly ref int _left;

    /// <summary>A place for the names of a message.</summary>
    /// <param name="room">At least <see cref="DnsName.MaxTextLength"/> bytes.</param>
    /// <param name="left">How many bytes may still be shown, <see cref="Budget"/> to begin with.</param>
    public DnsNameText(Span<byte> room, ref int left)
    {
        Room = room;
        _left = ref left;
    }

    /// <summary>Where the name stands that was shown last.</summary>
    public Span<byte> Room { get; }

    /// <summary>Pushes a name; one that cannot be read is shown as Wireshark shows it.</summary>
    /// <returns>The length of its text, 0 for none.</returns>
    public int Show(FieldSink sink, FieldInfo field, DnsName name, out int labels)
    {
        labels = 0;
        if (_left < 0)
            return 0;
        DnsNameProblem problem = name.Format(Room, out int length, out labels);
        _left -= length;
        if (_left < 0)
        {
            sink.Problem(IssueKind.TooDeep, "the names of the message have more than 256 KiB together; the rest is not shown", name.Offset * 8);
            labels = 0;
            return 0;
        }
        ReadOnlySpan<byte> shown = problem switch
        {
            DnsNameProblem.None => labels == 0 ? "<Root>"u8 : Room[..length],
            DnsNameProblem.Loops => "<Name contains a pointer that loops>"u8,
            DnsNameProblem.TooLong => "<Name too long>"u8,
            _ => default,
        };
        if (!shown.IsEmpty)
            sink.Text(field, shown, name.Offset * 8, name.WireLength * 8);
        if (problem == DnsNameProblem.None)
            return labels == 0 ? 0 : length;
        sink.Problem(problem == DnsNameProblem.Loops ? IssueKind.TooDeep : IssueKind.Malformed, problem switch
        {
            DnsNameProblem.Loops => "the pointers of a name lead in a circle",
            DnsNameProblem.TooLong => "a name has more than 255 bytes",
            DnsNameProblem.UnknownLabel => "a label of a name is of an unknown kind",
            _ => "a pointer of a name leads out of the message",
        }, name.Offset * 8);
        labels = 0;
        return 0;
    }
}
