using PcapKit.Protocols;

namespace PcapKit.Analysis.Tests;

public class TcpReassemblerTests
{
    private const TcpFlags Syn = TcpFlags.Syn, SynAck = TcpFlags.Syn | TcpFlags.Ack, Fin = TcpFlags.Fin | TcpFlags.Ack;

    private static TcpTape Opened(TcpReassemblyOptions? options = null)
    {
        var tape = new TcpTape(options);
        tape.Send(100, flags: Syn);
        tape.Answer(500, flags: SynAck, ack: 101);
        return tape;
    }

    [Fact]
    public void Both_sides_are_given_in_order_and_end_with_their_FIN()
    {
        TcpTape tape = Opened();
        tape.Send(101, "GET ");
        tape.Send(105, "/");
        tape.Answer(501, "200", ack: 106);
        tape.Answer(504, flags: Fin);
        tape.Send(106, "!", flags: Fin);
        Assert.Equal("GET /!.Finished", tape.Client.ToString());
        Assert.Equal("200.Finished", tape.Server.ToString());
        TcpStream stream = Assert.Single(tape.Streams);
        Assert.Equal("10.0.0.1:1000", stream.Client.ToString());
        Assert.Equal("10.0.0.2:7", stream.Server.ToString());
    }

    [Fact]
    public void What_comes_early_waits()
    {
        TcpTape tape = Opened();
        tape.Send(107, "g");
        tape.Send(104, "def", flags: TcpFlags.Ack);
        Assert.Equal("", tape.Client.ToString());
        tape.Send(101, "abc");
        Assert.Equal("abcdefg", tape.Client.ToString());
        Assert.Equal(0, tape.Reassembler.WaitingBytes);
    }

    [Fact]
    public void Data_sent_again_are_left_out_and_what_is_new_in_them_is_not()
    {
        TcpTape tape = Opened();
        tape.Send(101, "abc");
        tape.Send(101, "abc");
        tape.Send(100, "?");
        tape.Send(102, "bcde");
        Assert.Equal("abcde", tape.Client.ToString());
    }

    [Fact]
    public void An_early_FIN_ends_nothing_before_its_turn()
    {
        TcpTape tape = Opened();
        tape.Send(104, "def", flags: Fin);
        tape.Send(101, "abc");
        Assert.Equal("abcdef.Finished", tape.Client.ToString());
    }

    [Fact]
    public void Nothing_belongs_behind_a_FIN()
    {
        TcpTape tape = Opened();
        tape.Send(106, "later");
        tape.Send(101, "abc", flags: Fin);
        tape.Send(105, "more");
        tape.Reassembler.Complete();
        Assert.Equal("abc.Finished", tape.Client.ToString());
        Assert.Equal(0, tape.Reassembler.WaitingBytes);
    }

    // RFC 9293, section 3.10.7: SYN and RST are looked at before FIN, and end the processing. As tshark 4.0.17.
    [Theory]
    [InlineData(TcpFlags.Rst)]
    [InlineData(TcpFlags.Syn)]
    public void A_FIN_beside_SYN_or_RST_is_none(TcpFlags beside)
    {
        TcpTape tape = Opened();
        tape.Send(101, "abc");
        tape.Send(beside == TcpFlags.Syn ? 100u : 101u, "abc", flags: Fin | beside);
        tape.Send(104, "more");
        Assert.Equal("abcmore", tape.Client.ToString());
    }

    [Fact]
    public void One_side_may_close_and_the_other_go_on()
    {
        TcpTape tape = Opened();
        tape.Send(101, flags: Fin);
        tape.Answer(501, "abc", ack: 102);
        tape.Answer(504, "def", ack: 102);
        Assert.Equal(".Finished", tape.Client.ToString());
        Assert.Equal("abcdef", tape.Server.ToString());
    }

