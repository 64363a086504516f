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
    private readonly BlockText _text;
    private readonly ReportFormat _format;
    private readonly ReportTarget _target;
    private bool _begun, _ended;

    private ReportWriter(ReportTarget target, ReportFormat format, ReportOptions? options)
    {
        ArgumentNullException.ThrowIfNull(format);
        (_target, _format) = (target, format);
        _buffer = new(Utf8Buffer.DefaultLimit * 2) { FlushTo = part => _target.Write(part.Span) };
        _text = new BlockText(format, options);
        Options = options;
    }

    /// <summary>How many blocks were written, frames included.</summary>
    public long Count { get; private set; }

    /// <summary>Whether each block is passed on at once, as watching a live capture needs; otherwise many at a time.</summary>
    public bool AutoFlush { get; set; }

    /// <summary>Whether texts that were formatted elsewhere may be added: not where each block is a file.</summary>
    public bool IsOneText => !_target.IsOneFileABlock;

    internal ReportFormat Format => _format;

    internal ReportOptions? Options { get; }

    internal ReportNames Names { get; } = new();

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
        Name(packet.Number);
        BeginBlock();
        _text.Write(packet, _name.Written, _buffer);
        EndBlock();
    }

    /// <summary>Writes a packet whose tree has been filled elsewhere, for example on another thread.</summary>
    /// <param name="tree">The tree of the packet.</param>
    public void WriteFrame(FieldTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        WriteFrame(tree.FrameNumber, tree);
    }

    /// <summary>Writes a frame with contents of your own as the block <c>Frame N</c>.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="tree">Its contents, filled between <see cref="FieldTree.Begin"/> and <see cref="FieldTree.End"/>.</param>
    public void WriteFrame(long number, FieldTree tree)
    {
        ArgumentNullException.ThrowIfNull(tree);
        Name(number);
        BeginBlock();
        _text.Write("frame"u8, _name.Written, tree, _buffer);
        EndBlock();
    }

    /// <summary>Writes a part of the file that is no packet, under its name and its number among those of its name.</summary>
    /// <param name="block">The block.</param>
    public void WriteBlock(CaptureBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        _name.Clear();
        Names.Block(block, _name);
        BeginBlock();
        _text.Write(block, _name.Written, _buffer);
        EndBlock();
    }

    /// <summary>Writes a block of your own.</summary>
    /// <param name="name">Its name, one of few; for example <c>Statistics</c>.</param>
    /// <param name="tree">Its contents, filled between <see cref="FieldTree.Begin"/> and <see cref="FieldTree.End"/>.</param>
    /// <param name="numbered">Whether the first of the name has a number too.</param>
    public void WriteBlock(string name, FieldTree tree, bool numbered = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(tree);
        _name.Clear();
        Names.Block(name, numbered, _name);
        BeginBlock();
        _text.Write(BlockText.KindOf(name), _name.Written, tree, _buffer);
        EndBlock();
    }

    /// <summary>Adds text that was formatted elsewhere: whole blocks with what separates them, or a part of one.</summary>
    internal void WriteText(ReadOnlySpan<byte> text, int blocks)
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        Begin();
        if (_buffer.Length > 0)
            Drain();
        _target.Write(text);
        Count += blocks;
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

    private void Name(long frame)
    {
        _name.Clear();
        Names.Frame(frame, _name);
    }

    private void BeginBlock()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        Begin();
        if (_target.IsOneFileABlock)
        {
            _target.BeginFile(Encoding.UTF8.GetString(_name.Written));
            _buffer.Append(_format.Head);
        }
        else if (Count > 0)
        {
            _buffer.Append(_format.Separator);
        }
    }

    private void EndBlock()
    {
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
            _buffer.FlushIfFull();
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
}
