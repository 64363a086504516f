#!/usr/bin/env python3
"""Captures that want memory or time for nothing, and what the verbs of pcapkit take for them.

    attacks.py list                               the attacks
    attacks.py write NAME [--size N] > FILE       the capture of one; '| pcapkit VERB -' needs no disk
    attacks.py measure --tool PCAPKIT [NAME ...] [--verbs VERB,VERB] [--folder DIR] [--most MiB]

measure prints for each attack and verb the elapsed and CPU seconds, the peak of memory ("Maximum resident set size") and what was said on the
standard error. Captures and what verbs write are below the folder for the time being. It ends with 1 where a run fails or takes more than --most.
"""
import argparse, gzip, itertools, os, pathlib, random, shutil, struct, subprocess, sys, tempfile, time, zlib

FIN, SYN, RST, PSH, ACK = 1, 2, 4, 8, 16
MAC = bytes.fromhex('020000000001020000000002')
TCP = struct.Struct('!12sHBBHHHBBHIIHHIIBBHHH')
UDP = struct.Struct('!12sHBBHHHBBHIIHHHH')
IP = struct.Struct('!12sHBBHHHBBHII')
CLIENT, SERVER = 0x0A000001, 0x0A800001


def tcp(src, sport, dst, dport, seq, ack, flags, data=b''):
    return TCP.pack(MAC, 0x800, 0x45, 0, 40 + len(data), 0, 0x4000, 64, 6, 0, src, dst, sport, dport, seq & 0xFFFFFFFF, ack & 0xFFFFFFFF, 0x50, flags, 65535, 0, 0) + data


def udp(src, sport, dst, dport, data=b''):
    return UDP.pack(MAC, 0x800, 0x45, 0, 28 + len(data), 0, 0, 64, 17, 0, src, dst, sport, dport, 8 + len(data), 0) + data


def fragment(src, dst, identification, offset, more, data, protocol=17):
    return IP.pack(MAC, 0x800, 0x45, 0, 20 + len(data), identification & 0xFFFF, more << 13 | offset >> 3, 64, protocol, 0, src, dst) + data


def opened(client, cport, server, sport):
    """The handshake; the next bytes have sequence number 1001 and 5001."""
    yield tcp(client, cport, server, sport, 1000, 0, SYN)
    yield tcp(server, sport, client, cport, 5000, 1001, SYN | ACK)
    yield tcp(client, cport, server, sport, 1001, 5001, ACK)


def sent(src, sport, dst, dport, seq, ack, data, step=1460):
    for at in range(0, len(data), step):
        yield tcp(src, sport, dst, dport, seq + at, ack, ACK, data[at:at + step])


def ends(i):
    """Client address and port of the connection number i."""
    return CLIENT + i // 50000, 10000 + i % 50000


def overlaps(n):
    """Behind a hole that is never filled, segments that overlap each other in every way, of 20 connections."""
    pick = random.Random(1)
    for i in range(20):
        yield from opened(*ends(i), SERVER, 9999)
    data = [bytes([65 + k]) * 1460 for k in range(26)]
    for k in range(n):
        at, length = pick.randrange(2, 60000), pick.randrange(1, 1460)
        yield tcp(*ends(k % 20), SERVER, 9999, 1001 + at, 5001, ACK, data[k % 26][:length])


def one_byte_segments(n):
    """The same hole, and behind it single bytes from the last one to the first: each is put in front of all others."""
    yield from opened(CLIENT, 10000, SERVER, 80)
    for k in range(n):
        yield tcp(CLIENT, 10000, SERVER, 80, 1001 + 2 * (n - k), 5001, ACK, b'x')


def half_open(n):
    """A SYN each, never answered."""
    for i in range(n):
        yield tcp(*ends(i), SERVER, 80, 1000, 0, SYN)


def half_requests(n):
    """Connections that begin a request of HTTP and never end it."""
    for i in range(n):
        yield from opened(*ends(i), SERVER, 80)
        yield tcp(*ends(i), SERVER, 80, 1001, 5001, ACK, b'GET /%d HTTP/1.1\r\nHost: example.org\r\nX-Slow: ' % i + b'a' * 200)


