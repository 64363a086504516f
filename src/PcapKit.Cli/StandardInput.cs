namespace PcapKit.Cli;

/// <summary>The standard input as a stream that is looked at only when somebody reads it.</summary>
internal sealed class StandardInput : Stream
{
    private Stream? _inner;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="IOException">The standard input was closed before the tool began.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (_inner is null && Descriptor.WasClosed(0))
            throw new IOException("the standard input is closed");
        _inner ??= Console.OpenStandardInput();
        return _inner.Read(buffer);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
