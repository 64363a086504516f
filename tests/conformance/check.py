#!/usr/bin/env python3
"""Runs the conformance tool and compares its figures with the floor that this project records in floor.json.

Prints "PASSED FAILED" on standard output; what was measured goes to the log.
"""
import argparse, json, pathlib, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent


def measure(a, run, folder):
    figures = folder / (run['name'] + '.json')
    command = [sys.executable, str(a.shared / 'tools' / 'conformance.py'), run['what'], '--cli', str(a.tool), '--json', str(figures)] + run.get('arguments', [])
    done = subprocess.run(command, capture_output=True, text=True)
    text = done.stdout + done.stderr
    if done.returncode or not figures.exists():
        return {}, text
    result = json.loads(figures.read_text())
    # The table of fields is only printed: "name  agree  cells  percent %".
    for line in done.stdout.splitlines():
        parts = line.split()
        if len(parts) >= 5 and parts[4] == '%' and parts[1].isdigit() and parts[2].isdigit():
            result[parts[0]] = float(parts[3])
    return result, text


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--tool', required=True, type=pathlib.Path)
    p.add_argument('--shared', required=True, type=pathlib.Path)
    p.add_argument('--log', required=True, type=pathlib.Path)
    a = p.parse_args()
    passed = failed = 0
    with open(a.log, 'w', encoding='utf-8') as log, tempfile.TemporaryDirectory() as folder:
        for run in json.loads((HERE / 'floor.json').read_text()):
            figures, text = measure(a, run, pathlib.Path(folder))
            log.write('-- %s\n%s\n' % (run['name'], text))
            for name, (sign, bound) in run['bounds'].items():
                value = figures.get(name)
                ok = value is not None and (value >= bound if sign == '>=' else value <= bound)
                passed, failed = passed + ok, failed + (not ok)
                log.write('%s %s: %s (%s %s)\n' % ('ok  ' if ok else 'FAIL', name, value, sign, bound))
    print(passed, failed)


if __name__ == '__main__':
    main()
