using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>The first message of a client in the form of SSL 2.0, as clients sent it that knew newer versions too (RFC 5246, appendix E.2).</summary>
internal static class OldClientHello
{
    private const int RecordHeaderLength = 2, HeadLength = 9;

    /// <summary>How many bytes the message takes with its record; 0 where bytes do not begin with a whole one.</summary>
    public static int LengthOf(ReadOnlySpan<byte> data)
    {
        if (data.Length < RecordHeaderLength + HeadLength || data[0] < 0x80 || data[2] != (byte)TlsHandshakeType.ClientHello)
            return 0;
        int length = BinaryPrimitives.ReadUInt16BigEndian(data) & 0x7FFF, version = BinaryPrimitives.ReadUInt16BigEndian(data[3..]);
        bool isKnown = version is 2 or (>= (int)TlsVersion.Ssl30 and <= (int)TlsVersion.Tls12);
        int parts = SpecsLength(data) + BinaryPrimitives.ReadUInt16BigEndian(data[7..]) + BinaryPrimitives.ReadUInt16BigEndian(data[9..]);
        return isKnown && SpecsLength(data) % 3 == 0 && HeadLength + parts == length && RecordHeaderLength + length <= data.Length ? RecordHeaderLength + length : 0;
    }

    /// <summary>Shows the message.</summary>
    /// <param name="data">Bytes that begin with one.</param>
    /// <param name="sink">Receives the fields.</param>
    public static void Visit(ReadOnlySpan<byte> data, FieldSink sink)
    {
        int end = LengthOf(data);
        sink.BeginGroup(TlsFields.Record, 0, 0, end * 8);
        sink.Number(TlsFields.OldRecordVersion, (ulong)TlsVersion.Ssl20, 0, 0);
        sink.Number(TlsFields.OldRecordMark, 1, 0, 1);
        sink.Number(TlsFields.OldRecordLength, (uint)end - RecordHeaderLength, 1, 15);
        sink.BeginGroup(TlsFields.Handshake, 0, RecordHeaderLength * 8, (end - RecordHeaderLength) * 8);
        var cursor = new TlsCursor(data, sink, IssueKind.Malformed, RecordHeaderLength, end);
        cursor.Number(TlsFields.HandshakeType);
        cursor.Number(TlsFields.HelloVersion);
        cursor.TryNumber(TlsFields.SpecsLength, out int specs);
        cursor.TryNumber(TlsFields.LongSessionIdLength, out int session);
        cursor.TryNumber(TlsFields.ChallengeLength, out int challenge);
        TlsCursor list = cursor.Cut(specs);
        list.Numbers(TlsFields.Spec);
        cursor.Take(TlsFields.SessionId, session);
        cursor.Take(TlsFields.Challenge, challenge);
        sink.EndGroup();
        sink.EndGroup();
    }

    private static int SpecsLength(ReadOnlySpan<byte> data) => BinaryPrimitives.ReadUInt16BigEndian(data[5..]);
}