def holes(n):
    """Connections whose first byte never comes, and 1,400 bytes behind it do."""
    data = b'h' * 1400
    for i in range(n):
        yield tcp(*ends(i), SERVER, 80, 1000, 0, SYN)
        yield tcp(*ends(i), SERVER, 80, 1002, 5001, ACK, data)


def udp_flows(n):
    """A datagram each from another port and address, as of a scan."""
    for i in range(n):
        yield udp(*ends(i), SERVER, 53, b'\0\1\1\0\0\1\0\0\0\0\0\0\1a\0\0\1\0\1')


def sequence_jumps(n):
    """Sequence and acknowledgment numbers that jump by gigabytes, back and forth, in 100 connections."""
    pick = random.Random(2)
    for i in range(100):
        yield from opened(*ends(i), SERVER, 80)
    data = b'j' * 100
    for k in range(n):
        jump, ack = pick.choice((0, 1 << 20, 1 << 30, 0x7FFFFFFF, 0x80000000, 0xC0000000)), pick.choice((5001, 5001 + (1 << 30), 5001 + 0x7FFFFFFF))
        client, port = ends(k % 100)
        yield tcp(client, port, SERVER, 80, 1001 + jump + pick.randrange(1 << 16), ack, ACK, data)
        if k % 8 == 0:
            yield tcp(SERVER, 80, client, port, ack, 1001 + jump, ACK)


def fragments(n):
    """First fragments of datagrams whose other ones never come."""
    data = b'f' * 1000
    for i in range(n):
        yield fragment(CLIENT + (i >> 16), SERVER, i, 0, 1, data)


