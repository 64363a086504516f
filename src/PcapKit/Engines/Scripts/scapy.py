"""Dissects a capture with Scapy: one JSON object a line for each frame. Argument: the file, or - for the standard input."""
import sys
sys.path = [p for p in sys.path if p]
import json, logging, struct, warnings
logging.disable(logging.CRITICAL)
warnings.simplefilter('ignore')
from scapy.all import NoPayload, Packet, PcapReader, Scapy_Exception, conf
conf.verb = 0


def plain(value, depth=0):
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return value.encode('utf-8', 'backslashreplace').decode()
    if isinstance(value, (bytes, bytearray)):
        return value.hex()
    if depth > 16:
        return str(type(value).__name__)
    if isinstance(value, Packet):
        parts = {}
        while not isinstance(value, NoPayload):
            parts[value.name] = {k: plain(v, depth + 1) for k, v in value.fields.items()}
            value = value.payload
        return parts
    if isinstance(value, dict):
        return {str(k): plain(v, depth + 1) for k, v in value.items()}
    if isinstance(value, (list, tuple, set)):
        return [plain(v, depth + 1) for v in value]
    return str(value)


def main(path):
    out = sys.stdout
    number = 0
    with PcapReader(sys.stdin.buffer if path == '-' else path) as reader:
        for packet in reader:
            number += 1
            chain, layers, layer = [], [], packet
            while not isinstance(layer, NoPayload):
                chain.append(layer.name)
                layers.append([layer.name, {k: plain(v) for k, v in layer.fields.items()}])
                layer = layer.payload
            captured = len(packet.original)
            json.dump({'number': number, 'time': '%.9f' % packet.time if isinstance(packet.time, float) else str(packet.time),
                       'captured': captured, 'length': packet.wirelen or captured, 'chain': ':'.join(chain), 'layers': layers}, out)
            out.write('\n')
    out.flush()


try:
    main(sys.argv[1])
except (EOFError, OSError, ValueError, struct.error, Scapy_Exception) as error:
    if isinstance(error, BrokenPipeError):
        sys.exit(1)
    sys.stdout.flush()
    sys.stderr.write('%s: %s\n' % (type(error).__name__, error))
    sys.exit(3)
