using PcapKit.Protocols;

namespace PcapKit;

/// <summary>Puts datagrams and streams together and parses what they carry.</summary>
/// <remarks>
/// Read the capture with the options that <see cref="Connect"/> gives, show every packet to <see cref="Observe"/>, and call <see cref="Complete"/> at the end;
/// <see cref="Run"/> does all of it. Results are kept where <see cref="ReassemblerOptions.Store"/> says so, up to <see cref="ReassemblerOptions.MaxBytes"/>; what
/// was left out is counted. Calls may come from several threads, but packets in the order of the capture.
/// </remarks>
public sealed class Reassembler
{
    private readonly ReassemblerOptions _options;
    private readonly Lock _gate = new();
    private readonly TcpReassembler? _tcp;
    private readonly StreamCollectors _streams;
    private readonly MessageDissector _dissector;
    private readonly List<ReassembledDatagram> _ipv4 = [], _ipv6 = [];
    private readonly List<ReassembledStream> _sides = [];
    private long _kept;
    private bool _ended;

    /// <summary>A reassembler that has seen nothing yet.</summary>
    /// <param name="registry">The protocols that packets are dissected with; null for those that PcapKit brings.</param>
    /// <param name="options">What to put together and to keep; null for everything.</param>
    public Reassembler(ProtocolRegistry? registry = null, ReassemblerOptions? options = null)
    {
        _options = options ?? new ReassemblerOptions();
        Registry = registry ?? DefaultProtocols.Registry;
        _dissector = new MessageDissector(Registry);
        _streams = new StreamCollectors(_options, _dissector, EndSide, RoomLeft);
        if (Wants(ReassemblyProtocols.Tcp))
            _tcp = new TcpReassembler(Registry, _streams.Open, _options.Streams);
        if (_options.Parse && _tcp is not null)
            _streams.Parsing = new StreamParsing(Registry, _streams, _options.Parsing);
    }

    /// <summary>The protocols.</summary>
    public ProtocolRegistry Registry { get; }

    /// <summary>The datagrams of IPv4 that came in fragments, in the order in which they ended.</summary>
    public IReadOnlyList<ReassembledDatagram> IPv4 => Kept(ReassemblyProtocols.IPv4, _ipv4);

    /// <summary>The datagrams of IPv6 that came in fragments, in the order in which they ended.</summary>
    public IReadOnlyList<ReassembledDatagram> IPv6 => Kept(ReassemblyProtocols.IPv6, _ipv6);

    /// <summary>The sides of TCP streams that sent something, in the order in which they ended.</summary>
    public IReadOnlyList<ReassembledStream> Tcp => Kept(ReassemblyProtocols.Tcp, _sides);

    /// <summary>How many datagrams and sides of streams ended.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them were not complete.</summary>
    public long IncompleteCount { get; private set; }

    /// <summary>How many results were left out, wholly or in part, for want of memory.</summary>
    public long LeftOutCount { get; private set; }

    /// <summary>About how many bytes of memory results and what waits for packets take, fragments left out: those have a limit of their own.</summary>
    public long HeldBytes => _kept + _streams.HeldBytes + (_tcp?.WaitingBytes ?? 0);

    /// <summary>The limits that were met, in words, for people; none for most captures. Those of datagrams are told by <see cref="Reassembly.LimitsMet"/> of the capture.</summary>
    public IReadOnlyList<string> LimitsMet
    {
        get
        {
            var met = new List<string>(MetLimits.Of(streams: _tcp, messages: _streams.Parsing));
            if (LeftOutCount > 0)
                met.Insert(0, $"{LeftOutCount} results were not kept, or not as a whole, since they take more than {_options.MaxBytes >> 20} MB");
            return met;
        }
    }

    /// <summary>The options that a capture is to be opened with, so that datagrams come here. Messages of streams are put together in packets too only where that was asked for.</summary>
    /// <param name="options">What else is wanted; null for the defaults.</param>
    public CaptureOptions Connect(CaptureOptions? options = null)
    {
        options ??= new CaptureOptions();
        ReassemblyOptions reassembly = options.Reassembly ?? new ReassemblyOptions();
        return options with
        {
            Reassemble = true,
            Reassembly = reassembly with { Streams = options.Reassemble && reassembly.Streams, Datagrams = _options.Datagrams ?? reassembly.Datagrams, DatagramEnded = reassembly.DatagramEnded + Take },
        };
    }

    /// <summary>Reads a capture to its end and completes the results.</summary>
    /// <param name="capture">The capture, opened with the options of <see cref="Connect"/>.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CaptureFormatException">The capture is damaged or cut. The results are those of the packets before.</exception>
    /// <exception cref="OperationCanceledException">The reading was ended. The results are those of the packets before.</exception>
    public void Run(Capture capture, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(capture);
        try
        {
            foreach (Packet packet in capture)
            {
                cancellation.ThrowIfCancellationRequested();
                Observe(packet);
            }
        }
        finally
        {
            Complete();
        }
    }

