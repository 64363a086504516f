namespace PcapKit;

/// <summary>Feeds one stream to its parser: keeps what the parser leaves, and gives on what it finds.</summary>
internal sealed class ParsedStream : ITcpStreamHandler
{
    /// <summary>A connection changes its protocol once or twice; more is somebody's game.</summary>
    private const int MaxHandOvers = 16;

    private readonly StreamMessages _messages;
    private readonly ParsedSide _client, _server;
    private IStreamParser? _parser;
    private ParsedSide _at;
    private int _available, _handOvers;
    private bool _isStopped, _isHandedOver;
    private IStreamParser? _next;

    public ParsedStream(StreamParsing parsing, TcpStream stream, IStreamParser? parser)
    {
        (Parsing, Stream, _parser) = (parsing, stream, parser);
        _messages = new StreamMessages(this);
        _client = new ParsedSide(this, StreamSide.Client);
        _server = new ParsedSide(this, StreamSide.Server);
        _at = _client;
    }

    public StreamParsing Parsing { get; }

    public TcpStream Stream { get; }

    public long Position => _at.Position;

    public long Frame { get; private set; }

    public long Time { get; private set; }

    public void OnData(TcpStream stream, in TcpStreamData data)
    {
        ParsedSide side = SideOf(data.Side);
        (_at, Frame, Time) = (side, data.Frame, data.Time);
        if (!_isStopped && _parser is null)
            _parser = Parsing.Parsers.FindByLooks(stream, data.Side, data.Bytes);
        if (_parser is null || _isStopped)
        {
            Report(side, data.Offset, data.Bytes.Length);
            side.Position = data.Offset + data.Bytes.Length;
            return;
        }
        side.Note(data.Offset + data.Bytes.Length, data.Frame);
        if (side.KeptLength == 0)
        {
            side.Position = data.Offset;
            Feed(side, data.Bytes, isKept: false);
        }
        else
        {
            side.Keep(data.Bytes);
            if (side.KeptLength >= side.Needed)
                Feed(side, side.Kept, isKept: true);
        }
        if (side.KeptLength > Parsing.Options.MaxMessageBytes)
        {
            Parsing.LimitsMet++;
            LoseTrack(side, side.KeptLength);
        }
        Count();
        Parsing.Relieve(side);
    }

    public void OnGap(TcpStream stream, in TcpStreamGap gap)
    {
        ParsedSide side = SideOf(gap.Side);
        (_at, Frame) = (side, gap.Frame == 0 ? Frame : gap.Frame);
        long end = gap.Offset + gap.Length;
        if (side.KeptLength == 0)
            side.Position = gap.Offset;
        LoseTrack(side, end - side.Position);
        Count();
    }

    public void OnEnd(TcpStream stream, StreamSide side, TcpStreamEnd reason)
    {
        ParsedSide ended = SideOf(side);
        _at = ended;
        if (!_isStopped)
            _parser?.OnEnd(side, reason, _messages);
        Abandon();
        Report(ended, ended.Position, ended.KeptLength);
        ended.Drop(ended.KeptLength);
        Count();
    }

    /// <summary>Where, at least, the message ends that a side has begun; 0 where it has begun none.</summary>
    public long AwaitedEnd(StreamSide side)
    {
        ParsedSide one = SideOf(side);
        long collected = one.IsCollecting ? Math.Max(one.Awaited, one.Position + 1) : 0;
        return one.KeptLength > 0 ? Math.Max(collected, one.Position + one.Needed) : collected;
    }

    /// <summary>Whether bytes by themselves begin a message that does not end in them.</summary>
    public bool IsBeginning(StreamSide side, ReadOnlySpan<byte> bytes)
    {
        if (_isStopped || _parser is null)
            return false;
        var parsing = new StreamParsing(Parsing.Registry, null, Parsing.Options with { Objects = null, Parsers = Parsing.Parsers });
        var alone = new ParsedStream(parsing, Stream, Parsing.Parsers.FindByPort(Parsing.Registry, Stream));
        alone.OnData(Stream, new TcpStreamData { Side = side, Bytes = bytes, Offset = 0, Frame = 1, Time = 0 });
        return alone.AwaitedEnd(side) > 0;
    }

    /// <summary>Others need the memory: what waits is dropped.</summary>
    public void GiveUp(ParsedSide side)
    {
        ParsedSide at = _at;
        _at = side;
        LoseTrack(side, side.KeptLength);
        side.ForgetFrames();
        Count();
        _at = at;
    }

    public void Add(ReadOnlySpan<byte> bytes, TableId table, uint key, int prefix)
    {
        Abandon();
        bytes = bytes[..Take(bytes.Length)];
        long offset = _at.Position;
        _at.Position += bytes.Length;
        Give(bytes[Math.Min(prefix, bytes.Length)..], offset, bytes.Length, table, key, isWhole: true);
    }

    public void Collect(ReadOnlySpan<byte> bytes)
    {
        int count = Take(bytes.Length);
        _at.Collect(bytes[..count], Parsing.Options.MaxMessageBytes);
        _at.Position += count;
    }

