namespace PcapKit.Examples;

/// <summary>Shows a packet as a tree of fields, and asks the tree for one by name.</summary>
public static class PrintTree
{
    /// <summary>Runs the example.</summary>
    /// <param name="args">A capture.</param>
    /// <param name="output">Where to write.</param>
    public static void Run(string[] args, TextWriter output)
    {
        foreach (var packet in Capture.Open(args[0]))
        {
            FieldNode tree = packet.ToTree();
            output.Write(tree);
            output.WriteLine($"from {tree["ip.src"]?.ValueText ?? "nowhere"}");
            break;
        }
    }
}
