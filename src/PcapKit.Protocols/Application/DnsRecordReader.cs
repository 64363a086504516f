using System.Diagnostics.CodeAnalysis;

namespace PcapKit.Protocols;

/// <summary>Makes records that can be edited from those in a message.</summary>
internal static class DnsRecordReader
{
    /// <summary>Makes a record.</summary>
    /// <param name="view">The record in the message.</param>
    /// <param name="record">The record.</param>
    /// <returns>False where its name cannot be read or its data are cut.</returns>
    public static bool TryRead(in DnsRecordView view, [NotNullWhen(true)] out DnsRecord? record)
    {
        record = null;
        if (view.Data.Length < view.DataLength || !view.Name.TryGetText(out string? name))
            return false;
        record = (ReadTyped(view, name) ?? new DnsRaw(name, view.Type, DnsDataReader.Expand(view))).With((DnsClass)view.RawClass, view.TimeToLive);
        return true;
    }

    // Null where the data are not exactly those of the type; the record is then kept as bytes.
    private static DnsRecord? ReadTyped(in DnsRecordView view, string name)
    {
        var data = new DnsDataReader(view);
        DnsRecord? record = view.Type switch
        {
            DnsType.A => new DnsA(name, new IPv4Address(data.Number32())),
            DnsType.Aaaa => new DnsAaaa(name, data.IPv6()),
            DnsType.Ns or DnsType.Cname or DnsType.Ptr or DnsType.Dname => new DnsPointer(name, view.Type, data.Name()),
            DnsType.Mx => new DnsMx(name, data.Number16(), data.Name()),
            DnsType.Soa => new DnsSoa(name, data.Name(), data.Name())
            {
                SerialNumber = data.Number32(), Refresh = data.Number32(), Retry = data.Number32(), Expire = data.Number32(), Minimum = data.Number32(),
            },
            DnsType.Txt => new DnsTxt(name, data.Texts()),
            DnsType.Srv => new DnsSrv(name, data.Number16(), data.Number16(), data.Number16(), data.Name()),
            DnsType.Caa => new DnsCaa(name, data.Number8(), data.Text(), data.Rest()),
            DnsType.Opt when name == "." => new DnsOpt { Options = [.. data.Pairs().Select(p => new DnsOption((DnsOptionCode)p.Number, p.Data))] },
            DnsType.Svcb or DnsType.Https => new DnsService(name, view.Type, data.Number16(), data.Name())
            {
                Parameters = [.. data.Pairs().Select(p => new DnsServiceParameter((DnsServiceKey)p.Number, p.Data))],
            },
            _ => null,
        };
        return data.IsDone ? record : null;
    }
}
