using System.Text;
using PcapKit.Protocols;

namespace PcapKit.Tests;

/// <summary>Files of FTP: a control connection and the connections that it announces.</summary>
public sealed class FtpFilesTests : IDisposable
{
    private static readonly IPv4Address Client = IPv4Address.Parse("192.0.2.1"), Server = IPv4Address.Parse("198.51.100.2");
    private readonly TemporaryFolder _folder = new();
    private readonly MemoryStream _file = new();
    private readonly PcapWriter _writer;
    private readonly Dictionary<(bool, ushort, ushort), uint> _next = [];
    private ulong _count;

    public FtpFilesTests() => _writer = new PcapWriter(_file);

    public void Dispose()
    {
        _writer.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("PASV", "227 Entering Passive Mode (198,51,100,2,195,203).")]
    [InlineData("EPSV", "229 Entering Extended Passive Mode (|||50123|)")]
    public void A_file_that_is_fetched_from_the_server(string command, string reply)
    {
        FromClient($"{command}\r\n");
        FromServer($"{reply}\r\n");
        Open(50002, 50123);
        FromClient("RETR docs/a b.txt\r\n");
        FromServer("150 go on\r\n");
        Data(fromClient: false, 50002, 50123, "hello ");
        Data(fromClient: false, 50002, 50123, "world");
        Close(fromClient: false, 50002, 50123);
        FromServer("226 done\r\n");

        CarriedFile file = Assert.Single(Read());
        Assert.Equal(("ftp-data", "198.51.100.2", "docs/a b.txt", "a b.txt", 11L, CarriedFileState.Whole, false),
            (file.Protocol, file.Host, file.Path, file.Name, file.Size, file.State, file.IsRequest));
        Assert.Equal("hello world", File.ReadAllText(Path.Combine(_folder.Path, "files", "a b.txt")));
    }

    [Theory]
    [InlineData("PORT 192,0,2,1,195,83")]
    [InlineData("EPRT |1|192.0.2.1|50003|")]
    public void A_file_that_is_sent_up_by_an_active_connection(string command)
    {
        FromClient($"{command}\r\n");
        FromServer("200 fine\r\n");
        FromClient("STOR up.bin\r\n");
        Open(50003, 20);
        Data(fromClient: true, 50003, 20, "abc");
        Close(fromClient: true, 50003, 20);

        CarriedFile file = Assert.Single(Read());
        Assert.Equal(("up.bin", 3L, CarriedFileState.Whole, true), (file.Name, file.Size, file.State, file.IsRequest));
    }

    [Fact]
    public void Lists_are_no_files_and_a_cut_connection_no_whole_one()
    {
        FromClient("EPSV\r\n");
        FromServer("229 go (|||50123|)\r\n");
        FromClient("LIST\r\n");
        Open(50002, 50123);
        Data(fromClient: false, 50002, 50123, "a list");
        Close(fromClient: false, 50002, 50123);
        FromClient("EPSV\r\n");
        FromServer("229 go (|||50124|)\r\n");
        FromClient("RETR big\r\n");
        Open(50004, 50124);
        Data(fromClient: false, 50004, 50124, "the beginning");

        CarriedFile file = Assert.Single(Read());
        Assert.Equal(("big.txt", CarriedFileState.Partial, 13L), (file.Name, file.State, file.Size));
    }

    private void FromClient(string text) => Data(fromClient: true, 40000, 21, text);

    private void FromServer(string text) => Data(fromClient: false, 40000, 21, text);

    private void Open(ushort client, ushort server)
    {
        Write(true, client, server, [], syn: true);
        Write(false, client, server, [], syn: true, ack: true);
    }

    private void Close(bool fromClient, ushort client, ushort server) => Write(fromClient, client, server, [], ack: true, fin: true);

    private void Data(bool fromClient, ushort client, ushort server, string text) => Write(fromClient, client, server, Encoding.ASCII.GetBytes(text), ack: true);

    private void Write(bool fromClient, ushort client, ushort server, byte[] data, bool syn = false, bool ack = false, bool fin = false)
    {
        uint next = _next.GetValueOrDefault((fromClient, client, server), 1000u);
        byte[] frame = (new Ethernet() / new IPv4 { Source = fromClient ? Client : Server, Destination = fromClient ? Server : Client }
            / new Tcp
            {
                SourcePort = fromClient ? client : server,
                DestinationPort = fromClient ? server : client,
                SequenceNumber = next,
                AcknowledgmentNumber = ack ? _next.GetValueOrDefault((!fromClient, client, server), 1000u) : 0,
                Syn = syn,
                Ack = ack,
                Fin = fin,
            }
            / new Payload(data)).Build();
        _writer.Write(new Timestamp(1_700_000_000, ++_count * 1_000_000_000_000_000), frame);
        _next[(fromClient, client, server)] = next + (uint)data.Length + (syn || fin ? 1u : 0);
    }

    private CarriedFile[] Read()
    {
        _writer.Flush();
        string path = _folder.Write("ftp.pcap", _file.ToArray());
        return [.. CarriedFiles.Read(path, new ObjectOptions { Directory = Path.Combine(_folder.Path, "files"), Protocols = ["ftp-data"] })];
    }
}
