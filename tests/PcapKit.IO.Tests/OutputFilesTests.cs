namespace PcapKit.IO.Tests;

public sealed class OutputFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void More_files_than_may_be_open_grow_at_the_same_time()
    {
        const int Count = 3000;
        // So small that everything is written many times.
        using var files = new OutputFiles(budget: 20_000);
        OutputFile[] open = [.. Enumerable.Range(0, Count).Select(i => files.Add(Path.Combine(_folder, "deep", $"{i}.bin")))];
        for (byte round = 0; round < 5; round++)
        {
            foreach (OutputFile file in open)
                file.Write([round, (byte)(round + 1)]);
            Assert.True(files.Gathered <= 20_000);
        }
        foreach (OutputFile file in open)
            file.Complete();
        Assert.Equal((0, 0L), (files.Count, files.Gathered));
        Assert.Equal(Count, Directory.GetFiles(Path.Combine(_folder, "deep")).Length);
        Assert.All(Directory.GetFiles(Path.Combine(_folder, "deep")), f => Assert.Equal([0, 1, 1, 2, 2, 3, 3, 4, 4, 5], File.ReadAllBytes(f)));
    }

    [Fact]
    public void Files_are_whole_or_absent()
    {
        string old = Path.Combine(_folder, "old");
        File.WriteAllText(old, "before");
        using (var files = new OutputFiles(budget: 1))
        {
            OutputFile half = files.Add(old);
            half.Write("half"u8);
            OutputFile whole = files.Add(Path.Combine(_folder, "whole"));
            whole.Write("all"u8);
            whole.Complete();
            files.Add(Path.Combine(_folder, "empty")).Complete();
            Assert.Equal("before", File.ReadAllText(old));
        }
        Assert.Equal("before", File.ReadAllText(old));
        Assert.Equal("all", File.ReadAllText(Path.Combine(_folder, "whole")));
        Assert.Equal(["empty", "old", "whole"], Directory.GetFiles(_folder).Select(f => Path.GetFileName(f)).Order());
    }

    [Fact]
    public void A_large_write_passes_through()
    {
        using var files = new OutputFiles(budget: 100);
        OutputFile file = files.Add(Path.Combine(_folder, "large"));
        byte[] bytes = [.. Enumerable.Range(0, 100_000).Select(i => (byte)i)];
        file.Write(bytes);
        file.Write([1]);
        file.Complete();
        Assert.Equal([.. bytes, 1], File.ReadAllBytes(Path.Combine(_folder, "large")));
    }
}
