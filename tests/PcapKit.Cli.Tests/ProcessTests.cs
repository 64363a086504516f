using System.Diagnostics;

namespace PcapKit.Cli.Tests;

/// <summary>What only a process of its own shows: closed pipes, signals, exit codes as the shell sees them.</summary>
public sealed class ProcessTests : CliTest
{
    [Fact]
    public void A_closed_pipe_ends_quietly()
    {
        Folder.Write("big.pcap", SampleCaptures.UdpFrames(100_000));
        using Process process = Process.Start(Tool("fields", "big.pcap", "-e", "frame.number", "-e", "ip.src", "-e", "ip.dst"))!;
        process.StandardInput.Close();
        Assert.Equal("1\t192.0.2.1\t198.51.100.2", process.StandardOutput.ReadLine());
        process.StandardOutput.Close();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error));
    }

    [Theory]
    [InlineData("-INT", 130)]
    [InlineData("-TERM", 143)]
    public void A_signal_leaves_no_half_file(string signal, int code)
    {
        if (OperatingSystem.IsWindows())
            return;
        File.WriteAllText(Folder["out.json"], "before");
        using Process process = Process.Start(Tool("-", "-o", "out.json"))!;
        // Ten frames, and then nothing: the tool waits for more.
        process.StandardInput.BaseStream.Write(SampleCaptures.UdpFrames(10));
        process.StandardInput.BaseStream.Flush();
        while (Directory.GetFiles(Folder.Path).Length < 2)
            Thread.Sleep(20);
        using (Process kill = Process.Start("kill", [signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        process.WaitForExit();
        Assert.Equal(code, process.ExitCode);
        Assert.Equal("", process.StandardError.ReadToEnd());
        Assert.Equal(["out.json"], Directory.GetFileSystemEntries(Folder.Path).Select(Path.GetFileName));
        Assert.Equal("before", File.ReadAllText(Folder["out.json"]));
    }

    [Fact]
    public void Output_appended_to_a_file_stays_in_order()
    {
        if (OperatingSystem.IsWindows())
            return;
        Folder.Write("in.pcap", SampleCaptures.UdpFrames(1));
        string tool = Path.Combine(AppContext.BaseDirectory, "PcapKit.Cli.dll");
        var start = new ProcessStartInfo("sh", ["-c", $"(echo first; dotnet '{tool}' fields in -e ip.src; dotnet '{tool}' fields nothing -e ip.src; echo last) > log 2>&1"]) { WorkingDirectory = Folder.Path };
        using (Process shell = Process.Start(start)!)
            shell.WaitForExit();
        string[] lines = File.ReadAllLines(Folder["log"]);
        Assert.Equal(["first", "192.0.2.1", "pcapkit: nothing: there is no such file", "last"], lines);
    }

    [Fact]
    public void The_version_is_said()
    {
        Result result = Wait(Tool("--version"));
        Assert.Equal(0, result.Code);
        Assert.Matches(@"^pcapkit \d+\.\d+\.\d+\n$", result.Out);
        Assert.Equal(result.Out, Wait(Tool("extract", "-V")).Out);
    }
}