    [Fact]
    public void A_hole_is_certain_when_what_lies_behind_it_is_acknowledged()
    {
        TcpTape tape = Opened();
        tape.Send(101, "abc");
        tape.Send(107, "ghi");
        tape.Answer(501, ack: 104);
        Assert.Equal("abc", tape.Client.ToString());
        tape.Answer(501, ack: 110);
        Assert.Equal("abc[3]ghi", tape.Client.ToString());
        TcpStreamGap gap = Assert.Single(tape.Gaps);
        Assert.Equal((3, 3, TcpGapReason.NotCaptured, 6), (gap.Offset, gap.Length, gap.Reason, gap.Frame));
    }

    [Fact]
    public void An_acknowledgment_that_overtakes_the_data_loses_nothing()
    {
        TcpTape tape = Opened();
        tape.Answer(501, ack: 107);
        tape.Send(101, "abcdef");
        Assert.Equal("abcdef", tape.Client.ToString());
    }

    [Fact]
    public void At_the_end_all_that_waits_is_given_and_what_lacks_is_said()
    {
        TcpTape tape = Opened();
        tape.Send(103, "c");
        tape.Send(106, "f", flags: Fin);
        tape.Answer(501, "x", ack: 101);
        tape.Send(101, ack: 520);
        tape.Reassembler.Complete();
        Assert.Equal("[2]c[2]f.Finished", tape.Client.ToString());
        // Acknowledged up to 520: what was sent and is not here.
        Assert.Equal("x[18].CaptureEnded", tape.Server.ToString());
    }

    [Fact]
    public void A_FIN_alone_is_no_gap()
    {
        TcpTape tape = Opened();
        tape.Send(101, ack: 502);
        tape.Reassembler.Complete();
        Assert.Equal(".CaptureEnded", tape.Server.ToString());
    }

    [Fact]
    public void A_stream_may_begin_in_its_middle_and_its_numbers_may_wrap()
    {
        var tape = new TcpTape();
        tape.Send(0xFFFF_FFFE, "abc");
        tape.Send(4, "fg");
        tape.Send(1, "de!");
        Assert.Equal("abcde!fg", tape.Client.ToString());
    }

    [Fact]
    public void Data_of_a_SYN_stand_behind_it()
    {
        var tape = new TcpTape();
        tape.Send(100, "fast", flags: Syn);
        tape.Answer(500, flags: SynAck, ack: 105);
        tape.Send(105, "open");
        Assert.Equal("fastopen", tape.Client.ToString());
    }

    [Fact]
    public void Both_may_open_at_once()
    {
        var tape = new TcpTape();
        tape.Send(100, flags: Syn);
        tape.Answer(500, flags: Syn);
        tape.Send(100, flags: SynAck, ack: 501);
        tape.Answer(500, flags: SynAck, ack: 101);
        tape.Send(101, "a");
        tape.Answer(501, "b");
        Assert.Equal(("a", "b"), (tape.Client.ToString(), tape.Server.ToString()));
    }

    [Fact]
    public void Probes_and_keep_alives_repeat_nothing()
    {
        TcpTape tape = Opened();
        tape.Send(101, "abc");
        tape.Send(103, "c");
        tape.Send(103);
        tape.Answer(501, ack: 104);
        tape.Send(104, "d");
        Assert.Equal("abcd", tape.Client.ToString());
    }

    [Fact]
    public void Data_after_a_RST_are_evidence_and_the_end_tells_of_it()
    {
        TcpTape tape = Opened();
        tape.Send(101, "abc", flags: TcpFlags.Rst | TcpFlags.Ack);
        tape.Answer(501, "late");
        tape.Reassembler.Complete();
        Assert.Equal("abc.Reset", tape.Client.ToString());
        Assert.Equal("late.Reset", tape.Server.ToString());
    }

    [Fact]
    public void The_same_ports_begin_a_new_stream_with_another_SYN()
    {
        TcpTape tape = Opened();
        tape.Send(101, "old");
        tape.Send(9000, flags: Syn);
        tape.Send(9001, "new");
        Assert.Equal([0L, 1L], tape.Streams.Select(s => s.Number));
        Assert.Equal("new", tape.Client.ToString());
    }

