namespace PcapKit.Protocols;

/// <summary>The fields of FTP.</summary>
internal static class FtpFields
{
    private static readonly List<FieldInfo> Registered = [];

    public static readonly FieldInfo IsRequest = Add(new FieldInfo("ftp.request", "Request", FieldKind.Bool) { Derived = true }), IsResponse = Add(new FieldInfo("ftp.response", "Response", FieldKind.Bool) { Derived = true });
    public static readonly FieldInfo Command = Text("ftp.request.command", "Request command"), CommandArgument = Text("ftp.request.arg", "Request arg");
    public static readonly FieldInfo Code = Add(new FieldInfo("ftp.response.code", "Response code", FieldKind.UInt) { Names = FtpReplyCodeNames.Table });
    public static readonly FieldInfo ReplyArgument = Text("ftp.response.arg", "Response arg"), Directory = Add(new FieldInfo("ftp.current-working-directory", "Current working directory", FieldKind.Text) { Derived = true });
    public static readonly FieldInfo Line = Add(new FieldInfo("ftp.line", "Line", FieldKind.Text) { Repeats = true });
    public static readonly FieldInfo[]
        Passive = [Derived("ftp.passive.ip", "Passive IP address", FieldKind.IPv4), Derived("ftp.passive.ipv6", "Passive IPv6 address", FieldKind.IPv6), Derived("ftp.passive.port", "Passive port", FieldKind.UInt)],
        Active = [Derived("ftp.active.cip", "Active IP address", FieldKind.IPv4), Derived("ftp.active.ipv6", "Active IPv6 address", FieldKind.IPv6), Derived("ftp.active.port", "Active port", FieldKind.UInt)],
        ExtendedPassive = [Derived("ftp.epsv.ip", "Extended passive IPv4 address", FieldKind.IPv4), Derived("ftp.epsv.ipv6", "Extended passive IPv6 address", FieldKind.IPv6), Derived("ftp.epsv.port", "Extended passive port", FieldKind.UInt)],
        ExtendedActive = [Derived("ftp.eprt.ip", "Extended active IP address", FieldKind.IPv4), Derived("ftp.eprt.ipv6", "Extended active IPv6 address", FieldKind.IPv6), Derived("ftp.eprt.port", "Extended active port", FieldKind.UInt)];

    /// <summary>All of them.</summary>
    public static FieldInfo[] All => [.. Registered];

    private static FieldInfo Text(string name, string label) => Add(new FieldInfo(name, label, FieldKind.Text));

    // The parts of an end point are told apart by the name before their own.
    private static FieldInfo Derived(string name, string label, FieldKind kind) => Add(new FieldInfo(name, label, kind) { Derived = true, Key = name[4..].Replace('.', '_') });

    private static FieldInfo Add(FieldInfo field)
    {
        Registered.Add(field);
        return field;
    }
}

/// <summary>Shows the lines of FTP.</summary>
internal static class FtpVisitor
{
    public static void Visit(ReadOnlySpan<byte> data, FieldSink sink)
    {
        bool isReply = FtpLine.IsReply(data);
        FtpLine first = FtpLine.Of(data);
        sink.Number(FtpFields.IsRequest, isReply ? 0u : 1, 0, 0);
        sink.Number(FtpFields.IsResponse, isReply ? 1u : 0, 0, 0);
        if (first.Code > 0)
            sink.Number(FtpFields.Code, (uint)first.Code, 0, 24);
        else
            Text(FtpFields.Command, first.Word, 0, sink);
        Text(isReply ? FtpFields.ReplyArgument : FtpFields.CommandArgument, first.Argument, first.ArgumentOffset, sink);
        if (FtpEndpoint.TryRead(first, isReply, out FtpEndpoint endpoint))
            Endpoint(endpoint, sink);
        if (first.Code == 257)
            Directory(first.Argument, sink);
        for (int at = first.Length; at < data.Length;)
        {
            int length = HttpHead.LineOf(data[at..], out int next);
            Text(FtpFields.Line, data.Slice(at, length), at, sink);
            at += next;
        }
    }

    private static void Text(FieldInfo field, ReadOnlySpan<byte> text, int at, FieldSink sink)
    {
        if (!text.IsEmpty)
            sink.Text(field, text, at * 8, text.Length * 8);
    }

    private static void Endpoint(in FtpEndpoint endpoint, FieldSink sink)
    {
        FieldInfo[] fields = endpoint.IsExtended ? endpoint.IsPassive ? FtpFields.ExtendedPassive : FtpFields.ExtendedActive : endpoint.IsPassive ? FtpFields.Passive : FtpFields.Active;
        Span<byte> address = stackalloc byte[16];
        if (endpoint.Address is not null && endpoint.Address.TryWriteBytes(address, out int length))
        {
            if (endpoint.Address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork)
                sink.Number(fields[0], Bits.Read(address, 0, 32), 0, 0);
            else
                sink.Bytes(fields[1], address[..length], 0, 0);
        }
        sink.Number(fields[2], endpoint.Port, 0, 0);
    }

    // RFC 959, appendix II: the name stands in quotes.
    private static void Directory(ReadOnlySpan<byte> text, FieldSink sink)
    {
        if (text.IsEmpty || text[0] != '"')
            return;
        int end = text[1..].LastIndexOf((byte)'"');
        if (end > 0)
            sink.Text(FtpFields.Directory, text.Slice(1, end), 0, 0);
    }
}
