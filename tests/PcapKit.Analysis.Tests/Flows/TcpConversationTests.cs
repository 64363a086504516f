using System.Buffers.Binary;
using System.Globalization;
using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

public class TcpConversationTests
{
    private static readonly IPv4Address s_client = new(0x0A000001), s_server = new(0x0A000002);

    [Theory]
    [InlineData(TcpScenarios.Handshake_data_and_close, true)]
    [InlineData(TcpScenarios.Stream_that_begins_in_the_middle_and_wraps, true)]
    [InlineData(TcpScenarios.Retransmission_is_measured_from_the_oldest_segment_in_flight, false)]
    [InlineData(TcpScenarios.Fast_retransmission_after_two_duplicates, false)]
    [InlineData(TcpScenarios.Out_of_order_and_retransmission_behind_a_hole, false)]
    [InlineData(TcpScenarios.Acknowledgments_of_what_was_not_captured, false)]
    [InlineData(TcpScenarios.Duplicate_acknowledgments_after_one_beyond_all, false)]
    [InlineData(TcpScenarios.Zero_window_probes, false)]
    [InlineData(TcpScenarios.Window_full_and_update, true)]
    [InlineData(TcpScenarios.Keep_alive_and_its_answer, false)]
    [InlineData(TcpScenarios.Reused_ports, true)]
    [InlineData(TcpScenarios.Same_ports_and_number_after_the_end, true)]
    [InlineData(TcpScenarios.Repeated_SYN_forgets_what_lies_behind_a_hole, false)]
    [InlineData(TcpScenarios.Selective_acknowledgments_reduce_the_bytes_in_flight, false)]
    [InlineData(TcpScenarios.Window_scaling_needs_both_sides, true)]
    [InlineData(TcpScenarios.Window_scale_of_one_captured_side, true)]
    [InlineData(TcpScenarios.SYN_with_data, true)]
    [InlineData(TcpScenarios.Partial_acknowledgments, false)]
    [InlineData(TcpScenarios.Time_that_goes_back, true)]
    public void Segments_mean_what_Wireshark_says(string scenario, bool all)
    {
        var conversations = new TcpConversations();
        long time = 0, number = 0;
        foreach (string line in scenario.Split('\n'))
        {
            string[] halves = line.Split('|');
            string[] words = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            time += (long)(double.Parse(words[0], CultureInfo.InvariantCulture) * 1e6);
            conversations.Observe(Read(words, ++number, time), out TcpSegmentInfo info);
            var shown = new Shown();
            TcpAnalysisFields.Instance.Visit(info, shown);
            IEnumerable<string> expected = halves[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(Line(line, expected), Line(line, shown.Values.Where(v => all || v.Detail).Select(v => v.Text)));
        }
    }

    private static string Line(string line, IEnumerable<string> values) => line.Split('|')[0] + string.Join(' ', values.Order(StringComparer.Ordinal));

    private static TcpSegment Read(string[] words, long number, long time)
    {
        bool forward = words[1] == ">";
        (IPv4Address source, IPv4Address destination) = forward ? (s_client, s_server) : (s_server, s_client);
        (ushort from, ushort to) = forward ? ((ushort)40001, (ushort)40003) : ((ushort)40003, (ushort)40001);
        FlowKey key = FlowKey.Of(source, destination, from, to, 6, out bool swapped);
        TcpFlags flags = 0;
        foreach (char letter in words[2])
            flags |= letter switch { 'F' => TcpFlags.Fin, 'S' => TcpFlags.Syn, 'R' => TcpFlags.Rst, 'P' => TcpFlags.Psh, _ => TcpFlags.Ack };
        uint Number(int at) => uint.Parse(words[at], CultureInfo.InvariantCulture);
        return new TcpSegment
        {
            Number = number,
            Time = time,
            Key = key,
            IsSwapped = swapped,
            SequenceNumber = Number(3),
            AcknowledgmentNumber = Number(4),
            Flags = flags,
            Window = (ushort)Number(6),
            DataLength = (int)Number(5),
            Options = words.Length > 7 ? Option(words[7]) : default,
        };
    }

    private static byte[] Option(string text)
    {
        string value = text[(text.IndexOf('=', StringComparison.Ordinal) + 1)..];
        if (text[0] == 'w')
            return [3, 3, byte.Parse(value, CultureInfo.InvariantCulture), 0];
        string[] edges = value.Split(',', '-');
        byte[] option = new byte[4 + edges.Length * 4];
        (option[0], option[1], option[2], option[3]) = (1, 1, 5, (byte)(2 + edges.Length * 4));
        for (int i = 0; i < edges.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(option.AsSpan(4 + i * 4), uint.Parse(edges[i], CultureInfo.InvariantCulture));
        return option;
    }

    [Fact]
    public void Only_repeated_and_early_data_stay_undissected()
    {
        var told = new HashSet<(TcpAnalysis, bool, bool)>();
        foreach (string scenario in new[] { TcpScenarios.Out_of_order_and_retransmission_behind_a_hole, TcpScenarios.Fast_retransmission_after_two_duplicates, TcpScenarios.Acknowledgments_of_what_was_not_captured, TcpScenarios.Keep_alive_and_its_answer })
        {
            var conversations = new TcpConversations();
            long number = 0;
            foreach (string line in scenario.Split('\n'))
            {
                string[] words = line.Split('|')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                conversations.Observe(Read(words, ++number, number * 1_000_000), out TcpSegmentInfo info);
                told.Add((info.Analysis, info.SuppressesPayload, info.HasRawPayload));
            }
        }
        Assert.Contains((TcpAnalysis.OutOfOrder, true, false), told);
        Assert.Contains((TcpAnalysis.Retransmission, true, false), told);
        Assert.Contains((TcpAnalysis.Retransmission | TcpAnalysis.FastRetransmission, false, false), told);
        Assert.Contains((TcpAnalysis.LostSegment, false, false), told);
        Assert.Contains((TcpAnalysis.KeepAlive, false, true), told);
        Assert.Contains((TcpAnalysis.None, false, false), told);
    }

    [Fact]
    public void Every_field_of_the_analysis_is_listed_once()
    {
        string[] names = [.. TcpAnalysisFields.Instance.Fields.ToArray().Select(f => f.Name)];
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Contains("tcp.analysis.retransmission", names);
        Assert.All(names, n => Assert.StartsWith("tcp.", n, StringComparison.Ordinal));
        Assert.All(TcpAnalysisFields.Instance.Fields.ToArray(), f => Assert.True(f.Derived));
    }

    private sealed class Shown : FieldSink
    {
        private static readonly string[] s_outside = ["stream", "seq", "nxtseq", "ack", "completeness", "window_size", "window_size_scalefactor", "time_relative", "time_delta", "initial_rtt", "push_bytes_sent"];

        public List<(string Text, bool Detail)> Values { get; } = [];

        public override void Number(FieldInfo field, ulong value, int bitOffset, int bitLength)
        {
            string name = field.Name[(field.Name.StartsWith("tcp.analysis.", StringComparison.Ordinal) ? 13 : 4)..];
            string text = field.Kind switch
            {
                FieldKind.Bool => name,
                FieldKind.Time => $"{name}={((decimal)(long)value / 1_000_000_000m).ToString("0.#########", CultureInfo.InvariantCulture)}",
                FieldKind.Int => $"{name}={(long)value}",
                _ => $"{name}={value}",
            };
            Values.Add((text, !s_outside.Contains(name)));
        }

        public override void Bytes(FieldInfo field, ReadOnlySpan<byte> value, int bitOffset, int bitLength) => Assert.Fail(field.Name);

        public override void Text(FieldInfo field, ReadOnlySpan<byte> utf8, int bitOffset, int bitLength) => Assert.Fail(field.Name);
    }
}
