using System.Text;

namespace PcapKit.Tests;

/// <summary>Inputs that pause, as a live capture in a pipe does: what came so far is shown, whatever the engine.</summary>
public sealed class PausingInputTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static TheoryData<string, int, int> Cases
    {
        get
        {
            var cases = new TheoryData<string, int, int>();
            // The form of pcap is told from two records: the first frame of all waits for the second.
            foreach (int frames in new[] { 2, 7, 83, 500 })
            {
                cases.Add(Engines.PcapKit, 1, frames);
                foreach (int threads in new[] { 1, 2, 3 })
                {
                    cases.Add(Engines.MPPipeline, threads, frames);
                    cases.Add(Engines.MPServer, threads, frames);
                }
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Frames_come_out_while_the_input_pauses(string engine, int threads, int frames)
    {
        byte[] capture = SampleCaptures.UdpFrames(600);
        byte[] expected = Report(capture);
        byte[] before = Report(SampleCaptures.UdpFrames(frames));
        // A part of the next record has come already.
        using var input = new PausingStream(capture, SampleCaptures.UdpFrames(frames).Length + 5);
        using var output = new MemoryStream();
        var options = new ExtractorOptions { InputStream = input, OutputStream = output, Format = Formats.NdJson, Store = false, Engine = engine, Threads = threads };
        using var extractor = new Extractor(options);
        Task running = Task.Run(extractor.Run);
        await input.Paused.WaitAsync(Deadline);
        await UntilAsync(() => output.Length >= before.Length);
        Assert.Equal(Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(output.ToArray()));
        input.GoOn();
        await running.WaitAsync(Deadline);
        Assert.Equal(expected, output.ToArray());
    }

    [Theory]
    [InlineData(Engines.MPPipeline)]
    [InlineData(Engines.MPServer)]
    public async Task A_capture_that_is_long_before_it_pauses_needs_no_number_of_threads(string engine)
    {
        byte[] capture = SampleCaptures.UdpFrames(4000), before = Report(SampleCaptures.UdpFrames(2000));
        using var input = new PausingStream(capture, SampleCaptures.UdpFrames(2000).Length);
        using var output = new MemoryStream();
        using var log = new StringWriter();
        using var extractor = new Extractor(new() { InputStream = input, OutputStream = output, Format = Formats.NdJson, Store = false, Engine = engine, Verbose = true, Log = log });
        Task running = Task.Run(extractor.Run);
        await input.Paused.WaitAsync(Deadline);
        await UntilAsync(() => output.Length >= before.Length);
        Assert.Equal(before, output.ToArray());
        input.GoOn();
        await running.WaitAsync(Deadline);
        Assert.Equal(Report(capture), output.ToArray());
    }

    [Theory]
    [InlineData(Engines.PcapKit)]
    [InlineData(Engines.MPPipeline)]
    [InlineData(Engines.MPServer)]
    public async Task An_output_that_fails_ends_the_work_though_the_input_pauses(string engine)
    {
        using var input = new PausingStream(SampleCaptures.UdpFrames(3000), SampleCaptures.UdpFrames(300).Length);
        using var output = new BrokenStream();
        using var extractor = new Extractor(new() { InputStream = input, OutputStream = output, Format = Formats.NdJson, Store = false, Engine = engine, Threads = 4 });
        await Assert.ThrowsAsync<IOException>(() => Task.Run(extractor.Run).WaitAsync(Deadline));
        input.GoOn();
    }

    [Fact]
    public void The_reader_says_when_it_is_about_to_wait_and_only_where_that_may_be()
    {
        byte[] capture = SampleCaptures.UdpFrames(10);
        var told = new List<long>();
        using var input = new PausingStream(capture, SampleCaptures.UdpFrames(5).Length);
        input.GoOn();
        using (var reader = CaptureReader.Open(input))
        {
            reader.BeforeWait = () => told.Add(reader.PacketCount);
            while (reader.Read(out _))
            {
            }
        }
        // Before the second part, before the end.
        Assert.Equal([5, 10], told);
        told.Clear();
        using var file = CaptureReader.Open(new MemoryStream(capture));
        file.BeforeWait = () => told.Add(file.PacketCount);
        while (file.Read(out _))
        {
        }
        Assert.Empty(told);
    }

    private static byte[] Report(byte[] capture)
    {
        using var output = new MemoryStream();
        using var extractor = new Extractor(new() { InputStream = new MemoryStream(capture), OutputStream = output, Format = Formats.NdJson, Store = false });
        extractor.Run();
        return output.ToArray();
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        using var late = new CancellationTokenSource(Deadline);
        while (!done() && !late.IsCancellationRequested)
            await Task.Delay(5);
    }

    /// <summary>Gives some bytes, then nothing until it is told to go on.</summary>
    private sealed class PausingStream(byte[] content, int pauseAt) : Stream
    {
        private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _open = new();
        private int _at;

        public Task Paused => _paused.Task;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public void GoOn() => _open.Set();

        public override int Read(Span<byte> buffer)
        {
            if (_at >= pauseAt)
            {
                _paused.TrySetResult();
                _open.Wait();
            }
            int end = _at < pauseAt ? pauseAt : content.Length;
            int count = Math.Min(buffer.Length, end - _at);
            content.AsSpan(_at, count).CopyTo(buffer);
            _at += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("Broken pipe");
    }
}
