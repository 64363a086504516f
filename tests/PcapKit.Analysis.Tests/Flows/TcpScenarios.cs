namespace PcapKit.Analysis.Tests;

/// <summary>Conversations and what TShark 4.0.17 says of each segment; recorded, never worked out by the code under test.</summary>
/// <remarks>
/// A line: milliseconds since the one before, direction, flags, sequence number, acknowledgment number, bytes of data, window, options. Behind the bar the fields
/// without <c>tcp.</c> and <c>analysis.</c>, zeros at the end of times left out.
/// </remarks>
internal static class TcpScenarios
{
    public const string Handshake_data_and_close = """
        +0 > S 100 0 0 1000 ws=2 | stream=0 seq=0 nxtseq=1 ack=0 completeness=0 window_size=1000 time_relative=0 time_delta=0
        +10 < SA 500 101 0 2000 ws=3 | stream=0 seq=0 nxtseq=1 ack=1 completeness=1 window_size=2000 time_relative=0.01 time_delta=0.01 acks_frame=1 ack_rtt=0.01
        +5 > A 101 501 0 1000 | stream=0 seq=1 nxtseq=1 ack=1 completeness=3 window_size=4000 window_size_scalefactor=4 time_relative=0.015 time_delta=0.005 acks_frame=2 ack_rtt=0.005 initial_rtt=0.015
        +1 > PA 101 501 100 1000 | stream=0 seq=1 nxtseq=101 ack=1 completeness=7 window_size=4000 window_size_scalefactor=4 time_relative=0.016 time_delta=0.001 bytes_in_flight=100 push_bytes_sent=100 initial_rtt=0.015
        +1 > A 201 501 100 1000 | stream=0 seq=101 nxtseq=201 ack=1 completeness=15 window_size=4000 window_size_scalefactor=4 time_relative=0.017 time_delta=0.001 bytes_in_flight=200 push_bytes_sent=100 initial_rtt=0.015
        +9 < A 501 301 0 2000 | stream=0 seq=1 nxtseq=1 ack=201 completeness=15 window_size=16000 window_size_scalefactor=8 time_relative=0.026 time_delta=0.009 acks_frame=5 ack_rtt=0.009 initial_rtt=0.015
        +1 < PA 501 301 50 2000 | stream=0 seq=1 nxtseq=51 ack=201 completeness=15 window_size=16000 window_size_scalefactor=8 time_relative=0.027 time_delta=0.001 bytes_in_flight=50 push_bytes_sent=50 initial_rtt=0.015
        +1 > FA 301 551 0 1000 | stream=0 seq=201 nxtseq=202 ack=51 completeness=15 window_size=4000 window_size_scalefactor=4 time_relative=0.028 time_delta=0.001 acks_frame=7 ack_rtt=0.001 initial_rtt=0.015
        +1 < FA 551 302 0 2000 | stream=0 seq=51 nxtseq=52 ack=202 completeness=31 window_size=16000 window_size_scalefactor=8 time_relative=0.029 time_delta=0.001 acks_frame=8 ack_rtt=0.001 initial_rtt=0.015
        +1 > A 302 552 0 1000 | stream=0 seq=202 nxtseq=202 ack=52 completeness=31 window_size=4000 window_size_scalefactor=4 time_relative=0.03 time_delta=0.001 acks_frame=9 ack_rtt=0.001 initial_rtt=0.015
        """;

    public const string Stream_that_begins_in_the_middle_and_wraps = """
        +0 > A 4294967290 4294967000 10 1000 | stream=0 seq=1 nxtseq=11 ack=1 completeness=0 window_size=1000 window_size_scalefactor=-1 time_relative=0 time_delta=0 bytes_in_flight=10 push_bytes_sent=10
        +1 < A 4294967000 4 0 1000 | stream=0 seq=1 nxtseq=1 ack=11 completeness=0 window_size=1000 window_size_scalefactor=-1 time_relative=0.001 time_delta=0.001 acks_frame=1 ack_rtt=0.001
        +1 > PA 4 4294967000 10 1000 | stream=0 seq=11 nxtseq=21 ack=1 completeness=4 window_size=1000 window_size_scalefactor=-1 time_relative=0.002 time_delta=0.001 bytes_in_flight=10 push_bytes_sent=20
        +30 > PA 4 4294967000 10 1000 | stream=0 seq=11 nxtseq=21 ack=1 completeness=12 window_size=1000 window_size_scalefactor=-1 time_relative=0.032 time_delta=0.03 retransmission bytes_in_flight=10 push_bytes_sent=10 rto=0.03 rto_frame=3
        +1 < A 4294967000 14 0 900 | stream=0 seq=1 nxtseq=1 ack=21 completeness=12 window_size=900 window_size_scalefactor=-1 time_relative=0.033 time_delta=0.001 acks_frame=3 ack_rtt=0.031
        +1 < A 4294967000 24 0 900 | stream=0 seq=1 nxtseq=1 ack=31 completeness=12 window_size=900 window_size_scalefactor=-1 time_relative=0.034 time_delta=0.001 ack_lost_segment
        """;

