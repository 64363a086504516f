namespace PcapKit.Examples;

/// <summary>Writes the files that a capture carried.</summary>
public static class ListObjects
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">The capture, and the folder to write to.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        foreach (CarriedFile file in CarriedFiles.Read(args[0], new ObjectOptions { Directory = args[1] }))
            output.WriteLine($"frame {file.Frame}: {file.Name}, {file.Size} bytes of {file.LooksLike} from {file.Host}, {file.State}");
    }
}
