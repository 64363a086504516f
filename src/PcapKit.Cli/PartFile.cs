namespace PcapKit.Cli;

/// <summary>One of many files that are written at the same time: opened only to take what was gathered, under a temporary name until it is complete.</summary>
/// <param name="path">Its place.</param>
internal sealed class PartFile(string path) : Stream
{
    private const int Most = 64 * 1024;

    private readonly MemoryStream _gathered = new();
    private readonly string _temporary = path + ".part";
    private bool _isOnDisk;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _gathered.Write(buffer);
        if (_gathered.Length > Most)
            Send();
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Gives the file its name.</summary>
    public void Complete()
    {
        if (!_isOnDisk || _gathered.Length > 0)
            Send();
        File.Move(_temporary, path, overwrite: true);
        _isOnDisk = false;
    }

    /// <summary>Takes away what was written.</summary>
    public void Abandon()
    {
        if (_isOnDisk)
            File.Delete(_temporary);
        _isOnDisk = false;
    }

    public override void Flush() { }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    // The side has ended; whether the file stays is told later.
    protected override void Dispose(bool disposing)
    {
        if (disposing && _gathered.Length > 0)
            Send();
        _gathered.Capacity = 0;
        base.Dispose(disposing);
    }

    private void Send()
    {
        using var file = new FileStream(_temporary, _isOnDisk ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        _isOnDisk = true;
        file.Write(_gathered.GetBuffer().AsSpan(0, (int)_gathered.Length));
        _gathered.SetLength(0);
        if (_gathered.Capacity > Most * 2)
            _gathered.Capacity = 0;
    }
}
