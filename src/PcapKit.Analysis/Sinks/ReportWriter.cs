using System.Globalization;
using System.Text;

namespace PcapKit;

/// <summary>Writes a report block by block, in any <see cref="ReportFormat"/>, to a stream, a file or a directory.</summary>
/// <remarks>
/// Whole blocks are passed on, and only of a huge one parts, so that memory does not grow with it. A report that is disposed of without
/// <see cref="Complete"/>, because reading failed or was cancelled, is closed properly: it is valid and holds every block written so far.
/// A file is written under another name beside its place and moved there in the end; <see cref="Abandon"/> leaves the place as it was.
/// Not safe for several threads at once.
/// </remarks>
public sealed class ReportWriter : IDisposable
{
    private readonly Utf8Buffer _buffer;
    private readonly Utf8Buffer _name = new(64);
    private readonly Dictionary<string, int> _counts = [];
    private readonly FieldTree _tree;
    private readonly ReportFormat _format;
    private readonly ReportTarget _target;
    private long _lastFrame;
    private bool _begun, _ended;

    private ReportWriter(ReportTarget target, ReportFormat format, ReportOptions? options)
    {
        ArgumentNullException.ThrowIfNull(format);
        (_target, _format) = (target, format);
        _buffer = new(Utf8Buffer.Much * 2) { Overflow = part => _target.Write(part.Span) };
        _tree = new FieldTree { IncludePacket = (options ?? ReportOptions.Default).PacketBytes };
    }

    /// <summary>How many blocks were written, frames included.</summary>
    public long Count { get; private set; }

    /// <summary>Whether each block is passed on at once, as watching a live capture needs; otherwise many at a time.</summary>
    public bool AutoFlush { get; set; }

    /// <summary>A report into a stream, for example standard output.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">What the report contains; null for the defaults.</param>
    /// <param name="leaveOpen">Whether the stream stays open after the report.</param>
    public static ReportWriter ToStream(Stream stream, ReportFormat format, ReportOptions? options = null, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new(new SingleTarget(new OutputFile(stream, leaveOpen, buffered: false)), format, options);
    }

    /// <summary>A report into a file, which is replaced when the report is done.</summary>
    /// <param name="path">The file; its folder must exist. What lies under <c>/dev</c> is written in place.</param>
    /// <param name="format">The format.</param>
    /// <param name="options">What the report contains; null for the defaults.</param>
    /// <exception cref="IOException">The file cannot be made, or the path is a folder.</exception>
    public static ReportWriter ToFile(string path, ReportFormat format, ReportOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
            throw new IOException($"'{path}' is a folder.");
        return new(new SingleTarget(new OutputFile(path, buffered: false)), format, options);
    }

    /// <summary>A report of one file for each block: <c>Global Header.json</c>, <c>Frame 1.json</c>.</summary>
    /// <param name="directory">The folder; it is made if need be. Files of the same names are replaced.</param>
    /// <param name="format">The format; each file is a whole report of it.</param>
    /// <param name="extension">The extension of the files, with or without its dot.</param>
    /// <param name="options">What the report contains; null for the defaults.</param>
    /// <param name="keep">A file that must not be replaced, as the input of the report is; null for none. The block that would go there throws an <see cref="IOException"/>.</param>
    public static ReportWriter ToDirectory(string directory, ReportFormat format, string extension, ReportOptions? options = null, string? keep = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        ArgumentNullException.ThrowIfNull(extension);
        Directory.CreateDirectory(directory);
        return new(new DirectoryTarget(directory, "." + extension.TrimStart('.'), keep), format, options);
    }

    /// <summary>Writes a packet as the block <c>Frame N</c>.</summary>
    /// <param name="packet">The packet.</param>
    public void WriteFrame(in Packet packet)
    {
        _tree.Load(packet);
        WriteFrame(_tree);
    }

