using System.CommandLine;
using PcapKit.Protocols;

namespace PcapKit.Cli.Commands;

/// <summary><c>pcapkit fields</c>: fields of each frame as columns.</summary>
internal static class FieldsCommand
{
    private const int FlushAt = 64 * 1024;

    internal static Command Build(Session session)
    {
        var input = new Argument<string?>("input") { HelpName = "input-file-name", Description = Descriptions.Input, Arity = ArgumentArity.ZeroOrOne };
        var fields = new Option<string[]>("--field", "-e") { HelpName = "NAME", Description = "A field to print, for example ip.src; may be given several times, one column each." };
        var list = new Option<bool>("--list") { Description = "Print the names of all fields, one a line, and exit." };
        var command = new Command("fields", "Prints the fields of each frame, one line a frame with tabs between the columns; several values of one field are joined by commas.\n"
            + "$ pcapkit fields in.pcap -e frame.number -e ip.src -e ip.dst\n$ pcapkit fields --list | grep '^tcp'")
        { input, fields, list };
        command.SetAction(parsed => parsed.GetValue(list)
            ? List(session)
            : Print(session, parsed.GetValue(input) ?? throw new UsageException("An input file is needed."), parsed.GetValue(fields) ?? []));
        return command;
    }

    private static int List(Session session)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (Protocol protocol in DefaultProtocols.Registry.Protocols)
        {
            names.Add(protocol.Name);
            foreach (FieldInfo field in protocol.Fields)
            {
                names.Add(field.Name);
                if (field.Alias is not null)
                    names.Add(field.Alias);
            }
        }
        foreach (string name in names)
            session.Text.WriteLine(name);
        return ExitCodes.Done;
    }

    private static int Print(Session session, string input, string[] names)
    {
        if (names.Length == 0)
            throw new UsageException("Which fields? Name them with -e; 'pcapkit fields --list' shows all.");
        var columns = new Columns(DefaultProtocols.Registry, names);
        var text = new Utf8Buffer(FlushAt * 2);
        using CaptureInput capture = CaptureInput.Open(session, input);
        try
        {
            while (capture.TryRead(out Packet packet))
            {
                columns.Write(packet, text);
                if (text.Length >= FlushAt || session.OutIsTerminal)
                    Flush(session, text);
            }
        }
        finally
        {
            Flush(session, text);
        }
        return ExitCodes.Done;
    }

    private static void Flush(Session session, Utf8Buffer text)
    {
        session.Out.Write(text.Written);
        text.Clear();
    }
}