def tiny_fragments(n):
    """Fragments of eight bytes with a hole between any two, so that each is kept by itself."""
    for i in range(n):
        k = i % 4095
        yield fragment(CLIENT, SERVER, i // 4095, 16 * (4094 - k), 1, b'f' * 8)


def fragment_overlaps(n):
    """Fragments that overlap others with other bytes, thousands in a datagram."""
    pick = random.Random(3)
    data = [bytes([65 + k]) * 1480 for k in range(26)]
    for i in range(n):
        yield fragment(CLIENT, SERVER, i // 20000, 8 * pick.randrange(1, 8000), 1, data[i % 26][:8 * pick.randrange(1, 185)])


def identification(n):
    """One identification for all datagrams of a host: beginnings, ends and middles contradict each other."""
    pick = random.Random(4)
    data = b'i' * 1480
    for i in range(n):
        yield fragment(CLIENT, SERVER, 1, 8 * pick.randrange(0, 8000), pick.randrange(8) > 0, data[:8 * pick.randrange(1, 185)])


def long_stream(n):
    """One response of n MB, whose length is told at the beginning."""
    yield from long_body(n, 80, b'HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n' % (n * 1000000))


def long_stream_unknown(n):
    """One stream of n MB that is of no protocol."""
    yield from long_body(n, 9999, b'')


def long_body(n, port, head):
    yield from opened(CLIENT, 10000, SERVER, port)
    if head:
        yield tcp(CLIENT, 10000, SERVER, port, 1001, 5001, ACK, b'GET /big HTTP/1.1\r\nHost: example.org\r\n\r\n')
        yield tcp(SERVER, port, CLIENT, 10000, 5001, 1041, ACK, head)
    seq, left = 5001 + len(head), n * 1000000
    packet = bytearray(tcp(SERVER, port, CLIENT, 10000, 0, 1041, ACK, random.Random(5).randbytes(1460)))
    while left > 0:
        if left < 1460:
            packet = bytearray(tcp(SERVER, port, CLIENT, 10000, 0, 1041, ACK, b'e' * left))
        struct.pack_into('!I', packet, 38, seq & 0xFFFFFFFF)
        yield packet
        seq, left = seq + 1460, left - 1460


def zeros(megabytes):
    """The blocks of deflate that become so many MB of zeros; a piece that refers to nothing before it is repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    piece = packer.compress(b'\0' * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return piece * megabytes + packer.flush()


def gzipped(megabytes):
    return b'\x1f\x8b\x08\0\0\0\0\0\0\xff' + zeros(megabytes) + struct.pack('<II', 0, (megabytes << 20) & 0xFFFFFFFF)


def brotli_zeros(megabytes):
    """Brotli (RFC 7932): in each meta-block of 16 MB one literal and one copy of all others from the byte before."""
    bits, at = 0, 0

    def put(value, count):
        nonlocal bits, at
        bits |= value << at
        at += count
    put(0, 1)  # A window of 64 KB.
    for _ in range((megabytes + 15) // 16):
        length = 1 << 24
        put(0, 1), put(2, 2), put(length - 1, 24), put(0, 1)   # Not the last, six digits, the length, compressed.
        put(0, 3), put(0, 6), put(0, 2), put(0, 2)              # One type of block each, plain distances, one context, one tree each.
        put(1, 2), put(0, 2), put(0, 8)                         # The literal is 0,
        put(1, 2), put(0, 2), put(399, 10)                      # the command inserts one and copies 2,118 and what 24 bits say,
        put(1, 2), put(0, 2), put(16, 6)                        # the distance has one bit behind it.
        put(length - 1 - 2118, 24), put(0, 1)
    put(3, 2)
    return bits.to_bytes((at + 7) // 8, 'little')


def response(head, body, i=0):
    client, port = ends(i)
    yield from opened(client, port, SERVER, 80)
    request = b'GET /%06d HTTP/1.1\r\nHost: example.org\r\n\r\n' % i
    yield tcp(client, port, SERVER, 80, 1001, 5001, ACK, request)
    yield from sent(SERVER, 80, client, port, 5001, 1001 + len(request), b'HTTP/1.1 200 OK\r\n' + head + b'\r\n' + body)


def encoded(coding, body, i=0):
    yield from response(b'Content-Encoding: %s\r\nContent-Length: %d\r\n' % (coding, len(body)), body, i)


def bombs(n):
    """Bodies that become n MB each: gzip, deflate, brotli, gzip in gzip, gzip in chunks; then 200 smaller ones at a time."""
    bomb, inner = gzipped(n), gzipped(16 * n)
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    nested = packer.compress(inner) + packer.flush()
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    thrice = packer.compress(nested) + packer.flush()
    yield from encoded(b'gzip', bomb, 0)
    yield from encoded(b'deflate', zlib.compress(b'', 9)[:2] + zeros(n), 1)
    yield from encoded(b'br', brotli_zeros(n), 2)
    yield from encoded(b'gzip, gzip', nested, 3)
    yield from encoded(b'gzip, gzip, gzip', thrice, 4)
    yield from encoded(b', '.join([b'gzip'] * 60), gzip.compress(b'deep', mtime=0), 5)
    yield from response(b'Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n', b''.join(b'5b4\r\n' + bomb[k:k + 1460] + b'\r\n' for k in range(0, len(bomb) - 1460, 1460)), 6)
    turns = [encoded(b'gzip' if i % 2 else b'br', gzipped(64) if i % 2 else brotli_zeros(4096), 10 + i) for i in range(200)]
    for packets in itertools.zip_longest(*turns):
        yield from filter(None, packets)


def chunks(n):
    """A body in chunks of one byte, then the length of a chunk that never ends."""
    head = b'Transfer-Encoding: chunked\r\n'
    yield from response(head, b'1\r\nx\r\n' * n, 0)
    yield from response(head, b'1;' + b'e' * n, 1)


def endless_header(n):
    """A header of n MB in one connection; then 500 connections with headers of about 3 MB each, in turn."""
    yield from opened(CLIENT, 10000, SERVER, 80)
    line = b'GET / HTTP/1.1\r\nHost: example.org\r\n'
    yield tcp(CLIENT, 10000, SERVER, 80, 1001, 5001, ACK, line)
    part = (b'X-Endless: ' + b'a' * 1447 + b'\r\n')
    for k in range(n * 1000000 // len(part)):
        yield tcp(CLIENT, 10000, SERVER, 80, 1001 + len(line) + k * len(part), 5001, ACK, part)
    for i in range(1, 501):
        yield from opened(*ends(i), SERVER, 80)
        yield tcp(*ends(i), SERVER, 80, 1001, 5001, ACK, line)
    for k in range(n * 4):
        for i in range(1, 501):
            yield tcp(*ends(i), SERVER, 80, 1001 + len(line) + k * len(part), 5001, ACK, part)


def tls_claims(n):
    """Connections of TLS with a handshake message of 16 MB, of which each sends 64 KB; the first one sends all of it."""
    hello = b'\x16\x03\x03\x40\x00\x0b\xff\xff\xff' + b'c' * 16380
    more = b'\x16\x03\x03\x40\x00' + b'c' * 16384
    yield from opened(*ends(0), SERVER, 443)
    yield from sent(SERVER, 443, *ends(0), 5001, 1001, hello + more * 1024)
    for i in range(1, n):
        yield from opened(*ends(i), SERVER, 443)
    for k in range(4):
        for i in range(1, n):
            yield from sent(SERVER, 443, *ends(i), 5001 + k * len(more), 1001, more if k else hello, 16389)


def dns_lengths(n):
    """Connections of DNS that tell a message of 65,535 bytes and send 1,000."""
    data = b'\xff\xff\0\1\x81\x80\0\1\0\x10\0\0\0\0' + b'\1a' * 493
    for i in range(n):
        yield from opened(*ends(i), SERVER, 53)
        yield tcp(SERVER, 53, *ends(i), 5001, 1001, ACK, data)


def ftp_data(n):
    """A control connection of FTP that announces data connections: a thousand with files, and n that never come."""
    client, port = ends(0)
    yield from opened(client, port, SERVER, 21)
    seq, ack = 1001, 5001
    for i in range(1000 + n):
        reply = b'227 Entering Passive Mode (10,128,0,1,%d,%d)\r\n' % (100 + (i >> 8) % 100, i & 255)
        command = b'RETR file%06d.bin\r\n' % i
        yield tcp(SERVER, 21, client, port, ack, seq, ACK, reply)
        yield tcp(client, port, SERVER, 21, seq, ack + len(reply), ACK, command)
        seq, ack = seq + len(command), ack + len(reply)
        if i < 1000:
            data = 256 * (100 + (i >> 8) % 100) + (i & 255)
            yield from opened(client, 10001 + i, SERVER, data)
            yield from sent(SERVER, data, client, 10001 + i, 5001, 1001, b'file %d ' % i * 2000)


# The size of each, and what it counts.
ATTACKS = {
    'overlaps': (overlaps, 500000), 'one-byte-segments': (one_byte_segments, 200000), 'half-open': (half_open, 1000000), 'half-requests': (half_requests, 300000),
    'holes': (holes, 300000), 'udp-flows': (udp_flows, 1000000), 'sequence-jumps': (sequence_jumps, 1000000), 'fragments': (fragments, 1000000),
    'tiny-fragments': (tiny_fragments, 1000000), 'fragment-overlaps': (fragment_overlaps, 400000), 'identification': (identification, 500000),
    'long-stream': (long_stream, 10000), 'long-stream-unknown': (long_stream_unknown, 10000), 'bombs': (bombs, 4096), 'chunks': (chunks, 20000000),
    'endless-header': (endless_header, 500), 'tls-claims': (tls_claims, 5000), 'dns-lengths': (dns_lengths, 200000), 'ftp-data': (ftp_data, 100000),
}

VERBS = {
    'flows': ['flows', '{}', '-f', 'ndjson'], 'follow': ['follow', '{}'], 'follow-http': ['follow', '{}', '--http'],
    'objects': ['objects', '{}', '-f', 'ndjson'], 'objects-o': ['objects', '{}', '-o', '{dir}', '--partial'], 'reassemble': ['reassemble', '{}'],
    'reassemble-o': ['reassemble', '{}', '-o', '{dir}'], 'reassemble-json': ['reassemble', '{}', '-o', '{dir}', '-f', 'json'], 'trace': ['trace', '{}', '-o', '{dir}'],
    'extract': ['extract', '{}', '--reassemble', '-j'], 'fields': ['fields', '{}', '--reassemble', '-e', 'frame.number', '-e', 'http.host', '-e', 'tcp.stream'],
    'analyse': ['analyse', '{payload}'],
}
USUAL = 'flows,follow,objects,reassemble,trace,extract,fields,analyse'


def write(attack, size, out):
    """A microsecond a packet, so that nothing grows old."""
    head = struct.Struct('<IIII')
    out.write(struct.pack('<IHHIIII', 0xA1B2C3D4, 2, 4, 0, 0, 262144, 1))
    part, held, at = [], 0, 1_700_000_000_000_000
    for packet in attack(size):
        part.append(head.pack(at // 1000000, at % 1000000, len(packet), len(packet)))
        # The generator may use its packet again.
        part.append(bytes(packet))
        held, at = held + len(packet), at + 1
        if held > 1 << 20:
            out.write(b''.join(part))
            part, held = [], 0
    out.write(b''.join(part))
    out.flush()


def payload(attack, size, out):
    """What the server sent, or where it sent nothing the clients, up to 8 MB: analyse wants bytes, no packets."""
    packets = list(itertools.islice((bytes(p) for p in attack(size)), 8000))
    server = [p for p in packets if p[26] == 10 and p[27] == 128]
    out.write(b''.join(p[54 if p[23] == 6 else 42:] for p in server or packets))


def run(tool, verb, capture, folder, source=None):
    names = {'{}': '-' if source else str(capture), '{dir}': str(folder), '{payload}': str(capture) + '.bytes'}
    command = [tool] + [names.get(a, a) for a in VERBS[verb]]
    begin = time.perf_counter()
    with open(os.devnull, 'wb') as out, tempfile.TemporaryFile() as said:
        child = subprocess.Popen(command, stdin=source.stdout if source else subprocess.DEVNULL, stdout=out, stderr=said)
        if source:
            source.stdout.close()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = status
        said.seek(0)
        lines = said.read().decode(errors='replace').splitlines()
    return time.perf_counter() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), lines


def make(name, size, path, *options):
    """In a process of its own: what this one occupies counts as memory of those that it starts."""
    with open(path, 'wb') as out:
        subprocess.run([sys.executable, __file__, 'write', name, '--size', str(size), *options], stdout=out, check=True)


def measure(a):
    bad = False
    folder = pathlib.Path(a.folder or tempfile.mkdtemp(prefix='attacks-'))
    folder.mkdir(parents=True, exist_ok=True)
    print('%-20s %-16s %9s %9s %9s' % ('attack', 'verb', 'elapsed', 'CPU', 'MiB'))
    for name in a.names or ATTACKS:
        attack, size = ATTACKS[name]
        capture, files = folder / (name + '.pcap'), folder / 'files'
        if not name.startswith('long-stream'):
            make(name, a.size or size, capture)
        for verb in a.verbs.split(','):
            source = None
            if verb == 'analyse':
                make(name, a.size or size, str(capture) + '.bytes', '--payload')
            elif name.startswith('long-stream'):
                source = subprocess.Popen([sys.executable, __file__, 'write', name, '--size', str(a.size or size)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
            wall, cpu, memory, status, lines = run(a.tool, verb, capture, files, source)
            if source:
                source.wait()
            shutil.rmtree(files, ignore_errors=True)
            pathlib.Path(str(capture) + '.bytes').unlink(missing_ok=True)
            bad |= status != 0 or memory > a.most
            print('%-20s %-16s %7.2f s %7.2f s %9.1f%s' % (name, verb, wall, cpu, memory, '' if status == 0 else '  exit %d' % status), flush=True)
            for line in lines[:8]:
                print('    ' + line)
        capture.unlink(missing_ok=True)
    if not a.folder:
        folder.rmdir()
    return 1 if bad else 0


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('what', choices=['list', 'write', 'measure'])
    p.add_argument('names', nargs='*', metavar='NAME')
    p.add_argument('--size', type=int)
    p.add_argument('--payload', action='store_true', help='only what the server sent, as analyse wants it')
    p.add_argument('--tool', default='pcapkit')
    p.add_argument('--verbs', default=USUAL)
    p.add_argument('--folder')
    p.add_argument('--most', type=float, default=512)
    a = p.parse_intermixed_args()
    if a.what == 'list':
        for name, (attack, size) in ATTACKS.items():
            print('%-20s %9d  %s' % (name, size, attack.__doc__))
    elif a.what == 'write':
        try:
            attack, size = ATTACKS[a.names[0]]
            (payload if a.payload else write)(attack, a.size or size, sys.stdout.buffer)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    else:
        return measure(a)


if __name__ == '__main__':
    sys.exit(main())