    /// <summary>Takes the next packet of the capture.</summary>
    /// <param name="packet">The packet.</param>
    public void Observe(in Packet packet)
    {
        if (_tcp is null)
            return;
        lock (_gate)
        {
            if (!_ended)
                _tcp.Observe(packet);
        }
    }

    /// <summary>Ends all streams: what waits is given up with exact gaps. Datagrams end with the capture.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            if (_ended)
                return;
            _tcp?.Complete();
            _ended = true;
        }
    }

    private bool Wants(ReassemblyProtocols protocols) => (_options.Protocols & protocols) != 0;

    private List<T> Kept<T>(ReassemblyProtocols protocol, List<T> list) => !Wants(protocol)
        ? throw new InvalidOperationException($"{protocol} is not put together here (Protocols).")
        : _options.Store ? list : throw new InvalidOperationException("Results are not kept here (Store = false); they are told as they end.");

    private long RoomLeft() => _options.MaxBytes - HeldBytes;

    private void Take(in Datagram datagram)
    {
        ReassemblyProtocols protocol = datagram.Key.IsIPv6 ? ReassemblyProtocols.IPv6 : ReassemblyProtocols.IPv4;
        if (!Wants(protocol))
            return;
        lock (_gate)
        {
            if (_ended)
                return;
            Count++;
            IncompleteCount += datagram.IsComplete ? 0 : 1;
            if (_options.Strict && !datagram.IsComplete)
                return;
            if (RoomLeft() < datagram.Bytes.Length * 2L)
            {
                LeftOutCount++;
                return;
            }
            Keep(datagram, protocol == ReassemblyProtocols.IPv4 ? _ipv4 : _ipv6);
        }
    }

    private void Keep(in Datagram datagram, List<ReassembledDatagram> list)
    {
        OwnedDatagram owned = datagram.ToOwned();
        ReassembledMessage[] packets = _options.Parse && owned.IsComplete && owned.Bytes.Length > 0 ? [ParseWhole(owned)] : [];
        var result = new ReassembledDatagram(owned, packets);
        if (_options.Store)
        {
            list.Add(result);
            _kept += 512 + owned.Bytes.Length + owned.Fragments.Count * 48L + (packets.Length > 0 ? packets[0].Size : 0);
        }
        _options.DatagramEnded?.Invoke(result);
    }

    private ReassembledMessage ParseWhole(OwnedDatagram datagram) =>
        _dissector.Dissect(datagram.Bytes.Span, IPv4View.ProtocolTable, (uint)datagram.Protocol, 0, datagram.Bytes.Length, [.. datagram.Fragments.Select(f => f.Frame)], isWhole: true, time: datagram.LastTime);

    // What is kept of a side was counted while it grew.
    private void EndSide(ReassembledStream side, long messages)
    {
        Count++;
        IncompleteCount += side.IsComplete ? 0 : 1;
        LeftOutCount += side.IsCut || side.MessageCount > side.Packets.Count ? 1 : 0;
        if (_options.Strict && !side.IsComplete)
            return;
        if (_options.Store)
        {
            _sides.Add(side);
            _kept += side.Size + messages;
        }
        _options.StreamEnded?.Invoke(side);
    }
}

/// <summary>Dissects messages that lie by themselves.</summary>
internal sealed class MessageDissector(ProtocolRegistry registry)
{
    private readonly Dissector _dissector = new(registry);

    internal ReassembledMessage Dissect(ReadOnlySpan<byte> bytes, TableId table, uint key, long offset, long length, long[] frames, bool isWhole, long number = 1, Timestamp? time = null) =>
        new(_dissector.Dissect(bytes, table, key, number, time).ToOwned(), offset, length, frames, isWhole);

    internal ReassembledMessage Dissect(in StreamMessage message, long number) => Dissect(message.Bytes, message.Table, message.Key, message.Offset, message.Length,
        message.Frames.ToArray(), message.IsWhole, number, message.Time == 0 ? null : FieldValue.FromUnixNanoseconds(message.Time));

    /// <summary>Dissects what a port leads to; null where that is nothing.</summary>
    internal ReassembledMessage? DissectByPort(ReadOnlySpan<byte> bytes, uint port, long offset, long[] frames)
    {
        Packet packet = _dissector.Dissect(bytes, TcpView.PortTable, port);
        return packet.ProtocolOf(0) is DataProtocol ? null : new ReassembledMessage(packet.ToOwned(), offset, bytes.Length, frames, isWhole: true);
    }
}