    public const string Retransmission_is_measured_from_the_oldest_segment_in_flight = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 > A 101 501 10 1000 | bytes_in_flight=10
        +1 > A 111 501 10 1000 | bytes_in_flight=20
        +500 > A 111 501 10 1000 | retransmission bytes_in_flight=20 rto=0.501 rto_frame=4
        +10 > A 101 501 10 1000 | retransmission bytes_in_flight=20 rto=0.511 rto_frame=4
        +1 < A 501 121 0 1000 | acks_frame=5 ack_rtt=0.511
        +10 > A 101 501 10 1000 | retransmission spurious_retransmission bytes_in_flight=10
        """;

    public const string Fast_retransmission_after_two_duplicates = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 < A 501 101 10 1000 | bytes_in_flight=10
        +1 < A 511 101 10 1000 | bytes_in_flight=20
        +1 > A 101 501 0 1000 | duplicate_ack duplicate_ack_num=1 duplicate_ack_frame=3
        +1 > A 101 501 0 1000 | duplicate_ack duplicate_ack_num=2 duplicate_ack_frame=3
        +5 < A 501 101 10 1000 | retransmission fast_retransmission bytes_in_flight=20
        +30 < A 501 101 10 1000 | retransmission bytes_in_flight=20 rto=0.038 rto_frame=4
        """;

    public const string Out_of_order_and_retransmission_behind_a_hole = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 > A 121 501 10 1000 | lost_segment
        +1 > A 101 501 10 1000 | out_of_order
        +1 > A 111 501 10 1000 | retransmission rto=0.002 rto_frame=4
        +1 > A 131 501 10 1000 |
        """;

    public const string Acknowledgments_of_what_was_not_captured = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 > A 101 501 10 1000 | bytes_in_flight=10
        +1 < A 501 141 0 1000 | ack_lost_segment
        +1 < A 501 151 0 1000 |
        +1 > A 151 501 10 1000 | lost_segment
        +1 < A 501 161 0 1000 | ack_lost_segment acks_frame=7 ack_rtt=0.001
        +1 < A 501 171 10 1000 | bytes_in_flight=10
        +1 > A 161 511 0 1000 | acks_frame=9 ack_rtt=0.001
        +1 < A 511 181 0 1000 | ack_lost_segment
        +1 < A 511 191 0 1000 |
        """;

    public const string Duplicate_acknowledgments_after_one_beyond_all = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 > A 101 501 10 1000 | bytes_in_flight=10
        +1 > A 111 501 0 1000 | duplicate_ack duplicate_ack_num=1 duplicate_ack_frame=3
        +1 < A 501 141 0 1000 |
        +1 > A 111 501 0 1000 | duplicate_ack duplicate_ack_num=1 duplicate_ack_frame=3
        +1 > A 111 501 0 1000 | duplicate_ack duplicate_ack_num=2 duplicate_ack_frame=3
        +1 < A 501 151 0 1000 |
        """;

    public const string Zero_window_probes = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 < A 501 101 0 0 | zero_window
        +1 > A 101 501 1 1000 | zero_window_probe bytes_in_flight=1
        +1 < A 501 101 0 0 | zero_window zero_window_probe_ack
        +1 > A 101 501 1 1000 | zero_window_probe bytes_in_flight=1
        +1 < A 501 102 0 0 | ack_lost_segment zero_window acks_frame=5 ack_rtt=0.003
        +1 < A 501 102 0 0 | zero_window zero_window_probe_ack
        +1 < A 501 102 0 500 | window_update
        +1 > A 102 501 10 1000 | lost_segment
        """;

