using System.Net;
using System.Text;
using PcapKit.Protocols;

namespace PcapKit;

/// <summary>The control connection of FTP (RFC 959): commands, a line each, and replies, of one line or several. Learns the data connections.</summary>
public sealed class FtpParser : IStreamParser
{
    private const uint Port = 21;
    // Longer lines are none: servers take a few hundred bytes.
    private const int MaxLine = 64 * 1024;
    private const int MaxName = 4096;

    private static readonly TableId Table = TcpView.PortTable;

    private readonly StreamSide _serverSide;
    private Side _client, _server;
    // The connection that was announced last, until a command makes use of it.
    private FtpTransfer? _transfer;
    private bool _wantsTls;

    /// <summary>A connection.</summary>
    /// <param name="stream">The stream; its ports tell who the server is.</param>
    public FtpParser(TcpStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _serverSide = stream.ClientPort == Port && stream.ServerPort != Port ? StreamSide.Client : StreamSide.Server;
    }

    /// <inheritdoc/>
    public int Accept(StreamSide side, ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        bool isServer = side == _serverSide;
        ref Side own = ref isServer ? ref _server : ref _client;
        while (!bytes.IsEmpty)
        {
            int end = isServer ? EndOfReply(bytes, ref own.Scanned) : EndOfLine(bytes, 0);
            if (!own.IsInStep && !IsBeginning(bytes, isServer))
                end = SkipLine(bytes, messages);
            else if (end < 0)
                end = bytes.Length > MaxLine ? SkipLine(bytes, messages) : 0;
            else
                Take(bytes[..end], isServer, messages);
            if (end == 0)
                return 0;
            own.IsInStep = true;
            own.Scanned = 0;
            bytes = bytes[end..];
            if (_wantsTls && isServer)
            {
                messages.HandOver(new TlsParser());
                return 0;
            }
        }
        return 0;
    }

    /// <inheritdoc/>
    public void OnGap(StreamSide side, long length, StreamMessages messages)
    {
        if (side == _serverSide)
            _server = default;
        else
            _client = default;
    }

    private void Take(ReadOnlySpan<byte> message, bool isServer, StreamMessages messages)
    {
        messages.Add(message, Table, Port);
        var view = new FtpView(message);
        if (view.TryGetEndpoint(out FtpEndpoint endpoint))
            Expect(endpoint, messages);
        if (isServer)
            Reply(view.Code);
        else
            Command(view);
    }

    // RFC 4217, section 4: behind the reply 234 both sides speak TLS.
    private void Reply(int code) => _wantsTls = code == 234 && _client.AsksForTls;

    private void Command(in FtpView view)
    {
        ReadOnlySpan<byte> name = view.Command;
        _client.AsksForTls = Ascii.EqualsIgnoreCase(name, "AUTH"u8) && view.Argument.StartsWith("TLS"u8);
        if (_transfer is null)
            return;
        bool isUpload = Ascii.EqualsIgnoreCase(name, "STOR"u8) || Ascii.EqualsIgnoreCase(name, "APPE"u8) || Ascii.EqualsIgnoreCase(name, "STOU"u8);
        if (isUpload || Ascii.EqualsIgnoreCase(name, "RETR"u8))
            _transfer.SetFile(Encoding.UTF8.GetString(Bits.Clamp(view.Argument, 0, MaxName)), isUpload);
        else if (!Ascii.EqualsIgnoreCase(name, "LIST"u8) && !Ascii.EqualsIgnoreCase(name, "NLST"u8) && !Ascii.EqualsIgnoreCase(name, "MLSD"u8))
            return;
        _transfer = null;
    }

    private void Expect(in FtpEndpoint endpoint, StreamMessages messages)
    {
        IPEndPoint server = _serverSide == StreamSide.Server ? messages.Stream.Server : messages.Stream.Client;
        var transfer = new FtpTransfer { Host = server.Address.ToString() };
        _transfer = transfer;
        messages.Expect(new IPEndPoint(endpoint.Address ?? server.Address, endpoint.Port), _ => new FtpDataParser(transfer));
    }

    private static int SkipLine(ReadOnlySpan<byte> bytes, StreamMessages messages)
    {
        int end = EndOfLine(bytes, 0);
        end = end < 0 ? bytes.Length : end;
        messages.Skip(end);
        return end;
    }

    private static int EndOfLine(ReadOnlySpan<byte> bytes, int from) => bytes[from..].IndexOf((byte)'\n') is >= 0 and var at ? from + at + 1 : -1;

    // RFC 959, section 4.2: a reply of several lines begins with its code and a minus, and ends with a line that begins with the code and a blank.
    // What was scanned of one that is not there as a whole is not scanned again.
    private static int EndOfReply(ReadOnlySpan<byte> bytes, ref int scanned)
    {
        int end = EndOfLine(bytes, 0);
        if (end < 0 || !IsBeginning(bytes, isServer: true) || bytes[3] != '-')
            return end;
        for (int at = Math.Max(end, scanned); ; at = end)
        {
            end = EndOfLine(bytes, at);
            if (end < 0)
            {
                scanned = at;
                return -1;
            }
            if (end - at > 3 && bytes.Slice(at, 3).SequenceEqual(bytes[..3]) && bytes[at + 3] != '-')
                return end;
        }
    }

    private static bool IsBeginning(ReadOnlySpan<byte> bytes, bool isServer)
    {
        if (!isServer)
            return char.IsAsciiLetter((char)bytes[0]);
        return bytes.Length > 3 && !bytes[..3].ContainsAnyExceptInRange((byte)'0', (byte)'9') && bytes[3] is (byte)' ' or (byte)'-' or (byte)'\r' or (byte)'\n';
    }

    private struct Side
    {
        internal bool IsInStep, AsksForTls;
        internal int Scanned;
    }
}
