using System.Buffers.Binary;

namespace PcapKit.Protocols;

/// <summary>What stands behind the payload of an Ethernet frame: padding up to the smallest frame, a trailer, and the frame check sequence where it was captured.</summary>
/// <remarks>
/// Nothing in a frame says which of them it has; the rule is Wireshark's with its preferences as they are. Bytes up to the 60th of the packet are padding where all of them
/// are zero, else they begin the trailer. The last four bytes of a packet of 64 and more are its check sequence, right or wrong. A packet inside another has none.
/// </remarks>
internal static class EthernetTrailer
{
    // IEEE 802.3, section 4.2.3.3: with the frame check sequence a frame has 64 bytes at least.
    private const int SmallestFrame = 64, ChecksumLength = 4, PaddedLength = SmallestFrame - ChecksumLength;

    internal static readonly FieldInfo Padding = Bytes("eth.padding", "Padding");
    internal static readonly FieldInfo FrameCheckSequence = new("eth.fcs", "Frame check sequence", FieldKind.UInt, -1, 32) { Hex = true, IsTrailing = true };

    internal static FieldInfo Bytes(string name, string label) => new(name, label, FieldKind.Bytes) { IsTrailing = true };

    /// <summary>Shows what is behind the payload of a layer, unless that is a tag, which shows it itself.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="payload">What it carries.</param>
    /// <param name="trailer">The field of the trailer, which each protocol has itself.</param>
    /// <param name="checksum">The field of the frame check sequence; null where none is looked for: behind tags, and in packets inside others.</param>
    /// <param name="sink">Receives the fields.</param>
    internal static void Visit(in LayerSlice layer, EtherType payload, FieldInfo trailer, FieldInfo? checksum, FieldSink sink)
    {
        ReadOnlySpan<byte> rest = layer.Trailer.Bytes;
        if (rest.IsEmpty || IsTag(payload))
            return;
        int start = layer.Trailer.Offset, reported = layer.Trailer.ReportedLength, at = start - layer.Offset;
        bool isBig = start + reported >= SmallestFrame;
        if (start < PaddedLength && start + reported >= PaddedLength)
        {
            int padding = PaddedLength - start;
            // Of a part nobody knows whether all would be zero.
            if (rest.Length < padding)
                return;
            if (!rest[..padding].ContainsAnyExcept((byte)0))
            {
                sink.Bytes(Padding, rest[..padding], at * 8, padding * 8);
                rest = rest[padding..];
                reported -= padding;
                at += padding;
            }
        }
        bool isChecked = checksum is not null && isBig && reported >= ChecksumLength;
        int length = Math.Min(rest.Length, isChecked ? reported - ChecksumLength : reported);
        if (length > 0)
            sink.Bytes(trailer, rest[..length], at * 8, length * 8);
        if (isChecked && rest.Length >= length + ChecksumLength)
            sink.Number(checksum!, BinaryPrimitives.ReadUInt32BigEndian(rest[length..]), (at + length) * 8, ChecksumLength * 8);
    }

    private static bool IsTag(EtherType type) => (ushort)type is 0x8100 or 0x9100 or 0x88A8 or 0x88E7 or 0x8909 or 0x8926 or 0x893F;
}
