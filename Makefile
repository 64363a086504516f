# The same commands as CI and the README, by short names.
OUT := artifacts
RID := linux-x64
SHARED := ../shared

.PHONY: build test pack tool native native-check bench captures conformance golden docs clean

build:
	dotnet build PcapKit.slnx

test:
	dotnet test PcapKit.slnx

# The packages of the library, the generator within, and of the tool.
pack:
	dotnet pack PcapKit.slnx -c Release -o $(OUT)/packages

# The command-line tool, compiled ahead for a quick start; needs the .NET runtime.
tool:
	dotnet publish src/PcapKit.Cli -c Release -r $(RID) --self-contained false -p:PublishReadyToRun=true -o $(OUT)/tool

# The tool and the benchmarks as native programs. Their objects live apart: a mixture of both kinds does not run.
native:
	dotnet publish src/PcapKit.Cli -c Release -r $(RID) -p:PcapKitFramework=net9.0 -p:PublishAot=true -p:PublishAotUsingRuntimePack=false -p:CppCompilerAndLinker=gcc --artifacts-path $(OUT)/native-build -o $(OUT)/native
	dotnet publish bench/PcapKit.Benchmarks -c Release -r $(RID) -p:PcapKitFramework=net9.0 -p:PublishAot=true -p:PublishAotUsingRuntimePack=false -p:CppCompilerAndLinker=gcc --artifacts-path $(OUT)/native-build -o $(OUT)/native

# Whether the native tool prints what the managed one prints; 'make build' first.
native-check:
	python3 tests/native/check.py --rid $(RID) --managed src/PcapKit.Cli/bin/Debug/net10.0/pcapkit --out $(OUT)/native-check --log $(OUT)/native-check.log; tail -n 40 $(OUT)/native-check.log

captures:
	mkdir -p $(OUT)/captures
	test -f $(OUT)/captures/mix100.pcap || python3 $(SHARED)/tools/make_captures.py mix $(OUT)/captures/mix100.pcap 100
	test -f $(OUT)/captures/mix.pcap || python3 $(SHARED)/tools/make_captures.py mix $(OUT)/captures/mix.pcap 1000
	test -f $(OUT)/captures/small64.pcap || python3 $(SHARED)/tools/make_captures.py small64 $(OUT)/captures/small64.pcap 300

bench: native captures
	python3 bench/bench.py $(OUT)/captures --tool $(OUT)/native/pcapkit --bench $(OUT)/native/PcapKit.Benchmarks

conformance: tool
	python3 tests/conformance/check.py --tool $(OUT)/tool/pcapkit --shared $(SHARED) --log $(OUT)/conformance.log; tail -n 60 $(OUT)/conformance.log

# Rewrites the files that tests compare with; look at the difference before you commit it.
golden docs:
	PCAPKIT_REWRITE=1 dotnet test PcapKit.slnx

clean:
	rm -rf $(OUT) && dotnet clean PcapKit.slnx -v q
