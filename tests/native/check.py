#!/usr/bin/env python3
"""Compiles the tool into a native program and compares what it prints with what the managed one prints.

Prints "PASSED FAILED" on standard output, and "0 0" where no native compiler is to be had; what happened goes to the log.
"""
import argparse, pathlib, re, shutil, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
# As 'make native' does; docs/building.md says why.
PROPERTIES = ['-p:PcapKitFramework=net9.0', '-p:PublishAot=true', '-p:PublishAotUsingRuntimePack=false', '-p:RunAnalyzers=false']
# The compiler and what it needs of the framework are packages: these errors say that one cannot be had.
LACKING = ('NU1101', 'NU1102', 'NU1103', 'NU1301')
CAPTURES = ['samples/in.pcap', 'samples/sample.pcapng']


def run(command, **more):
    return subprocess.run([str(part) for part in command], cwd=ROOT, capture_output=True, **more)


def linker():
    return next((name for name in ('clang', 'gcc') if shutil.which(name)), None)


def commands():
    yield ['--version']
    yield ['protocols']
    yield ['fields', '--list']
    for capture in CAPTURES:
        yield [capture, '-j']
        yield [capture, '-t']
        yield ['info', capture]
        yield ['fields', capture, '-e', 'frame.number', '-e', 'ip.src', '-e', 'tcp.port', '-e', 'dns.qry.name']
    # A capture that is not there: exceptions and exit codes work natively too.
    yield ['samples/none.pcap', '-j']


def publish(rid, out, log):
    """The program, or None; the second value says why it is not to be had, and is empty where that is a failure."""
    name = linker()
    if name is None:
        return None, 'there is no clang and no gcc to link with'
    # Own folders for the objects: those of two frameworks in one give a mixture that does not run.
    place = ['-r', rid, *PROPERTIES, '-p:CppCompilerAndLinker=' + name, '--artifacts-path', out / 'objects', '-v', 'q', '--nologo']
    restored = run(['dotnet', 'restore', 'src/PcapKit.Cli', *place[:-1]], text=True)
    log.write(restored.stdout + restored.stderr)
    if restored.returncode:
        # What the tool itself needs was restored when it was built; anything but a lack is a failure.
        errors = sorted(set(re.findall(r'error ([A-Z]+\d+): ([^\n\[]*[^\s\[])', restored.stdout + restored.stderr)))
        lacking = bool(errors) and all(code in LACKING for code, _ in errors)
        return None, 'its packages are not to be had: ' + '; '.join(text for _, text in errors) if lacking else ''
    published = run(['dotnet', 'publish', 'src/PcapKit.Cli', '-c', 'Release', *place, '-o', out / 'tool'], text=True)
    log.write(published.stdout + published.stderr)
    return (out / 'tool' / 'pcapkit', '') if published.returncode == 0 else (None, '')


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument('--managed', required=True, type=pathlib.Path, help='the managed tool')
    p.add_argument('--out', required=True, type=pathlib.Path, help='a folder for objects and the program')
    p.add_argument('--log', required=True, type=pathlib.Path)
    p.add_argument('--rid', default='linux-x64')
    a = p.parse_args()
    a.out = a.out.resolve()
    passed = failed = 0
    with open(a.log, 'w', encoding='utf-8') as log:
        native, reason = publish(a.rid, a.out, log)
        if native is None:
            log.write('native: skipped, %s\n' % reason if reason else 'native: FAILED to publish\n')
            print(0, 0 if reason else 1)
            return
        for arguments in commands():
            expected, got = (run([tool, *arguments]) for tool in (a.managed.resolve(), native))
            same = (expected.returncode, expected.stdout, expected.stderr) == (got.returncode, got.stdout, got.stderr)
            ok = same and (len(got.stdout) > 0) == (got.returncode == 0)
            passed, failed = passed + ok, failed + (not ok)
            log.write('%s native %s: exit %d, %d bytes\n' % ('ok    ' if ok else 'FAILED', ' '.join(arguments), got.returncode, len(got.stdout)))
            if not ok:
                log.write('managed: exit %d, %d bytes\n%s\n' % (expected.returncode, len(expected.stdout), got.stderr.decode(errors='replace')[:2000]))
    print(passed, failed)


if __name__ == '__main__':
    main()
