using System.CommandLine;
namespace PcapKit.Cli.Commands;
internal static class ProtocolsCommand { internal static Command Build(Session session) => new("protocols", "Not yet."); }
