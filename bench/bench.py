#!/usr/bin/env python3
"""Benchmarks of whole processes: CPU (user and system) as the operating system counts it, and peak memory.

    bench.py CAPTURES --tool PCAPKIT --bench BENCHMARKS [--runs N] [--only NAME]

CAPTURES is a folder with mix.pcap (about 1 GB), small64.pcap (300 MB) and mix100.pcap (100 MB). PCAPKIT is the published
tool, BENCHMARKS the published program bench/PcapKit.Benchmarks. Every run of ours is paired with a run of the peer in the
same minute; the figure is the median of the pairs' ratios or differences. The machine should have nothing else to do.
"""
import argparse, os, pathlib, shutil, statistics, subprocess, sys, tempfile


def run(command, output=None):
    """CPU seconds and peak memory in MiB of one process, output to /dev/null or a file."""
    with open(output or os.devnull, 'wb') as out:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(child.pid, 0)
    child.returncode = status
    if status:
        sys.exit('failed: ' + ' '.join(map(str, command)))
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def pairs(ours, peer, runs):
    run(ours), run(peer)
    return [(run(ours)[0], run(peer)[0]) for _ in range(runs)]


def packets_of(bench, capture):
    return int(subprocess.run([bench, 'read', capture], capture_output=True, text=True, check=True).stdout.split()[0])


def write_tiny():
    """A capture of no packets."""
    with tempfile.NamedTemporaryFile(suffix='.pcap', delete=False) as out:
        out.write(bytes.fromhex('d4c3b2a1020004000000000000000000000004000100 0000'.replace(' ', '')))
        return out.name


def compare_peers(a):
    """CPU of other tools over CPU of ours, on mix: what keeps nothing, and what writes files. 'make -C bench/peers' first."""
    capture, here = a.captures / 'mix.pcap', pathlib.Path(__file__).parent / 'peers'
    with tempfile.TemporaryDirectory() as d:
        def folder(name):
            path = pathlib.Path(d) / name
            shutil.rmtree(path, ignore_errors=True)
            path.mkdir()
            return path

        def median(ours, peer):
            times = []
            for _ in range(a.runs):
                times.append((run(ours())[0], run(peer())[0]))
            return statistics.median(y / x for x, y in times), statistics.median(x for x, _ in times), statistics.median(y for _, y in times)
        table = [
            ('reassemble', 'gopacket', lambda: [a.bench, 'reassemble', capture], lambda: [here / 'gopacket', capture]),
            ('reassemble', 'libtins', lambda: [a.bench, 'reassemble', capture], lambda: [here / 'libtins', capture]),
            ('flows -f csv', 'nfpcapd', lambda: [a.tool, 'flows', capture, '-f', 'csv'], lambda: ['nfpcapd', '-r', capture, '-w', folder('nfpcapd')]),
            ('reassemble -o', 'tcpflow', lambda: [a.tool, 'reassemble', capture, '--tcp', '-o', folder('ours')], lambda: ['tcpflow', '-r', capture, '-o', folder('tcpflow')]),
            ('trace -o', 'tcpflow', lambda: [a.tool, 'trace', capture, '--tcp', '-o', folder('ours')], lambda: ['tcpflow', '-r', capture, '-o', folder('tcpflow')]),
        ]
        for what, name, ours, peer in table:
            ratio, mine, others = median(ours, peer)
            print('%-14s mix    %7.2f times as fast as %s (CPU %.3f s against %.3f s)' % (what, ratio, name, mine, others), flush=True)


