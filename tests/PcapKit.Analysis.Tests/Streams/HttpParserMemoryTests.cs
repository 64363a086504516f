namespace PcapKit.Analysis.Tests;

/// <summary>Alone: the memory that is measured is that of the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MemoryMeasured
{
    public const string Name = "Memory measured";
}

[Collection(MemoryMeasured.Name)]
public class HttpParserMemoryTests
{
    [Fact]
    public void Twenty_thousand_requests_without_an_answer_take_no_memory()
    {
        var tape = new StreamTape(80, null, objects: true) { KeepContents = false };
        string many = string.Concat(Enumerable.Repeat("GET / HTTP/1.1\r\n\r\n", 1000));
        long before = GC.GetTotalMemory(true);
        for (int i = 0; i < 20; i++)
        {
            tape.Send(many);
            tape.Texts.Clear();
            tape.Messages.Clear();
        }
        Assert.Equal(20_000, tape.Parsing.MessageCount);
        Assert.InRange(GC.GetTotalMemory(true) - before, long.MinValue, 4 << 20);
    }
}