    public void Await(long count) => _at.Awaited = count > long.MaxValue - _at.Position ? long.MaxValue : _at.Position + count;

    public void Complete(TableId table, uint key)
    {
        ParsedSide side = _at;
        if (!side.IsCollecting)
            return;
        long length = side.Position - side.CollectedFrom;
        bool isWhole = length == side.CollectedLength;
        Parsing.LimitsMet += isWhole ? 0 : 1;
        Give(side.Collected, side.CollectedFrom, length, table, key, isWhole);
        side.EndCollecting();
    }

    public void Abandon()
    {
        ParsedSide side = _at;
        if (!side.IsCollecting)
            return;
        Parsing.BrokenMessages++;
        Report(side, side.CollectedFrom, side.Position - side.CollectedFrom);
        side.EndCollecting();
    }

    public void Skip(int count)
    {
        Abandon();
        count = Take(count);
        Report(_at, _at.Position, count);
        _at.Position += count;
    }

    public void Give(ReadOnlySpan<byte> bytes, long offset, long length, TableId table, uint key, bool isWhole)
    {
        Parsing.MessageCount++;
        if (Parsing.Handler is null)
            return;
        Parsing.Handler.OnMessage(new StreamMessage
        {
            Stream = Stream,
            Side = _at.Side,
            Bytes = bytes,
            Table = table,
            Key = key,
            Offset = offset,
            Length = length,
            Frames = _at.FramesOf(offset, offset + length, Parsing.Frames),
            Frame = Frame,
            Time = Time,
            IsWhole = isWhole,
        });
    }

    public void HandOver(IStreamParser? parser) => (_isHandedOver, _next) = (true, parser);

    public void Stop() => _isStopped = true;

    private ParsedSide SideOf(StreamSide side) => side == StreamSide.Client ? _client : _server;

    private void Feed(ParsedSide side, ReadOnlySpan<byte> bytes, bool isKept)
    {
        FeedOnce(side, bytes, isKept);
        while (_isHandedOver)
        {
            ChangeParser(side);
            // The next one gets what is left of both sides, and may hand over too.
            foreach (ParsedSide one in (ReadOnlySpan<ParsedSide>)[side, ReferenceEquals(side, _client) ? _server : _client])
            {
                if (!_isHandedOver && one.KeptLength > 0)
                    FeedOnce(one, one.Kept, isKept: true);
            }
        }
        if (_isStopped)
            DropAll();
        _at = side;
    }

    private void FeedOnce(ParsedSide side, ReadOnlySpan<byte> bytes, bool isKept)
    {
        _at = side;
        _available = bytes.Length;
        int needed = 0;
        if (_isStopped || _parser is null)
            Skip(bytes.Length);
        else
            needed = _parser.Accept(side.Side, bytes, _messages);
        if (_isStopped)
            Skip(_available);
        int taken = bytes.Length - _available;
        _available = 0;
        if (isKept)
            side.Drop(taken);
        else if (taken < bytes.Length)
            side.Keep(bytes[taken..]);
        side.Needed = Math.Max(needed, side.KeptLength + 1);
    }

    private void ChangeParser(ParsedSide side)
    {
        _isHandedOver = false;
        (_parser, _next) = (_next, null);
        foreach (ParsedSide one in (ReadOnlySpan<ParsedSide>)[_client, _server])
        {
            _at = one;
            Abandon();
        }
        if (++_handOvers > MaxHandOvers)
            _isStopped = true;
        else if (_parser is null && side.KeptLength > 0)
            _parser = Parsing.Parsers.FindByLooks(Stream, side.Side, side.Kept);
    }

    // The parser cannot go on where it stood: bytes are missing, or too many wait for others.
    private void LoseTrack(ParsedSide side, long length)
    {
        Abandon();
        long end = side.Position + length;
        Report(side, side.Position, side.KeptLength);
        side.Drop(side.KeptLength);
        (side.Position, side.Needed) = (end, 0);
        if (_isStopped || _parser is null)
            return;
        _parser.OnGap(side.Side, length, _messages);
        if (_isHandedOver)
            Feed(side, [], isKept: true);
    }

    private void DropAll()
    {
        foreach (ParsedSide one in (ReadOnlySpan<ParsedSide>)[_client, _server])
        {
            _at = one;
            Abandon();
            Report(one, one.Position, one.KeptLength);
            one.Position += one.KeptLength;
            one.Drop(one.KeptLength);
        }
    }

    private void Count()
    {
        Parsing.Hold(_client);
        Parsing.Hold(_server);
    }

    private void Report(ParsedSide side, long offset, long length)
    {
        if (length <= 0)
            return;
        Parsing.SkippedBytes += length;
        Parsing.Handler?.OnSkipped(Stream, side.Side, offset, length);
    }

    private int Take(int count)
    {
        count = Math.Clamp(count, 0, _available);
        _available -= count;
        return count;
    }
}
