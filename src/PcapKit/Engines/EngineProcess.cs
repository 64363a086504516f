using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PcapKit;

/// <summary>The program of an engine as a sub-process: its output line by line. It never outlives this object, and nobody waits for it for ever.</summary>
internal sealed class EngineProcess : IDisposable
{
    /// <summary>The longest line that is taken.</summary>
    internal const int LongestLine = 16 * 1024 * 1024;

    private const int MostOfError = 4096;
    private static readonly TimeSpan Watch = TimeSpan.FromMilliseconds(100), Patience = TimeSpan.FromSeconds(5);

    private readonly Process _process;
    private readonly Stream _output;
    private readonly Thread _errors;
    private readonly Timer _watchdog;
    private readonly CancellationTokenRegistration _cancellation;
    private readonly string _name;
    private readonly TimeSpan _timeout;
    private readonly StringBuilder _said = new();
    private byte[] _buffer = new byte[64 * 1024];
    private int _start, _end;

    // When the reading began that has not come back, or 0.
    private long _readingSince;
    private volatile bool _hung, _disposed;
    private Exception? _inputFault;

    /// <summary>Starts a program.</summary>
    /// <param name="name">The engine's name, for messages.</param>
    /// <param name="start">The program and its arguments.</param>
    /// <param name="input">What its standard input gets; null for nothing.</param>
    /// <param name="timeout">How long it may write nothing while its output is waited for.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EngineException">It cannot be started.</exception>
    internal EngineProcess(string name, ProcessStartInfo start, Stream? input, TimeSpan timeout, CancellationToken cancellation)
    {
        (_name, _timeout) = (name, timeout);
        start.RedirectStandardOutput = start.RedirectStandardError = start.RedirectStandardInput = true;
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        try
        {
            _process = Process.Start(start)!;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or InvalidOperationException)
        {
            throw new EngineException($"the engine '{name}' cannot be started: {e.Message}", e);
        }
        _output = _process.StandardOutput.BaseStream;
        _errors = new Thread(KeepErrors) { IsBackground = true, Name = "PcapKit engine errors" };
        _errors.Start();
        if (input is null)
            CloseInput();
        else
            new Thread(() => Feed(input)) { IsBackground = true, Name = "PcapKit engine input" }.Start();
        _watchdog = new Timer(_ => KillIfHung(), null, Watch, Watch);
        _cancellation = cancellation.Register(Kill);
    }

    /// <summary>Reads the next line.</summary>
    /// <param name="line">The line, without its end. Lent until the next call.</param>
    /// <returns>False at the end of the output.</returns>
    /// <exception cref="EngineException">It hangs, or the line is too long.</exception>
    internal bool ReadLine(out ReadOnlyMemory<byte> line)
    {
        int looked = _start;
        while (true)
        {
            int feed = _buffer.AsSpan(looked, _end - looked).IndexOf((byte)'\n');
            if (feed >= 0)
            {
                line = _buffer.AsMemory(_start, looked + feed - _start);
                _start = looked + feed + 1;
                return true;
            }
            looked = _end;
            MakeRoom(ref looked);
            int read = ReadSome();
            if (read == 0)
            {
                line = _buffer.AsMemory(_start, _end - _start);
                bool any = _end > _start;
                _start = _end;
                return any;
            }
            _end += read;
        }
    }

    /// <summary>Waits for the end of the program after its output has ended.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="EngineException">It does not end.</exception>
    internal int WaitForEnd()
    {
        if (!_process.WaitForExit(_timeout))
        {
            Kill();
            throw new EngineException($"the engine '{_name}' closed its output and did not end");
        }
        _errors.Join(Patience);
        if (_inputFault is not null)
            throw _inputFault is IOException ? _inputFault : new EngineException($"the input for the engine '{_name}' failed: {_inputFault.Message}", _inputFault);
        return _process.ExitCode;
    }

    /// <summary>The last line that the program wrote to its standard error.</summary>
    internal string LastWords()
    {
        string said;
        lock (_said)
            said = _said.ToString();
        string[] lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? "" : lines[^1].Length > 300 ? lines[^1][..300] + "…" : lines[^1];
    }

    /// <summary>What is said of a program that ended with a code.</summary>
    internal string Describe(int code)
    {
        string words = LastWords();
        return string.Create(CultureInfo.InvariantCulture, $"the engine '{_name}' ended with code {code}{(words.Length > 0 ? ": " : "")}{words}");
    }

    /// <summary>Ends the program, if it still runs.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _cancellation.Dispose();
        _watchdog.Dispose();
        Kill();
        // Waited for, so that nothing of it stays behind.
        _process.WaitForExit(Patience);
        _process.Dispose();
    }

    private void MakeRoom(ref int looked)
    {
        if (_end < _buffer.Length)
            return;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            looked -= _start;
            (_start, _end) = (0, _end - _start);
        }
        else if (_buffer.Length >= LongestLine)
        {
            Kill();
            throw new EngineException($"the engine '{_name}' wrote a line of more than {LongestLine} bytes");
        }
        else
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }

    private int ReadSome()
    {
        Volatile.Write(ref _readingSince, Math.Max(1, Environment.TickCount64));
        int read;
        try
        {
            read = _output.Read(_buffer, _end, _buffer.Length - _end);
        }
        catch (Exception e) when (e is ObjectDisposedException or InvalidOperationException or IOException)
        {
            read = 0;
        }
        Volatile.Write(ref _readingSince, 0);
        if (_hung)
            throw new EngineException($"the engine '{_name}' wrote nothing for {_timeout.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} seconds and was ended");
        return read;
    }

    private void KillIfHung()
    {
        long since = Volatile.Read(ref _readingSince);
        if (since == 0 || Environment.TickCount64 - since < _timeout.TotalMilliseconds)
            return;
        _hung = true;
        Kill();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException or NotSupportedException)
        {
            // It has ended by itself.
        }
    }

    // Read to its end, so that the program never waits for somebody to read it; only the last of it is kept.
    private void KeepErrors()
    {
        char[] part = new char[2048];
        try
        {
            int read;
            while ((read = _process.StandardError.Read(part, 0, part.Length)) > 0)
            {
                lock (_said)
                {
                    _said.Append(part, 0, read);
                    if (_said.Length > MostOfError * 2)
                        _said.Remove(0, _said.Length - MostOfError);
                }
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The program was ended.
        }
    }

    private void Feed(Stream input)
    {
        byte[] part = new byte[64 * 1024];
        try
        {
            while (true)
            {
                int read;
                try
                {
                    read = input.Read(part, 0, part.Length);
                }
                // Told when the output has ended.
                catch (Exception e)
                {
                    _inputFault = e;
                    break;
                }
                if (read == 0)
                    break;
                _process.StandardInput.BaseStream.Write(part, 0, read);
                _process.StandardInput.BaseStream.Flush();
            }
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The program does not want the rest.
        }
        CloseInput();
    }

    private void CloseInput()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The program has ended.
        }
    }
}
