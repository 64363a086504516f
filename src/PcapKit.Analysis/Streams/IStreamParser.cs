namespace PcapKit;

/// <summary>Turns the bytes of one TCP connection into messages. One instance a connection, for both of its sides.</summary>
/// <remarks>
/// The parser reads, and says to <see cref="StreamMessages"/> what it took: a message, a part of one, or bytes that belong to none. What it did not take is kept for it and
/// comes again in front of the next bytes, up to a limit. It must never throw, whatever the bytes, and bound what it remembers itself.
/// </remarks>
public interface IStreamParser
{
    /// <summary>Takes bytes of a side: those that it left, and what came behind them. They stand directly behind those that it took before, unless <see cref="OnGap"/> came between.</summary>
    /// <param name="side">Who sent them.</param>
    /// <param name="bytes">The bytes, at least one. Borrowed: valid during the call.</param>
    /// <param name="messages">Takes what is found; what is not taken stays.</param>
    /// <returns>How many bytes are needed, counted from the first one that was not taken, before the next call makes sense; 0 for any. So a long message costs no more than its length.</returns>
    int Accept(StreamSide side, ReadOnlySpan<byte> bytes, StreamMessages messages);

    /// <summary>The next bytes of a side are missing. What it had left is lost too; the message that it was collecting is dropped. It goes on where it finds its way again.</summary>
    /// <param name="side">Who sent them.</param>
    /// <param name="length">How many are missing from where it stood: those that it left and those that are not there. Often it still knows where it is, as within a body of known length.</param>
    /// <param name="messages">As above.</param>
    void OnGap(StreamSide side, long length, StreamMessages messages);

    /// <summary>Nothing more comes of a side: a message that lasts until then ends here.</summary>
    /// <param name="side">Whose end it is.</param>
    /// <param name="reason">Why; only <see cref="TcpStreamEnd.Finished"/> says that all was sent.</param>
    /// <param name="messages">As above.</param>
    void OnEnd(StreamSide side, TcpStreamEnd reason, StreamMessages messages)
    {
    }
}

/// <summary>Receives the messages of all streams.</summary>
/// <remarks>Called in the order of the capture, on the thread that reads it.</remarks>
public interface IStreamMessageHandler
{
    /// <summary>A message came to its end.</summary>
    /// <param name="message">The message. Borrowed: valid during the call.</param>
    void OnMessage(in StreamMessage message);

    /// <summary>Bytes belong to no message that can be read: what came before the first one, behind a gap, or what nobody understands.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="side">Who sent them.</param>
    /// <param name="offset">Their place in the stream of this side.</param>
    /// <param name="length">How many there are.</param>
    void OnSkipped(TcpStream stream, StreamSide side, long offset, long length)
    {
    }
}

/// <summary>A message of a stream, which is dissected as the bytes of a packet are: <c>dissector.Dissect(message.Bytes, message.Table, message.Key)</c>. Borrowed.</summary>
public readonly ref struct StreamMessage
{
    /// <summary>The stream.</summary>
    public required TcpStream Stream { get; init; }

    /// <summary>Who sent it.</summary>
    public required StreamSide Side { get; init; }

    /// <summary>Its bytes; the first ones where it is longer than the limit.</summary>
    public required ReadOnlySpan<byte> Bytes { get; init; }

    /// <summary>The table that selects its protocol.</summary>
    public required TableId Table { get; init; }

    /// <summary>The key in that table.</summary>
    public required uint Key { get; init; }

    /// <summary>Its place in the stream of its side.</summary>
    public required long Offset { get; init; }

    /// <summary>How many bytes of the stream it takes.</summary>
    public required long Length { get; init; }

    /// <summary>The numbers of the frames that carried it, in the order of its bytes. Of a very long message the first ones and the last one.</summary>
    public required ReadOnlySpan<long> Frames { get; init; }

    /// <summary>The frame that completed it: the one at hand.</summary>
    public required long Frame { get; init; }

    /// <summary>When that was captured, in nanoseconds since 1970; 0 where the file does not say.</summary>
    public required long Time { get; init; }

    /// <summary>Whether <see cref="Bytes"/> are all of it.</summary>
    public required bool IsWhole { get; init; }
}
