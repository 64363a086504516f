using PcapKit.Protocols;

namespace PcapKit;

/// <summary>The data connection of FTP: all of its bytes are a file, or a list.</summary>
public sealed class FtpDataParser : IStreamParser
{
    private const uint Port = 20;

    private static readonly TableId Table = TcpView.PortTable;

    private readonly FtpTransfer _transfer;
    private StreamObject? _file;
    private StreamSide _sender;
    private bool _isEnded;

    /// <summary>A connection that nobody announced: it may be anything.</summary>
    public FtpDataParser() : this(new FtpTransfer()) { }

    internal FtpDataParser(FtpTransfer transfer) => _transfer = transfer;

    /// <inheritdoc/>
    public int Accept(StreamSide side, ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        if (messages.Objects is { } objects && Begin(side, messages) is { } file && side == _sender)
        {
            file.Size += bytes.Length;
            objects.OnData(file, bytes);
        }
        messages.Add(bytes, Table, Port);
        return 0;
    }

    /// <inheritdoc/>
    public void OnGap(StreamSide side, long length, StreamMessages messages)
    {
        if (messages.Objects is not null && Begin(side, messages) is { } file && side == _sender)
            file.Missing += length;
    }

    /// <inheritdoc/>
    public void OnEnd(StreamSide side, TcpStreamEnd reason, StreamMessages messages)
    {
        if (_file is null || side != _sender || _isEnded || messages.Objects is not { } objects)
            return;
        _isEnded = true;
        _file.LastFrame = messages.Frame;
        objects.OnEnd(_file, reason == TcpStreamEnd.Finished && _file.Missing == 0 ? StreamObjectEnd.Whole : StreamObjectEnd.Partial);
    }

    // Who sends first is the sender: the other one has nothing to say here.
    private StreamObject? Begin(StreamSide side, StreamMessages messages)
    {
        if (_file is not null || !_transfer.IsFile)
            return _file;
        _sender = side;
        _file = new StreamObject
        {
            Protocol = FtpDataProtocol.Instance.Name,
            Stream = messages.Stream,
            Side = side,
            Host = _transfer.Host,
            Path = _transfer.Name,
            IsRequest = _transfer.IsUpload,
            FirstFrame = messages.Frame,
        };
        messages.Objects!.OnBegin(_file);
        return _file;
    }
}