COLUMNS = 'frame.time_epoch ip.src ip.dst tcp.srcport tcp.dstport ip.proto frame.len'.split()


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('captures', type=pathlib.Path)
    p.add_argument('--tool', required=True, type=pathlib.Path)
    p.add_argument('--bench', required=True, type=pathlib.Path)
    p.add_argument('--runs', type=int, default=7)
    p.add_argument('--only', default='')
    a = p.parse_args()
    columns = [x for name in COLUMNS for x in ('-e', name)]

    def wanted(name):
        return a.only in name

    for name in ('mix', 'small64'):
        capture = a.captures / (name + '.pcap')
        if wanted('decode') and capture.exists():
            n = packets_of(a.bench, capture)
            for what in ('read', 'decode', 'decode-all'):
                measured = pairs([a.bench, what, capture], ['cat', capture], a.runs)
                over = statistics.median((x - y) / n * 1e9 for x, y in measured)
                print('%-10s %-8s %7.1f ns a packet over cat (%.3f s against %.3f s, %d packets)' % (what, name, over,
                      statistics.median(x for x, _ in measured), statistics.median(y for _, y in measured), n))
    capture = a.captures / 'mix.pcap'
    if wanted('streams') and capture.exists():
        # Beyond what a process costs that does nothing; each beside a decode loop of the same minute.
        tiny = write_tiny()
        for what in ('flows', 'flows-frames', 'reassemble'):
            idle = statistics.median(run([a.bench, 'read', tiny])[0] for _ in range(a.runs))
            measured = pairs([a.bench, what, capture], [a.bench, 'decode', capture], a.runs)
            print('%-12s mix    %7.2f times the decode loop (%.3f s against %.3f s)' % (what, statistics.median((x - idle) / (y - idle) for x, y in measured),
                  statistics.median(x for x, _ in measured), statistics.median(y for _, y in measured)))
        os.unlink(tiny)
    if 'peers' in a.only:
        compare_peers(a)
    if wanted('steady'):
        print('steady     mix      ' + subprocess.run([a.bench, 'steady', a.captures / 'mix100.pcap'], capture_output=True, text=True).stdout.strip())

    tshark = shutil.which('tshark')
    capture = a.captures / 'mix100.pcap'
    if tshark and capture.exists():
        if wanted('fields'):
            measured = pairs([a.tool, 'fields', capture] + columns, [tshark, '-n', '-T', 'fields'] + columns + ['-r', capture], 3)
            print('fields     mix100   %7.0f times tshark -T fields (%.3f s against %.2f s)' % (statistics.median(y / x for x, y in measured),
                  statistics.median(x for x, _ in measured), statistics.median(y for _, y in measured)))
        if wanted('json'):
            # Both to /dev/null: writing a file of some 500 MB costs the system up to a second and a half.
            peer, _ = run([tshark, '-n', '-T', 'json', '-r', capture])
            mine = statistics.median(run([a.tool, 'extract', capture, '-j'])[0] for _ in range(3))
            print('json       mix100   %7.0f times tshark -T json (%.3f s against %.1f s)' % (peer / mine, mine, peer))
    if wanted('engines'):
        # Elapsed time, so it says something only where nothing else runs.
        import time
        capture = a.captures / 'mix.pcap'
        for engine in ('pipeline', 'server'):
            ratios, costs, peak = [], [], 0
            for _ in range(a.runs):
                def timed(name):
                    begin = time.perf_counter()
                    cpu, memory = run([a.tool, 'extract', capture, '-E', name, '-j'])
                    return time.perf_counter() - begin, cpu, memory
                alone, parallel = timed('default'), timed(engine)
                ratios.append(alone[0] / parallel[0])
                costs.append(parallel[1] / alone[1])
                peak = max(peak, parallel[2])
            print('engines    %-8s %7.2f times as fast as default for the JSON of mix, %.2f times its CPU, %.1f MiB' % (engine, statistics.median(ratios), statistics.median(costs), peak))
    if wanted('memory'):
        for name in ('mix100', 'mix'):
            capture = a.captures / (name + '.pcap')
            if capture.exists():
                with tempfile.TemporaryDirectory() as d:
                    _, fields = run([a.tool, 'fields', capture] + columns)
                    _, report = run([a.tool, 'extract', capture, '-f', 'ndjson', '-o', os.path.join(d, 'out.ndjson')])
                    print('memory     %-8s %7.1f MiB fields, %.1f MiB ndjson' % (name, fields, report))
    if wanted('start'):
        import time
        times = []
        for _ in range(20):
            begin = time.perf_counter()
            run([a.tool, '--version'])
            times.append(time.perf_counter() - begin)
        print('start               %7.1f ms for --version' % (1000 * statistics.median(times)))


if __name__ == '__main__':
    main()
