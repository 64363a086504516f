using System.Diagnostics;
using System.Text;

namespace PcapKit.Cli.Tests;

/// <summary>Runs the tool: inside this process, or as a process of its own where pipes, signals or the working directory matter.</summary>
public abstract class CliTest : IDisposable
{
    private protected TemporaryFolder Folder { get; } = new();

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected sealed record Result(int Code, string Out, string Error)
    {
        public string[] Lines => Out.TrimEnd('\n').Split('\n');
    }

    private protected static Result Run(params string[] args) => Run(new MemoryStream(), args);

    private protected static Result Run(Stream input, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new MemoryStream();
        int code = App.Run(args, new Session(input, output, error));
        return new Result(code, Encoding.UTF8.GetString(output.ToArray()), Encoding.UTF8.GetString(error.ToArray()));
    }

    private protected ProcessStartInfo Tool(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "PcapKit.Cli.dll"));
        foreach (string arg in args)
            start.ArgumentList.Add(arg);
        return start;
    }

    private protected static Result Wait(ProcessStartInfo start)
    {
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new Result(process.ExitCode, output, error.Result);
    }
}