    [Fact]
    public void A_cut_packet_leaves_a_gap_of_what_was_cut()
    {
        TcpTape tape = Opened();
        tape.Play(false, 107, "ghi"u8, TcpFlags.Ack, 0, captured: 1);
        tape.Play(false, 101, "abcdef"u8, TcpFlags.Ack, 0, captured: 4);
        tape.Send(110, "j");
        Assert.Equal("abcd[2]g[2]j", tape.Client.ToString());
        Assert.All(tape.Gaps, g => Assert.Equal(TcpGapReason.Cut, g.Reason));
    }

    [Theory]
    // Waiting: B at 102..104, then C at 105..106, then A at 101..105, all before the byte at 100+1.
    [InlineData(OverlapPolicy.First, "xABBBCC")]
    [InlineData(OverlapPolicy.Last, "xAAAAAC")]
    [InlineData(OverlapPolicy.Bsd, "xAAAAAC")]
    [InlineData(OverlapPolicy.Linux, "xAAAAAC")]
    public void The_policy_chooses_between_pieces_that_wait(OverlapPolicy policy, string expected)
    {
        TcpTape tape = Opened(new TcpReassemblyOptions { Overlap = policy });
        tape.Send(103, "BBB");
        tape.Send(106, "CC");
        tape.Send(102, "AAAAA");
        tape.Send(101, "x");
        Assert.Equal(expected, tape.Client.ToString());
        TcpStreamOverlap overlap = Assert.Single(tape.Overlaps);
        Assert.True(overlap.Differs);
        Assert.Equal((2, 4, 3, 5), (overlap.Offset, overlap.Length, overlap.EarlierFrame, overlap.LaterFrame));
    }

    [Theory]
    [InlineData(OverlapPolicy.First, "xAAA")]
    [InlineData(OverlapPolicy.Last, "xBBB")]
    [InlineData(OverlapPolicy.Bsd, "xAAA")]
    [InlineData(OverlapPolicy.Linux, "xBBB")]
    public void Policies_differ_where_both_begin_at_the_same_place(OverlapPolicy policy, string expected)
    {
        TcpTape tape = Opened(new TcpReassemblyOptions { Overlap = policy });
        tape.Send(102, "AAA");
        tape.Send(102, "BBB");
        tape.Send(101, "x");
        Assert.Equal(expected, tape.Client.ToString());
    }

    [Fact]
    public void A_later_piece_inside_an_earlier_one_splits_it_where_the_last_counts()
    {
        TcpTape tape = Opened(new TcpReassemblyOptions { Overlap = OverlapPolicy.Last });
        tape.Send(102, "AAAAA");
        tape.Send(104, "B");
        tape.Send(101, "x");
        Assert.Equal("xAABAA", tape.Client.ToString());
    }

    [Fact]
    public void Limits_give_up_the_hole_and_count_it()
    {
        TcpTape tape = Opened(new TcpReassemblyOptions { MaxWaitingSegments = 3 });
        for (uint i = 0; i < 4; i++)
            tape.Send(110 + i * 2, "a");
        Assert.Equal("[9]a", tape.Client.ToString());
        Assert.Equal((1, TcpGapReason.GivenUp), (tape.Reassembler.HolesGivenUp, tape.Gaps[0].Reason));
    }

    [Fact]
    public void A_hole_is_waited_for_as_long_as_the_capture_says()
    {
        TcpTape tape = Opened(new TcpReassemblyOptions { HoleTimeout = TimeSpan.FromSeconds(10) });
        tape.Send(103, "c");
        tape.Seconds = 11;
        tape.Answer(501, "still");
        Assert.Equal("", tape.Client.ToString());
        tape.Seconds = 12;
        tape.Answer(506, "more");
        Assert.Equal("[2]c", tape.Client.ToString());
    }
}
