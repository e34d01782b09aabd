# SPDX-License-Identifier: GPL-3.0-or-later
# bash completion for muster-cli

_muster_cli()
{
    local cur prev words cword
    _init_completion -n : || return

    case $prev in
    --format)
        local formats='json pdf html md junit csv prometheus'
        [[ " ${words[*]} " == *' export '* ]] && formats='msel-csv msel-xlsx markdown cutover-csv playbook'
        [[ " ${words[*]} " == *' document '* ]] && formats='md html pdf'
        COMPREPLY=($(compgen -W "$formats" -- "$cur"))
        return
        ;;
    --kind)
        COMPREPLY=($(compgen -W 'announcement announcement-day drill-plan post-drill lessons incident summary all' -- "$cur"))
        return
        ;;
    --level)
        COMPREPLY=($(compgen -W 'quick standard paranoid' -- "$cur"))
        return
        ;;
    --evidence)
        COMPREPLY=($(compgen -W "$(muster-cli runs 2>/dev/null | tail -n +2 | cut -d' ' -f1)" -- "$cur"))
        return
        ;;
    --as)
        COMPREPLY=($(compgen -W 'msel openbas markdown exercise checklist cutover playbook runbook' -- "$cur"))
        return
        ;;
    --profile)
        COMPREPLY=($(compgen -W 'verify representative' -- "$cur"))
        return
        ;;
    --from)
        COMPREPLY=($(compgen -W "$(muster-cli plan list-templates 2>/dev/null | cut -d' ' -f1)" -- "$cur"))
        return
        ;;
    --report | --sandbox-dir | --postgres-bin)
        _filedir -d
        return
        ;;
    --baseline | --store | -o | --output | --csv | --into | --fields)
        _filedir
        return
        ;;
    --sandbox-user)
        COMPREPLY=($(compgen -u -- "$cur"))
        return
        ;;
    --rto | --rpo | --set | --operator | --failure-at | --limit | --map | --scenario | --sheet | --reason | --search | --incident)
        return
        ;;
    esac

    local command= sub= i
    for ((i = 1; i < cword; i++)); do
        case ${words[i]} in
        --store) ((i++)) ;;
        -*) ;;
        *)
            if [[ -z $command ]]; then command=${words[i]}; elif [[ -z $sub ]]; then sub=${words[i]}; fi
            ;;
        esac
    done

    local common='--json --quiet --verbose --store --help'
    local execution='--report --anonymous --unattended'
    local preparation='--keep --dry-run --level --profile --failure-at --sandbox-dir --sandbox-user --postgres-bin --operator'
    local runs='muster-cli runs'
    case $command in
    '')
        COMPREPLY=($(compgen -W "drill run runs show resume report document plan import export runbook gaps baseline journal cleanup --version $common" -- "$cur"))
        ;;
    drill | run)
        if [[ $cur == -* ]]; then
            local own='--set'
            [[ $command == run ]] && own='--set --ask'
            [[ $command == drill ]] && own='--baseline --rto --rpo'
            COMPREPLY=($(compgen -W "$own $preparation $execution $common" -- "$cur"))
        else
            _filedir
        fi
        ;;
    show | resume | report | document)
        if [[ $cur == -* ]]; then
            local own="$execution"
            [[ $command == report ]] && own='--format --output --anonymous'
            [[ $command == document ]] && own='--kind --format --output --set --fields --save --list --anonymous'
            [[ $command == show ]] && own=
            COMPREPLY=($(compgen -W "$own $common" -- "$cur"))
        else
            COMPREPLY=($(compgen -W "$($runs 2>/dev/null | tail -n +2 | cut -d' ' -f1)" -- "$cur"))
            [[ $command == report || $command == document ]] && _filedir json
        fi
        ;;
    plan | baseline | journal)
        if [[ -z $sub && $cur != -* ]]; then
            local -A subs=([plan]='check new promote compare adopt list-templates' [baseline]='take' [journal]='verify')
            COMPREPLY=($(compgen -W "${subs[$command]}" -- "$cur"))
        elif [[ $cur == -* ]]; then
            local -A options=([check]='--set' [new]='--from --output' [promote]='--scenario --output' [adopt]='--output' [take]='--output')
            COMPREPLY=($(compgen -W "${options[$sub]:-} $common" -- "$cur"))
        elif [[ $sub == new ]]; then
            COMPREPLY=($(compgen -W 'tabletop drill partial failover verification' -- "$cur"))
        elif [[ ($sub == compare || $sub == adopt) && $prev != "$sub" ]]; then
            COMPREPLY=($(compgen -W "$($runs 2>/dev/null | tail -n +2 | cut -d' ' -f1)" -- "$cur"))
        else
            _filedir
        fi
        ;;
    runbook)
        if [[ $cur == -* ]]; then
            COMPREPLY=($(compgen -W "--search --incident --output $common" -- "$cur"))
        else
            COMPREPLY=($(compgen -W 'incident' -- "$cur"))
            _filedir json
        fi
        ;;
    import | export)
        if [[ $cur == -* ]]; then
            local own='--output --as --map --keep-columns --fresh --scenario --incident --sheet --into --dry-run'
            [[ $command == export ]] && own='--format --output'
            COMPREPLY=($(compgen -W "$own $common" -- "$cur"))
        else
            _filedir
        fi
        ;;
    gaps)
        local filters='--open --overdue --recurring'
        if [[ -z $sub && $cur != -* ]]; then
            COMPREPLY=($(compgen -W 'set close reopen same different import export' -- "$cur"))
        elif [[ $cur == -* ]]; then
            local -A options=([close]='--evidence --reason --operator' [reopen]='--reason --operator' [set]='--operator'
                [same]='--operator' [different]='--operator' [import]='--dry-run --operator' [export]="--output $filters")
            COMPREPLY=($(compgen -W "${options[${sub:-none}]-$filters --csv} $common" -- "$cur"))
        elif [[ $sub == import ]]; then
            _filedir
        elif [[ $sub != export ]]; then
            COMPREPLY=($(compgen -W "$(muster-cli gaps 2>/dev/null | tail -n +2 | cut -d' ' -f1)" -- "$cur"))
            __ltrim_colon_completions "$cur"
        fi
        ;;
    runs) COMPREPLY=($(compgen -W "--limit $common" -- "$cur")) ;;
    cleanup) COMPREPLY=($(compgen -W "--dry-run --sandbox-dir $common" -- "$cur")) ;;
    esac
}
complete -F _muster_cli muster-cli
