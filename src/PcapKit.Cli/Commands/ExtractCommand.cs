using System.CommandLine;
namespace PcapKit.Cli.Commands;
internal static class ExtractCommand { internal static Command Build(Session session) => new("extract", "Not yet."); }
