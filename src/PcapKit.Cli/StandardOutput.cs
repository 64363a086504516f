using Microsoft.Win32.SafeHandles;

namespace PcapKit.Cli;

/// <summary>The standard output as a stream that tells when its reader has gone.</summary>
/// <param name="inner">Where to write; null where the standard output was closed before the tool began.</param>
/// <remarks>The console's own stream drops what a closed pipe refuses, so that a long job would go on for nobody.</remarks>
internal sealed class StandardOutput(Stream? inner) : Stream
{
    private const int BrokenPipe = 32;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Called before anything is written.</summary>
    internal Action? Writing { get; set; }

    internal static Stream Open()
    {
        if (Descriptor.WasClosed(1))
            return new StandardOutput(null);
        if (OperatingSystem.IsWindows())
            return new StandardOutput(Console.OpenStandardOutput());
        // A file stream counts its own position, which would write over what others append to the same file: pipes and terminals only.
        try
        {
            var stream = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            return new StandardOutput(stream.CanSeek ? Console.OpenStandardOutput() : stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new StandardOutput(Console.OpenStandardOutput());
        }
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (inner is null)
        {
            if (buffer.IsEmpty)
                return;
            throw new IOException("the standard output is closed");
        }
        Writing?.Invoke();
        try
        {
            inner.Write(buffer);
        }
        catch (IOException e) when (!OperatingSystem.IsWindows() && e.HResult == BrokenPipe)
        {
            throw new ClosedOutputException();
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => inner?.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