    public const string Window_full_and_update = """
        +0 > S 100 0 0 1000 ws=0 | stream=0 seq=0 nxtseq=1 ack=0 completeness=0 window_size=1000 time_relative=0 time_delta=0
        +1 < SA 500 101 0 20 ws=1 | stream=0 seq=0 nxtseq=1 ack=1 completeness=1 window_size=20 time_relative=0.001 time_delta=0.001 acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | stream=0 seq=1 nxtseq=1 ack=1 completeness=3 window_size=1000 window_size_scalefactor=1 time_relative=0.002 time_delta=0.001 acks_frame=2 ack_rtt=0.001 initial_rtt=0.002
        +1 > PA 101 501 20 1000 | stream=0 seq=1 nxtseq=21 ack=1 completeness=7 window_size=1000 window_size_scalefactor=1 time_relative=0.003 time_delta=0.001 window_full bytes_in_flight=20 push_bytes_sent=20 initial_rtt=0.002
        +1 < A 501 121 0 10 | stream=0 seq=1 nxtseq=1 ack=21 completeness=15 window_size=20 window_size_scalefactor=2 time_relative=0.004 time_delta=0.001 acks_frame=4 ack_rtt=0.001 initial_rtt=0.002
        +1 > A 121 501 20 1000 | stream=0 seq=21 nxtseq=41 ack=1 completeness=15 window_size=1000 window_size_scalefactor=1 time_relative=0.005 time_delta=0.001 window_full bytes_in_flight=20 push_bytes_sent=20 initial_rtt=0.002
        +1 < A 501 141 0 10 | stream=0 seq=1 nxtseq=1 ack=41 completeness=15 window_size=20 window_size_scalefactor=2 time_relative=0.006 time_delta=0.001 acks_frame=6 ack_rtt=0.001 initial_rtt=0.002
        +1 < A 501 141 0 30 | stream=0 seq=1 nxtseq=1 ack=41 completeness=15 window_size=60 window_size_scalefactor=2 time_relative=0.007 time_delta=0.001 window_update initial_rtt=0.002
        """;

