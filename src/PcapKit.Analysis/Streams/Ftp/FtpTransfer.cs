namespace PcapKit;

/// <summary>What a data connection of FTP carries: known once the command is sent, which is mostly after the connection was announced.</summary>
internal sealed class FtpTransfer
{
    /// <summary>The host of the control connection's server.</summary>
    public string Host { get; init; } = "";

    /// <summary>Whether it is a file, rather than a list or something that nobody asked for.</summary>
    public bool IsFile { get; private set; }

    /// <summary>The name of the file as it was sent. Hostile.</summary>
    public string Name { get; private set; } = "";

    /// <summary>Whether the client sends it.</summary>
    public bool IsUpload { get; private set; }

    /// <summary>The command that makes use of the connection carries a file.</summary>
    public void SetFile(string name, bool isUpload) => (IsFile, Name, IsUpload) = (true, name, isUpload);
}
