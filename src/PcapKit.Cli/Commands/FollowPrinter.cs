using System.Buffers;
using System.Globalization;
using System.Text;

namespace PcapKit.Cli.Commands;

/// <summary>Writes what a stream said to the standard output.</summary>
internal abstract class FollowPrinter
{
    /// <summary>The side that is wanted; null for both.</summary>
    internal StreamSide? Only { get; set; }

    /// <summary>Whether a reader can see where bytes are missing.</summary>
    internal abstract bool ShowsGaps { get; }

    internal bool Wants(StreamSide side) => Only is not { } only || only == side;

    internal abstract void Begin(string protocol, long number, string client, string server);

    /// <summary>Bytes of a side.</summary>
    internal void Print(StreamSide side, ReadOnlySpan<byte> bytes, long offset, long frame, bool isMessage = false)
    {
        if (Wants(side) && !bytes.IsEmpty)
            Write(side, bytes, offset, frame, isMessage);
    }

    internal void PrintGap(StreamSide side, long length)
    {
        if (Wants(side))
            WriteGap(side, length);
    }

    private protected abstract void Write(StreamSide side, ReadOnlySpan<byte> bytes, long offset, long frame, bool isMessage);

    private protected abstract void WriteGap(StreamSide side, long length);
}

/// <summary>The bytes and nothing else.</summary>
internal sealed class FollowRaw(Session session) : FollowPrinter
{
    // The standard output goes straight to the system.
    private readonly TextWriter _text = session.Text;

    internal override bool ShowsGaps => false;

    internal override void Begin(string protocol, long number, string client, string server) => _text.Flush();

    private protected override void Write(StreamSide side, ReadOnlySpan<byte> bytes, long offset, long frame, bool isMessage) => session.Out.Write(bytes);

    private protected override void WriteGap(StreamSide side, long length) { }
}

/// <summary>Text or a hexadecimal dump: a line says who speaks, then what.</summary>
internal sealed class FollowText(Session session, bool asHex) : FollowPrinter
{
    private const int RowLength = 16;

    private readonly TextWriter _to = session.Text;
    private readonly bool _colours = session.Colours(session.OutIsTerminal);
    private readonly StringBuilder _row = new();
    private readonly string[] _names = ["", ""];
    private StreamSide? _speaker;
    private bool _isMidLine;

    internal override bool ShowsGaps => true;

    internal override void Begin(string protocol, long number, string client, string server)
    {
        (_names[0], _names[1]) = (client, server);
        _to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{protocol} stream {number}, client {client}, server {server}"));
    }

    private protected override void Write(StreamSide side, ReadOnlySpan<byte> bytes, long offset, long frame, bool isMessage)
    {
        Speak(side, frame, isMessage);
        if (asHex)
            WriteHex(bytes, offset);
        else
            WriteText(bytes);
    }

    private protected override void WriteGap(StreamSide side, long length)
    {
        Speak(side, 0, isMessage: false);
        EndLine();
        _to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{length} bytes missing]"));
    }

    // A new speaker gets a line of his own; so does each datagram.
    private void Speak(StreamSide side, long frame, bool isMessage)
    {
        if (_speaker == side && !isMessage)
            return;
        EndLine();
        _speaker = side;
        string where = frame > 0 ? string.Create(CultureInfo.InvariantCulture, $", frame {frame}") : "";
        string line = (side == StreamSide.Client ? ">>> client " : "<<< server ") + _names[(int)side] + where;
        _to.WriteLine();
        _to.WriteLine(!_colours ? line : (side == StreamSide.Client ? "\e[1;31m" : "\e[1;34m") + line + "\e[0m");
    }

    private void EndLine()
    {
        if (_isMidLine)
            _to.WriteLine();
        _isMidLine = false;
    }

    // Line ends stay, and tabs; other bytes that are no text are dots, as in Wireshark.
    private void WriteText(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            OperationStatus status = Rune.DecodeFromUtf8(bytes, out Rune rune, out int length);
            bytes = bytes[length..];
            if (status == OperationStatus.Done && rune.Value == '\r' && (bytes.IsEmpty || bytes[0] == '\n'))
                continue;
            _isMidLine = rune.Value != '\n';
            if (rune.Value == '\n')
                _row.Append('\n');
            else if (status == OperationStatus.Done && IsPlain(rune))
                _row.Append(rune.ToString());
            else
                _row.Append('.', length);
            if (_row.Length > 4096)
                WriteRow();
        }
        WriteRow();
    }

    private static bool IsPlain(Rune rune) => rune.Value is '\t' or (>= 0x20 and < 0x7F)
        || (!rune.IsAscii && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));

    private void WriteHex(ReadOnlySpan<byte> bytes, long offset)
    {
        for (; !bytes.IsEmpty; offset += RowLength)
        {
            ReadOnlySpan<byte> row = bytes[..Math.Min(RowLength, bytes.Length)];
            bytes = bytes[row.Length..];
            _row.Append(CultureInfo.InvariantCulture, $"{offset:x8}  ");
            for (int i = 0; i < RowLength; i++)
                _row.Append(i < row.Length ? row[i].ToString("x2", CultureInfo.InvariantCulture) : "  ").Append(i == RowLength / 2 - 1 ? "  " : " ");
            _row.Append(' ');
            foreach (byte b in row)
                _row.Append(b is >= 0x20 and < 0x7F ? (char)b : '.');
            _row.Append('\n');
            WriteRow();
        }
    }

    private void WriteRow()
    {
        _to.Write(_row.ToString());
        _row.Clear();
    }
}