    public const string Keep_alive_and_its_answer = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 > A 101 501 10 1000 | bytes_in_flight=10
        +1 < A 501 111 0 1000 | acks_frame=4 ack_rtt=0.001
        +1000 > A 110 501 1 1000 | keep_alive bytes_in_flight=1
        +1 < A 501 111 0 1000 | keep_alive_ack acks_frame=6 ack_rtt=0.001
        +1000 > A 110 501 0 1000 | keep_alive
        +1 < A 501 111 0 1000 | keep_alive_ack
        """;

    public const string Reused_ports = """
        +0 > S 100 0 0 1000 | stream=0 seq=0 nxtseq=1 ack=0 completeness=0 window_size=1000 time_relative=0 time_delta=0
        +10 > S 100 0 0 1000 | stream=0 seq=0 nxtseq=1 ack=0 completeness=1 window_size=1000 time_relative=0.01 time_delta=0.01 retransmission rto=0.01 rto_frame=1
        +10 > S 200 0 0 1000 | stream=1 seq=0 nxtseq=1 ack=0 completeness=1 window_size=1000 time_relative=0 time_delta=0 reused_ports
        +10 < SA 500 201 0 1000 | stream=1 seq=0 nxtseq=1 ack=1 completeness=1 window_size=1000 time_relative=0.01 time_delta=0.01 acks_frame=3 ack_rtt=0.01
        +10 < SA 700 201 0 1000 | stream=1 seq=0 nxtseq=1 ack=1 completeness=3 window_size=1000 time_relative=0.02 time_delta=0.01 lost_segment reused_ports
        +1 > S 200 0 0 1000 | stream=1 seq=0 nxtseq=1 ack=0 completeness=3 window_size=1000 time_relative=0.021 time_delta=0.001 retransmission rto=0.021 rto_frame=3
        +1 < S 200 0 0 1000 | stream=2 seq=0 nxtseq=1 ack=0 completeness=1 window_size=1000 time_relative=0 time_delta=0 reused_ports
        +1 < S 700 0 0 1000 | stream=3 seq=0 nxtseq=1 ack=0 completeness=1 window_size=1000 time_relative=0 time_delta=0 reused_ports
        """;

    public const string Same_ports_and_number_after_the_end = """
        +0 > S 100 0 0 1000 | stream=0 seq=0 nxtseq=1 ack=0 completeness=0 window_size=1000 time_relative=0 time_delta=0
        +1 < SA 500 101 0 1000 | stream=0 seq=0 nxtseq=1 ack=1 completeness=1 window_size=1000 time_relative=0.001 time_delta=0.001 acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | stream=0 seq=1 nxtseq=1 ack=1 completeness=3 window_size=1000 window_size_scalefactor=-2 time_relative=0.002 time_delta=0.001 acks_frame=2 ack_rtt=0.001 initial_rtt=0.002
        +1 > FA 101 501 0 1000 | stream=0 seq=1 nxtseq=2 ack=1 completeness=7 window_size=1000 window_size_scalefactor=-2 time_relative=0.003 time_delta=0.001
        +1 < FA 501 102 0 1000 | stream=0 seq=1 nxtseq=2 ack=2 completeness=23 window_size=1000 window_size_scalefactor=-2 time_relative=0.004 time_delta=0.001 acks_frame=4 ack_rtt=0.001 initial_rtt=0.002
        +1 > A 102 502 0 1000 | stream=0 seq=2 nxtseq=2 ack=2 completeness=23 window_size=1000 window_size_scalefactor=-2 time_relative=0.005 time_delta=0.001 acks_frame=5 ack_rtt=0.001 initial_rtt=0.002
        +1 > S 100 0 0 1000 | stream=0 seq=0 nxtseq=1 ack=0 completeness=23 window_size=1000 time_relative=0.006 time_delta=0.001 retransmission initial_rtt=0.002 rto=0.003 rto_frame=4
        +1 < SA 900 101 0 1000 | stream=0 seq=0 nxtseq=1 ack=1 completeness=23 window_size=1000 time_relative=0.007 time_delta=0.001 lost_segment reused_ports acks_frame=7 ack_rtt=0.001 initial_rtt=0.002
        +1 > R 101 0 0 0 | stream=0 seq=1 nxtseq=1 ack=0 completeness=23 window_size=0 window_size_scalefactor=-2 time_relative=0.008 time_delta=0.001
        +1 > S 100 0 0 1000 | stream=0 seq=0 nxtseq=1 ack=0 completeness=55 window_size=1000 time_relative=0.009 time_delta=0.001 retransmission initial_rtt=0.002 rto=0.006 rto_frame=4
        """;

    public const string Repeated_SYN_forgets_what_lies_behind_a_hole = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 > A 101 501 10 1000 | bytes_in_flight=10
        +1 > A 121 501 10 1000 | lost_segment
        +1 > S 100 0 0 1000 | out_of_order
        +1 > A 111 501 5 1000 |
        +1 > A 131 501 5 1000 | lost_segment
        """;

