# Completion of pcapkit for bash. Source it, or put it into
# /usr/share/bash-completion/completions/pcapkit (~/.local/share/... for one user).

_pcapkit() {
    local cur prev verb options
    cur=${COMP_WORDS[COMP_CWORD]}
    prev=${COMP_WORDS[COMP_CWORD-1]}
    COMPREPLY=()
    case ${COMP_WORDS[1]} in
        analyse|compare|extract|fields|flows|follow|info|objects|protocols|reassemble|trace) verb=${COMP_WORDS[1]} ;;
        *) verb=extract ;;
    esac
    case $verb:$prev in
        extract:-f|extract:--format)
            COMPREPLY=($(compgen -W 'json ndjson plist tree pcap' -- "$cur")); return ;;
        analyse:-f|analyse:--format)
            COMPREPLY=($(compgen -W 'text json' -- "$cur")); return ;;
        reassemble:-f|reassemble:--format)
            COMPREPLY=($(compgen -W 'raw json ndjson plist tree' -- "$cur")); return ;;
        extract:-L|extract:--layer)
            COMPREPLY=($(compgen -W 'link internet transport application' -- "$cur")); return ;;
        fields:-E|fields:--engine)
            COMPREPLY=($(compgen -W 'default server pipeline' -- "$cur")); return ;;
        extract:-E|extract:--engine|compare:-E|compare:--engine)
            COMPREPLY=($(compgen -W 'default server pipeline dpkt scapy pyshark' -- "$cur")); return ;;
        extract:-P|extract:--protocol|protocols:protocols)
            if [[ $cur != -* ]]; then
                COMPREPLY=($(compgen -W "$(pcapkit protocols 2>/dev/null | awk 'NR > 1 { print $1 }')" -- "$cur")); return
            fi ;;
        flows:-f|flows:--format)
            COMPREPLY=($(compgen -W 'table csv ndjson json' -- "$cur")); return ;;
        flows:--sort)
            COMPREPLY=($(compgen -W 'first packets bytes duration' -- "$cur")); return ;;
        follow:--side)
            COMPREPLY=($(compgen -W 'client server both' -- "$cur")); return ;;
        follow:--as)
            COMPREPLY=($(compgen -W 'text hex raw' -- "$cur")); return ;;
        objects:-f|objects:--format)
            COMPREPLY=($(compgen -W 'table csv ndjson' -- "$cur")); return ;;
        fields:-e|fields:--field)
            COMPREPLY=($(compgen -W "$(pcapkit fields --list 2>/dev/null)" -- "$cur")); return ;;
        extract:--overlap|fields:--overlap)
            COMPREPLY=($(compgen -W 'first last bsd linux rfc5722' -- "$cur")); return ;;
        fields:--separator)
            return ;;
    esac
    case $verb in
        extract) options='--output --format --json --plist --tree --auto-extension --verbose --files --engine --protocol --layer --salvage --display-filter --reassemble --overlap --bytes --compact' ;;
        fields) options='--field --list --csv --header --separator --engine --salvage --display-filter --reassemble --overlap' ;;
        compare) options='--engine --json --quiet --limit' ;;
        analyse) options='--hex --udp --tcp --port --format' ;;
        reassemble) options='--output --format --ip --ipv4 --ipv6 --tcp --strict --json --salvage' ;;
        flows) options='--format --tcp --udp --sctp --sort --top --salvage --display-filter' ;;
        trace) options='--output --format --tcp --udp --apart --big-endian --nanoseconds --verbose --salvage --display-filter' ;;
        follow) options='--stream --udp --http --side --as --salvage' ;;
        info) options='--json --hashes --salvage' ;;
        objects) options='--http --ftp --output --format --partial --salvage' ;;
        protocols) options='--json' ;;
    esac
    if [[ $cur == -* ]]; then
        COMPREPLY=($(compgen -W "$options --help --version" -- "$cur"))
        return
    fi
    compopt -o filenames 2>/dev/null
    COMPREPLY=($(compgen -f -- "$cur"))
    if (( COMP_CWORD == 1 )); then
        COMPREPLY+=($(compgen -W 'analyse compare extract fields flows follow info objects protocols reassemble trace' -- "$cur"))
    fi
}

complete -F _pcapkit pcapkit
