using System.Globalization;

namespace PcapKit.Cli;

/// <summary>Whether the shell gave this process a standard stream at all.</summary>
internal static class Descriptor
{
    // O_CLOEXEC of Linux, in octal as the kernel writes it: 02000000.
    private const long CloseOnExec = 0x80000;

    /// <summary>Whether a descriptor was closed when the process began.</summary>
    /// <remarks>
    /// The runtime opens files before the first line of ours and so gets the number that lacks: reading it would wait for the runtime's own
    /// pipe, writing it would write into somebody's file. What was inherited cannot be marked "close on exec", or it would have been closed;
    /// what the runtime opens always is. Only Linux tells of the mark without native code.
    /// </remarks>
    /// <param name="number">0 for the standard input, 1 for the standard output.</param>
    internal static bool WasClosed(int number)
    {
        if (!OperatingSystem.IsLinux() || !Directory.Exists("/proc/self/fdinfo"))
            return false;
        try
        {
            return IsOwn(File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{number}")));
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Whether what the kernel says of a descriptor shows that this process opened it.</summary>
    /// <param name="info">The text of <c>/proc/self/fdinfo/N</c>.</param>
    internal static bool IsOwn(string info)
    {
        foreach (string line in info.Split('\n'))
        {
            if (!line.StartsWith("flags:", StringComparison.Ordinal))
                continue;
            long flags = 0;
            foreach (char digit in line["flags:".Length..].Trim())
                flags = flags * 8 + (digit - '0');
            return (flags & CloseOnExec) != 0;
        }
        return false;
    }
}
