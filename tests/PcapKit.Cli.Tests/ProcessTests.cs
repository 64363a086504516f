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
    [InlineData("-HUP", 129)]
    public void A_signal_leaves_no_half_file(string signal, int code)
    {
        // What is ignored here, as the end of the terminal is under nohup, is ignored by the tool too.
        if (OperatingSystem.IsWindows() || Says(Environment.ProcessId, "SigIgn:", signal))
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
    public void A_report_that_is_displayed_ends_after_the_frames_so_far()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using Process process = Process.Start(Tool("-", "-j"))!;
        // More than is held back, so that something comes out before the end.
        process.StandardInput.BaseStream.Write(SampleCaptures.UdpFrames(2000));
        process.StandardInput.BaseStream.Flush();
        string begin = process.StandardOutput.ReadLine()!;
        using (Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        string report = begin + process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((143, ""), (process.ExitCode, process.StandardError.ReadToEnd()));
        using var parsed = System.Text.Json.JsonDocument.Parse(report);
        Assert.True(parsed.RootElement.TryGetProperty("Frame 1", out _));
    }

    [Theory]
    [InlineData("-", "in.pcap")]
    [InlineData("/dev/stdin", "in.pcap")]
    [InlineData("/proc/self/cwd/in.pcap", "in.pcap")]
    [InlineData("in.pcap", "/proc/self/cwd/in.pcap")]
    [InlineData("in.pcap", "/dev/stdout")]
    [InlineData("in.pcap", "-")]
    public void The_input_is_never_replaced(string input, string output)
    {
        if (!OperatingSystem.IsLinux())
            return;
        byte[] capture = SampleCaptures.UdpFrames(3);
        Folder.Write("in.pcap", capture);
        var start = new ProcessStartInfo("sh", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "PcapKit.Cli.dll")}' {input} -f json -o {output} < in.pcap >> in.pcap"])
        { WorkingDirectory = Folder.Path, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(1, process.ExitCode);
        Assert.Contains("is the input", error, StringComparison.Ordinal);
        Assert.Equal(capture, File.ReadAllBytes(Folder["in.pcap"]));
        Assert.Single(Directory.GetFiles(Folder.Path));
    }

    [Fact]
    public void A_file_may_be_written_through_the_working_directory_of_the_process()
    {
        if (!OperatingSystem.IsLinux())
            return;
        Folder.Write("in.pcap", SampleCaptures.UdpFrames(1));
        File.WriteAllText(Folder["out.json"], new string(' ', 100_000));
        Assert.Equal(0, Wait(Tool("in", "-o", "/proc/self/cwd/out.json")).Code);
        Assert.EndsWith("\n}\n", File.ReadAllText(Folder["out.json"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-INT", 130)]
    [InlineData("-TERM", 143)]
    [InlineData("-HUP", 129)]
    public void A_signal_ends_every_verb_that_reads(string signal, int code)
    {
        // What is ignored here, as the end of the terminal is under nohup, is ignored by the tool too.
        if (OperatingSystem.IsWindows() || Says(Environment.ProcessId, "SigIgn:", signal))
            return;
        foreach (string[] args in new[] { new[] { "fields", "-", "-e", "frame.number" }, ["info", "-"], ["-", "-F", "-f", "json"] })
        {
            using Process process = Process.Start(Tool(args))!;
            process.StandardInput.BaseStream.Write(SampleCaptures.UdpFrames(10));
            process.StandardInput.BaseStream.Flush();
            // Until then the signal would end the runtime, not the tool.
            while (!Catches(process, signal))
                Thread.Sleep(20);
            using (Process kill = Process.Start("kill", [signal, process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
                kill.WaitForExit();
            process.WaitForExit();
            Assert.Equal((code, ""), (process.ExitCode, process.StandardError.ReadToEnd()));
        }
        Assert.DoesNotContain(Directory.GetFiles(Folder.Path, "*", SearchOption.AllDirectories), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_job_that_shall_outlive_its_terminal_does()
    {
        if (!OperatingSystem.IsLinux() || Says(Environment.ProcessId, "SigIgn:", "-INT"))
            return;
        string tool = Path.Combine(AppContext.BaseDirectory, "PcapKit.Cli.dll");
        var start = new ProcessStartInfo("sh", ["-c", $"trap '' HUP; exec dotnet '{tool}' fields - -e frame.number"])
        { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        while (!Catches(process, "-INT"))
            Thread.Sleep(20);
        using (Process kill = Process.Start("kill", ["-HUP", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]))
            kill.WaitForExit();
        process.StandardInput.BaseStream.Write(SampleCaptures.UdpFrames(2));
        process.StandardInput.Close();
        Assert.Equal("1\n2\n", process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    // Linux says which signals a process has handlers for; elsewhere some time must do.
    private static bool Catches(Process process, string signal)
    {
        if (!OperatingSystem.IsLinux())
        {
            Thread.Sleep(2000);
            return true;
        }
        return Says(process.Id, "SigCgt:", signal);
    }

    private static bool Says(int process, string set, string signal)
    {
        if (!OperatingSystem.IsLinux())
            return false;
        int number = signal switch { "-HUP" => 1, "-INT" => 2, _ => 15 };
        string line = File.ReadLines($"/proc/{process}/status").First(l => l.StartsWith(set, StringComparison.Ordinal));
        return (Convert.ToUInt64(line[set.Length..].Trim(), 16) >> (number - 1) & 1) != 0;
    }

    [Theory]
    [InlineData("- -j <&-", "pcapkit: the standard input is closed\n")]
    [InlineData("fields - -e ip.src <&-", "pcapkit: -: the standard input is closed\n")]
    [InlineData("info - <&-", "pcapkit: -: the standard input is closed\n")]
    [InlineData("in -t >&-", "pcapkit: the standard output is closed\n")]
    [InlineData("- -t <&- >&-", "pcapkit: the standard input is closed\n")]
    public void A_closed_stream_is_told_and_waited_for_by_nobody(string arguments, string error)
    {
        // Other systems do not say without native code whether a stream was there.
        if (!OperatingSystem.IsLinux())
            return;
        Folder.Write("in.pcap", SampleCaptures.UdpFrames(1));
        var start = new ProcessStartInfo("sh", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "PcapKit.Cli.dll")}' {arguments}"])
        { WorkingDirectory = Folder.Path, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        if (!process.WaitForExit(60_000))
            process.Kill(entireProcessTree: true);
        Assert.Equal((1, error), (process.ExitCode, process.StandardError.ReadToEnd()));
    }

    [Fact]
    public void A_report_into_a_file_needs_no_standard_streams()
    {
        if (OperatingSystem.IsWindows())
            return;
        Folder.Write("in.pcap", SampleCaptures.UdpFrames(1));
        var start = new ProcessStartInfo("sh", ["-c", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "PcapKit.Cli.dll")}' in -o out.txt <&- >&- 2>&-"]) { WorkingDirectory = Folder.Path };
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.Contains("Frame 1", File.ReadAllText(Folder["out.txt"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-j")]
    [InlineData("-p")]
    [InlineData("-t")]
    [InlineData("fields", "-e", "data.data")]
    [InlineData("info")]
    public void A_block_or_packet_of_megabytes_takes_little_memory(params string[] args)
    {
        // A list of names of 16 MiB, a block of 16 MiB that nobody knows, and a USB transfer of 8 MiB.
        using var file = new MemoryStream();
        file.Write([0x0A, 0x0D, 0x0D, 0x0A, 28, 0, 0, 0, 0x4D, 0x3C, 0x2B, 0x1A, 1, 0, 0, 0, 255, 255, 255, 255, 255, 255, 255, 255, 28, 0, 0, 0]);
        file.Write(SampleCaptures.Block(1, [220, 0, 0, 0, 0, 0, 0, 0]));
        const int most = 16 * 1024 * 1024 - 12, transfer = 8 * 1024 * 1024;
        byte[] names = new byte[most];
        for (int i = 0; i + 12 <= most; i += 12)
            ((ReadOnlySpan<byte>)[1, 0, 6, 0, 192, 0, 2, 1, (byte)'a', 0, 0, 0]).CopyTo(names.AsSpan(i));
        file.Write(SampleCaptures.Block(4, names));
        file.Write(SampleCaptures.Block(0x99, new byte[most]));
        file.Write(SampleCaptures.Block(6, [.. new byte[12], 0, 0, 0x80, 0, 0, 0, 0x80, 0, .. new byte[transfer]]));
        string path = Folder.Write("huge.pcapng", file.ToArray());
        ProcessStartInfo start = Tool(args[0] is "fields" or "info" ? [args[0], path, .. args[1..]] : [path, .. args]);
        // 44 MB for all that the collector manages, garbage included: the largest block and the work on it.
        start.Environment["DOTNET_GCHeapHardLimit"] = "2A00000";
        Result result = Wait(start);
        Assert.Equal((0, ""), (result.Code, result.Error));
        Assert.NotEqual("", result.Out);
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
