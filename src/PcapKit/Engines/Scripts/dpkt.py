"""Dissects a capture with dpkt: one JSON object a line for each frame. Argument: the file, or - for the standard input."""
import sys
sys.path = [p for p in sys.path if p]
import gzip, io, json
import dpkt

LINKS = {0: 'loopback.Loopback', 1: 'ethernet.Ethernet', 105: 'ieee80211.IEEE80211', 108: 'loopback.Loopback', 113: 'sll.SLL',
         127: 'radiotap.Radiotap', 228: 'ip.IP', 229: 'ip6.IP6', 276: 'sll2.SLL2', 12: None, 14: None, 101: None}


def plain(value, depth=0):
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return value.encode('utf-8', 'backslashreplace').decode()
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    if depth > 16:
        return str(type(value).__name__)
    if isinstance(value, dpkt.Packet):
        return fields(value, depth + 1)
    if isinstance(value, dict):
        return {str(k): plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(v, depth + 1) for v in value]
    return str(value)


def fields(packet, depth=0):
    found = {name: plain(getattr(packet, name), depth) for name in packet.__hdr_fields__ if not name.startswith('_')}
    for group in getattr(packet, '__bit_fields__', {}).values():
        found.update({name: plain(getattr(packet, name), depth) for name, _ in group if not name.startswith('_')})
    for name, value in getattr(packet, '__dict__', {}).items():
        if name not in found and name != 'data' and not name.startswith('_') and getattr(packet, 'data', None) is not value:
            found[name] = plain(value, depth)
    return found


def parser(link):
    name = LINKS[link]
    if name is None:
        return lambda data: (dpkt.ip6.IP6 if data[:1] and data[0] >> 4 == 6 else dpkt.ip.IP)(data)
    module, cls = name.split('.')
    return getattr(__import__('dpkt.' + module, fromlist=[cls]), cls)


def layers_of(data, parse):
    chain, layers = [], []
    try:
        layer = parse(data)
    except Exception as error:
        return ['Raw'], [['Raw', {'load': data.hex(), 'error': '%s: %s' % (type(error).__name__, error)}]]
    while isinstance(layer, dpkt.Packet):
        chain.append(type(layer).__name__)
        layers.append([chain[-1], fields(layer)])
        layer = layer.data if hasattr(layer, 'data') else b''
    if isinstance(layer, bytes) and layer:
        chain.append('Raw')
        layers.append(['Raw', {'load': layer.hex()}])
    return chain, layers


def main(path):
    file = sys.stdin.buffer if path == '-' else open(path, 'rb')
    if file.peek(2)[:2] == b'\x1f\x8b':
        file = io.BufferedReader(gzip.GzipFile(fileobj=file))
    reader = (dpkt.pcapng if file.peek(4)[:4] == b'\n\r\r\n' else dpkt.pcap).Reader(file)
    link = reader.datalink()
    parse = parser(link) if link in LINKS else None
    if parse is None:
        sys.stderr.write('dpkt does not know link type %d: frames are raw data\n' % link)
    out = sys.stdout
    number = 0
    for time, data in reader:
        number += 1
        chain, layers = layers_of(data, parse) if parse else (['Raw'], [['Raw', {'load': data.hex()}]])
        json.dump({'number': number, 'time': '%.6f' % time if isinstance(time, float) else str(time), 'captured': len(data), 'chain': ':'.join(chain), 'layers': layers}, out)
        out.write('\n')
    out.flush()


try:
    main(sys.argv[1])
except (dpkt.Error, EOFError, OSError, ValueError) as error:
    if isinstance(error, BrokenPipeError):
        sys.exit(1)
    sys.stdout.flush()
    sys.stderr.write('%s: %s\n' % (type(error).__name__, error))
    sys.exit(3)
