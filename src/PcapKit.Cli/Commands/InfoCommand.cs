using System.CommandLine;
namespace PcapKit.Cli.Commands;
internal static class InfoCommand { internal static Command Build(Session session) => new("info", "Not yet."); }
