// All TCP streams of a capture put together by libtins, the bytes counted and dropped: libtins FILE.
#include <iostream>
#include <tins/tcp_ip/stream_follower.h>
#include <tins/tins.h>

using namespace Tins;
using namespace Tins::TCPIP;

int main(int, char** args) {
    long packets = 0, streams = 0, sum = 0;
    StreamFollower follower;
    follower.follow_partial_streams(true);
    follower.new_stream_callback([&](Stream& stream) {
        streams++;
        stream.auto_cleanup_payloads(true);
        stream.client_data_callback([&](Stream& s) { sum += s.client_payload().size(); });
        stream.server_data_callback([&](Stream& s) { sum += s.server_payload().size(); });
    });
    FileSniffer sniffer(args[1]);
    sniffer.sniff_loop([&](Packet& packet) {
        packets++;
        follower.process_packet(packet);
        return true;
    });
    std::cout << packets << " packets, " << streams << " streams, " << sum << " bytes\n";
}