    public const string Selective_acknowledgments_reduce_the_bytes_in_flight = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 > A 101 501 10 1000 | bytes_in_flight=10
        +1 > A 111 501 10 1000 | bytes_in_flight=20
        +1 > A 121 501 10 1000 | bytes_in_flight=30
        +1 < A 501 101 0 1000 sack=111-121 | duplicate_ack duplicate_ack_num=1 duplicate_ack_frame=2
        +1 > A 131 501 10 1000 | bytes_in_flight=30
        +1 < A 501 101 0 1000 | duplicate_ack duplicate_ack_num=2 duplicate_ack_frame=2
        +1 > PA 141 501 10 1000 | bytes_in_flight=50
        +1 < A 501 111 0 1000 sack=121-131,141-151 | acks_frame=4 ack_rtt=0.007
        +1 > A 151 501 10 1000 | bytes_in_flight=30
        """;

    public const string Window_scaling_needs_both_sides = """
        +0 > S 100 0 0 1000 ws=2 | stream=0 seq=0 nxtseq=1 ack=0 completeness=0 window_size=1000 time_relative=0 time_delta=0
        +10 < SA 500 101 0 2000 | stream=0 seq=0 nxtseq=1 ack=1 completeness=1 window_size=2000 time_relative=0.01 time_delta=0.01 acks_frame=1 ack_rtt=0.01
        +5 > A 101 501 0 1000 | stream=0 seq=1 nxtseq=1 ack=1 completeness=3 window_size=1000 window_size_scalefactor=-2 time_relative=0.015 time_delta=0.005 acks_frame=2 ack_rtt=0.005 initial_rtt=0.015
        +5 < A 501 101 0 1000 | stream=0 seq=1 nxtseq=1 ack=1 completeness=7 window_size=1000 window_size_scalefactor=-2 time_relative=0.02 time_delta=0.005 window_update initial_rtt=0.015
        """;

    public const string Window_scale_of_one_captured_side = """
        +0 > S 500 0 0 2000 ws=15 | stream=0 seq=0 nxtseq=1 ack=0 completeness=0 window_size=2000 time_relative=0 time_delta=0
        +5 > A 501 501 0 1000 | stream=0 seq=1 nxtseq=1 ack=1 completeness=1 window_size=16384000 window_size_scalefactor=16384 time_relative=0.005 time_delta=0.005
        +5 < A 501 501 0 1000 | stream=0 seq=1 nxtseq=1 ack=1 completeness=5 window_size=1000 window_size_scalefactor=-1 time_relative=0.01 time_delta=0.005 acks_frame=1 ack_rtt=0.01 initial_rtt=0.005
        """;

    public const string SYN_with_data = """
        +0 > S 100 0 20 1000 | stream=0 seq=0 nxtseq=21 ack=0 completeness=0 window_size=1000 time_relative=0 time_delta=0 bytes_in_flight=20 push_bytes_sent=20
        +1 < SA 500 121 0 1000 | stream=0 seq=0 nxtseq=1 ack=21 completeness=9 window_size=1000 time_relative=0.001 time_delta=0.001 acks_frame=1 ack_rtt=0.001
        +1 > A 121 501 0 1000 | stream=0 seq=21 nxtseq=21 ack=1 completeness=11 window_size=1000 window_size_scalefactor=-2 time_relative=0.002 time_delta=0.001 acks_frame=2 ack_rtt=0.001 initial_rtt=0.002
        +1 < PA 501 121 7 1000 | stream=0 seq=1 nxtseq=8 ack=21 completeness=15 window_size=1000 window_size_scalefactor=-2 time_relative=0.003 time_delta=0.001 bytes_in_flight=7 push_bytes_sent=7 initial_rtt=0.002
        """;

    public const string Partial_acknowledgments = """
        +0 > S 100 0 0 1000 |
        +1 < SA 500 101 0 1000 | acks_frame=1 ack_rtt=0.001
        +1 > A 101 501 0 1000 | acks_frame=2 ack_rtt=0.001
        +1 > A 101 501 10 1000 | bytes_in_flight=10
        +1 > A 111 501 10 1000 | bytes_in_flight=20
        +1 < A 501 105 0 1000 |
        +1 < A 501 115 0 1000 |
        +1 < A 501 121 0 1000 | acks_frame=5 ack_rtt=0.003
        """;

    public const string Time_that_goes_back = """
        +100 > S 100 0 0 1000 | stream=0 seq=0 nxtseq=1 ack=0 completeness=0 window_size=1000 time_relative=0 time_delta=0
        +5 < SA 500 101 0 1000 | stream=0 seq=0 nxtseq=1 ack=1 completeness=1 window_size=1000 time_relative=0.005 time_delta=0.005 acks_frame=1 ack_rtt=0.005
        -10 > A 101 501 0 1000 | stream=0 seq=1 nxtseq=1 ack=1 completeness=3 window_size=1000 window_size_scalefactor=-2 time_relative=-0.005 time_delta=-0.01 acks_frame=2 ack_rtt=-0.01 initial_rtt=-0.005
        +1 > A 101 501 10 1000 | stream=0 seq=1 nxtseq=11 ack=1 completeness=7 window_size=1000 window_size_scalefactor=-2 time_relative=-0.004 time_delta=0.001 bytes_in_flight=10 push_bytes_sent=10 initial_rtt=-0.005
        -50 > A 101 501 10 1000 | stream=0 seq=1 nxtseq=11 ack=1 completeness=15 window_size=1000 window_size_scalefactor=-2 time_relative=-0.054 time_delta=-0.05 retransmission bytes_in_flight=10 push_bytes_sent=20 initial_rtt=-0.005 rto=-0.05 rto_frame=4
        +60 < A 501 111 0 1000 | stream=0 seq=1 nxtseq=1 ack=11 completeness=15 window_size=1000 window_size_scalefactor=-2 time_relative=0.006 time_delta=0.06 acks_frame=4 ack_rtt=0.01 initial_rtt=-0.005
        """;
}
