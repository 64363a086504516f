using System.Security.Cryptography;
using System.Text;

namespace PcapKit.Tests;

public sealed class CarriedFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    private string Target => Path.Combine(_folder.Path, "files");

    private string Capture(string[] requests, params string[] responses) =>
        _folder.Write("http.pcap", SampleCaptures.Connection([.. requests.Select(Bytes)], [.. responses.Select(Bytes)]));

    private static string Get(string path) => $"GET {path} HTTP/1.1\r\nHost: example.com\r\n\r\n";

    private static string Ok(string body, string headers = "") => $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}";

    [Fact]
    public void Bodies_of_requests_and_responses_are_listed_and_written()
    {
        string capture = Capture(["POST /form HTTP/1.1\r\nHost: example.com\r\nContent-Length: 3\r\n\r\na=1", Get("/pic/a.png?v=2")],
            Ok("thanks", "Content-Type: text/plain\r\n"), Ok("\x89PNG....", "Content-Type: text/html\r\n")[..60], Ok("\x89PNG....", "Content-Type: text/html\r\n")[60..]);
        CarriedFile[] files = [.. CarriedFiles.Read(capture, new ObjectOptions { Directory = Target })];
        Assert.Equal(["form.txt", "form(1).txt", "a.png"], files.Select(f => f.Name));
        Assert.Equal([(3L, true), (5, false), (7, false)], files.Select(f => (f.Frame, f.IsRequest)));
        Assert.Equal((CarriedFileState.Whole, "example.com", "/pic/a.png?v=2", "text/html", "image/png", 8L, true),
            (files[2].State, files[2].Host, files[2].Path, files[2].ContentType, files[2].LooksLike, files[2].Size, files[2].IsWritten));
        Assert.Equal(Bytes("\x89PNG...."), File.ReadAllBytes(Path.Combine(Target, "a.png")));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Bytes("\x89PNG...."))), files[2].Sha256);
        Assert.Equal(3, Directory.GetFiles(Target).Length);
    }

    [Fact]
    public void Listing_writes_nothing()
    {
        CarriedFile file = Assert.Single(CarriedFiles.Read(Capture([Get("/a.txt")], Ok("x"))));
        Assert.Equal(("a.txt", false), (file.Name, file.IsWritten));
        Assert.Single(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void What_is_there_is_not_replaced()
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, "a.txt"), "mine");
        File.CreateSymbolicLink(Path.Combine(Target, "a(1).txt"), Path.Combine(_folder.Path, "elsewhere"));
        CarriedFile file = Assert.Single(CarriedFiles.Read(Capture([Get("/a.txt")], Ok("x")), new ObjectOptions { Directory = Target }));
        Assert.Equal("a(2).txt", file.Name);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(Target, "a.txt")));
        Assert.False(File.Exists(Path.Combine(_folder.Path, "elsewhere")));
    }

    [Fact]
    public void Files_that_are_not_whole_are_written_only_when_asked_for()
    {
        string capture = Capture([Get("/a.txt")], "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345");
        Assert.Equal((CarriedFileState.Partial, false), CarriedFiles.Read(capture, new ObjectOptions { Directory = Target }).Select(f => (f.State, f.IsWritten)).Single());
        Assert.Empty(Directory.GetFiles(Target));
        Assert.True(CarriedFiles.Read(capture, new ObjectOptions { Directory = Target, Partial = true }).Single().IsWritten);
        Assert.Equal("12345", File.ReadAllText(Path.Combine(Target, "a.txt")));
    }

    [Fact]
    public void Long_files_go_to_the_disk_as_they_come()
    {
        string body = new('x', 3_000_000);
        string all = Ok(body);
        string capture = Capture([Get("/long.bin")], [.. all.Chunk(30_000).Select(c => new string(c))]);
        CarriedFile file = Assert.Single(CarriedFiles.Read(capture, new ObjectOptions { Directory = Target }));
        Assert.Equal((3_000_000L, "long.bin"), (file.Size, file.Name));
        Assert.Equal(body, File.ReadAllText(Path.Combine(Target, "long.bin")));
        Assert.Single(Directory.GetFiles(Target));
    }

    [Theory]
    [InlineData("/a/b.txt?x=/y", "b.txt")]
    [InlineData("/", "")]
    [InlineData("", "")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("..\\..\\evil.exe", "evil.exe")]
    [InlineData("%2e%2e%2f%2e%2e%2fevil", "evil")]
    [InlineData("/a%00b\u001b[31m.txt", "a_b_[31m.txt")]
    [InlineData("/..", "")]
    [InlineData("/.htaccess", "htaccess")]
    [InlineData("/con", "_con")]
    [InlineData("/CON.tar.gz", "_CON.tar.gz")]
    [InlineData("/COM1 .txt", "_COM1 .txt")]
    [InlineData("/-rf", "_-rf")]
    [InlineData("/name. . ", "name")]
    [InlineData("/a\u202Etxt.exe", "a_txt.exe")]
    [InlineData("/x:y|z*\"<>", "x_y_z____")]
    [InlineData("/größe.txt", "größe.txt")]
    public void Names_are_safe(string path, string name) => Assert.Equal(name, SafeFileNames.Make(path));

    [Fact]
    public void Names_have_a_limit_and_keep_their_extension()
    {
        string name = SafeFileNames.Make("/" + new string('ü', 500) + ".html");
        Assert.Equal(new string('ü', 77) + ".html", name);
        Assert.Equal("\uFFFDx", SafeFileNames.Make("/\ud800x"));
        Assert.Equal("a(3).html", SafeFileNames.Numbered("a.html", 3));
        Assert.Equal(".html(3)", SafeFileNames.Numbered(".html", 3));
    }
}
