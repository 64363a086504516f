using System.Buffers.Binary;
using System.Text;

namespace PcapKit.Protocols;

/// <summary>A frame that is being built or edited (RFC 9113, section 4.1). Never changes; the static methods make frames of each type.</summary>
public sealed class Http2Frame
{
    /// <summary>A frame.</summary>
    /// <param name="type">The type.</param>
    /// <param name="streamId">The stream; 0 for the connection.</param>
    /// <param name="payload">All that follows the header; kept, not copied.</param>
    /// <param name="flags">The flags.</param>
    public Http2Frame(Http2FrameType type, int streamId, ReadOnlyMemory<byte> payload, Http2Flags flags = Http2Flags.None)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(streamId);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(payload.Length, 0xFF_FFFF, nameof(payload));
        (Type, StreamId, Payload, Flags) = (type, streamId, payload, flags);
    }

    /// <summary>The type.</summary>
    public Http2FrameType Type { get; }

    /// <summary>The flags.</summary>
    public Http2Flags Flags { get; }

    /// <summary>The stream; 0 for the connection.</summary>
    public int StreamId { get; }

    /// <summary>The bit before the number of the stream.</summary>
    public bool IsReservedSet { get; init; }

    /// <summary>All that follows the header.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>The length that the header says; null for that of the payload.</summary>
    public int? Length { get; init; }

    internal int ByteLength => Http2Frames.HeaderLength + Payload.Length;

    /// <summary>Content of a message (RFC 9113, section 6.1).</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="content">The content.</param>
    /// <param name="endStream">Whether the sender sends no more in the stream.</param>
    /// <param name="padding">How many bytes of padding to add, up to 255; null for none and no length of it.</param>
    public static Http2Frame Data(int streamId, ReadOnlySpan<byte> content, bool endStream = false, byte? padding = null) =>
        new(Http2FrameType.Data, streamId, Pad([], content, padding), (endStream ? Http2Flags.EndStream : 0) | (padding is null ? 0 : Http2Flags.Padded));

    /// <summary>Header fields (RFC 9113, section 6.2).</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="block">The fields as <see cref="HpackEncoder.Encode"/> gives them, or a fragment of those.</param>
    /// <param name="endStream">Whether no content follows.</param>
    /// <param name="endHeaders">Whether no CONTINUATION follows.</param>
    /// <param name="padding">How many bytes of padding to add, up to 255; null for none and no length of it.</param>
    public static Http2Frame Headers(int streamId, ReadOnlySpan<byte> block, bool endStream = false, bool endHeaders = true, byte? padding = null) =>
        new(Http2FrameType.Headers, streamId, Pad([], block, padding),
            (endStream ? Http2Flags.EndStream : 0) | (endHeaders ? Http2Flags.EndHeaders : 0) | (padding is null ? 0 : Http2Flags.Padded));

    /// <summary>More header fields (RFC 9113, section 6.10).</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="fragment">The next fragment of the block.</param>
    /// <param name="endHeaders">Whether it is the last.</param>
    public static Http2Frame Continuation(int streamId, ReadOnlySpan<byte> fragment, bool endHeaders = true) =>
        new(Http2FrameType.Continuation, streamId, fragment.ToArray(), endHeaders ? Http2Flags.EndHeaders : 0);

    /// <summary>Announces a stream of the server (RFC 9113, section 6.6).</summary>
    /// <param name="streamId">The stream of the request.</param>
    /// <param name="promisedStreamId">The stream that the server will open.</param>
    /// <param name="block">The header fields of the request that it answers.</param>
    /// <param name="endHeaders">Whether no CONTINUATION follows.</param>
    /// <param name="padding">How many bytes of padding to add, up to 255; null for none and no length of it.</param>
    public static Http2Frame PushPromise(int streamId, int promisedStreamId, ReadOnlySpan<byte> block, bool endHeaders = true, byte? padding = null) =>
        new(Http2FrameType.PushPromise, streamId, Pad(Number(promisedStreamId), block, padding),
            (endHeaders ? Http2Flags.EndHeaders : 0) | (padding is null ? 0 : Http2Flags.Padded));

    /// <summary>Parameters of the connection (RFC 9113, section 6.5).</summary>
    /// <param name="settings">The parameters; none are allowed too.</param>
    public static Http2Frame Settings(params ReadOnlySpan<(Http2Setting Setting, uint Value)> settings)
    {
        byte[] payload = new byte[settings.Length * 6];
        for (int i = 0; i < settings.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(payload.AsSpan(i * 6), (ushort)settings[i].Setting);
            BinaryPrimitives.WriteUInt32BigEndian(payload.AsSpan(i * 6 + 2), settings[i].Value);
        }
        return new Http2Frame(Http2FrameType.Settings, 0, payload);
    }

    /// <summary>The answer to SETTINGS (RFC 9113, section 6.5.3).</summary>
    public static Http2Frame SettingsAck() => new(Http2FrameType.Settings, 0, default, Http2Flags.Ack);

    /// <summary>Asks whether the connection works, or answers (RFC 9113, section 6.7).</summary>
    /// <param name="data">Any eight bytes; the answer repeats them.</param>
    /// <param name="ack">Whether it is an answer.</param>
    public static Http2Frame Ping(ReadOnlySpan<byte> data, bool ack = false) => new(Http2FrameType.Ping, 0, data.ToArray(), ack ? Http2Flags.Ack : 0);

    /// <summary>Ends a stream at once (RFC 9113, section 6.4).</summary>
    /// <param name="streamId">The stream.</param>
    /// <param name="error">Why.</param>
    public static Http2Frame ResetStream(int streamId, Http2Error error) => new(Http2FrameType.ResetStream, streamId, Number((int)error));

    /// <summary>Ends the connection (RFC 9113, section 6.8).</summary>
    /// <param name="lastStreamId">The last stream that the sender has looked at.</param>
    /// <param name="error">Why.</param>
    /// <param name="debugData">Bytes for people.</param>
    public static Http2Frame GoAway(int lastStreamId, Http2Error error, ReadOnlySpan<byte> debugData = default) =>
        new(Http2FrameType.GoAway, 0, (byte[])[.. Number(lastStreamId), .. Number((int)error), .. debugData]);

    /// <summary>Allows the peer to send more (RFC 9113, section 6.9).</summary>
    /// <param name="streamId">The stream; 0 for the connection.</param>
    /// <param name="increment">How many bytes more.</param>
    public static Http2Frame WindowUpdate(int streamId, int increment) => new(Http2FrameType.WindowUpdate, streamId, Number(increment));

    /// <summary>Alternative services (RFC 7838, section 4).</summary>
    /// <param name="streamId">The stream; 0 where an origin is given.</param>
    /// <param name="origin">The origin, ASCII; empty in a stream.</param>
    /// <param name="value">The services as the header field <c>Alt-Svc</c> has them, ASCII.</param>
    public static Http2Frame AlternativeServices(int streamId, string origin, string value)
    {
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(origin.Length, ushort.MaxValue, nameof(origin));
        return new Http2Frame(Http2FrameType.AlternativeServices, streamId, (byte[])[(byte)(origin.Length >> 8), (byte)origin.Length, .. Encoding.Latin1.GetBytes(origin + value)]);
    }

    /// <summary>Priority of a stream (RFC 9218, section 7.1).</summary>
    /// <param name="prioritizedStreamId">The stream.</param>
    /// <param name="value">The priority as the header field <c>Priority</c> has it, ASCII.</param>
    public static Http2Frame PriorityUpdate(int prioritizedStreamId, string value) =>
        new(Http2FrameType.PriorityUpdate, 0, (byte[])[.. Number(prioritizedStreamId), .. Encoding.Latin1.GetBytes(value)]);

    /// <inheritdoc/>
    public override string ToString() => $"{Type} {StreamId} {Payload.Length}";

    internal void Write(Span<byte> bytes)
    {
        BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)(Length ?? Payload.Length) << 8 | (byte)Type);
        bytes[4] = (byte)Flags;
        BinaryPrimitives.WriteUInt32BigEndian(bytes[5..], (uint)StreamId | (IsReservedSet ? 0x8000_0000 : 0));
        Payload.Span.CopyTo(bytes[Http2Frames.HeaderLength..]);
    }

    private static byte[] Pad(ReadOnlySpan<byte> before, ReadOnlySpan<byte> content, byte? padding) =>
        padding is { } length ? [length, .. before, .. content, .. new byte[length]] : [.. before, .. content];

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