    /// <summary>Writes a packet whose tree has been filled elsewhere, for example on another thread.</summary>
    /// <param name="tree">The tree of the packet.</param>
    public void WriteFrame(FieldTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        long number = tree.FrameNumber;
        _name.Clear();
        _name.Append("Frame "u8);
        _name.AppendNumber(number);
        if (number <= _lastFrame)
            MakeUnique();
        _lastFrame = Math.Max(_lastFrame, number);
        Write("frame"u8, tree);
    }

    /// <summary>Writes a part of the file that is no packet, under its name and its number among those of its name.</summary>
    /// <param name="block">The block.</param>
    public void WriteBlock(CaptureBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        _tree.Begin(data: block.Raw);
        block.Visit(_tree);
        _tree.End();
        WriteBlock(block.Name, _tree, numbered: block.Kind != CaptureBlockKind.GlobalHeader);
    }

    /// <summary>Writes a block of your own.</summary>
    /// <param name="name">Its name, one of few; for example <c>Statistics</c>.</param>
    /// <param name="tree">Its contents, filled between <see cref="FieldTree.Begin"/> and <see cref="FieldTree.End"/>.</param>
    /// <param name="numbered">Whether the first of the name has a number too.</param>
    public void WriteBlock(string name, FieldTree tree, bool numbered = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(tree);
        int count = _counts[name] = _counts.GetValueOrDefault(name) + 1;
        _name.Clear();
        _name.Append(name);
        if (numbered || count > 1)
        {
            _name.Append((byte)' ');
            _name.AppendNumber((ulong)count);
        }
        Span<byte> kind = Encoding.UTF8.GetBytes(name.Replace(' ', '_').ToLowerInvariant());
        Write(kind, tree);
    }

    /// <summary>Passes on what is written so far.</summary>
    public void Flush()
    {
        Drain();
        _target.Flush();
    }

    /// <summary>Ends the report and puts it in its place.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Complete()
    {
        if (_ended)
            return;
        Begin();
        if (!_target.IsOneFileABlock)
            _buffer.Append(_format.Tail);
        Drain();
        _target.Complete();
        _ended = true;
    }

    /// <summary>Drops the report: a file leaves no trace, whatever stood in its place before stays. A stream keeps what it got.</summary>
    public void Abandon()
    {
        if (_ended)
            return;
        _ended = true;
        _target.Abandon();
    }

    /// <summary>Closes the report if <see cref="Complete"/> did not; what cannot be written any more is dropped.</summary>
    public void Dispose()
    {
        if (_ended)
            return;
        try
        {
            Complete();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The fault that led here, or the one of an earlier write, has been thrown already.
            Abandon();
        }
    }

    private void Write(scoped ReadOnlySpan<byte> kind, FieldTree tree)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        Begin();
        if (Count > 0 && !_target.IsOneFileABlock)
            _buffer.Append(_format.Separator);
        if (_target.IsOneFileABlock)
        {
            _target.BeginFile(Encoding.UTF8.GetString(_name.Written));
            _buffer.Append(_format.Head);
        }
        _format.Write(_buffer, new ReportBlock { Name = _name.Written, Kind = kind }, tree);
        Count++;
        if (_target.IsOneFileABlock)
        {
            _buffer.Append(_format.Tail);
            Drain();
            _target.EndFile();
        }
        else if (AutoFlush)
        {
            Flush();
        }
        else
        {
            _buffer.Relieve();
        }
    }

    private void Begin()
    {
        if (_begun)
            return;
        _begun = true;
        if (!_target.IsOneFileABlock)
            _buffer.Append(_format.Head);
    }

    private void Drain()
    {
        _target.Write(_buffer.Written);
        _buffer.Clear();
    }

    // Merged captures and reassembled packets may bring a number again; no two blocks may share a name.
    private void MakeUnique()
    {
        _name.Append(" (item "u8);
        _name.Append((Count + 1).ToString(CultureInfo.InvariantCulture));
        _name.Append((byte)')');
    }
}
