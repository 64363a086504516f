using PcapKit.Cli;

// The version costs no more than the start of the process: no command tree, no protocols.
if (args is ["--version"] or ["-V"])
{
    Console.Out.WriteLine(App.VersionLine);
    return ExitCodes.Done;
}
return App.Run(args, Session.OfProcess());
