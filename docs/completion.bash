# Completion of halfsky's commands and options for bash. Installed as
# share/bash-completion/completions/halfsky.

_halfsky()
{
    local word="${COMP_WORDS[COMP_CWORD]}"
    local before="${COMP_WORDS[COMP_CWORD - 1]}"
    local commands="read check clean mask models measures init agency person submit document finding fact call form grid table rebuild db key audit setting figure ledger entry help"
    local general="--lang --catalog --data --keys --help --version"
    local command="" i

    for ((i = 1; i < COMP_CWORD; i++)); do
        case "${COMP_WORDS[i]}" in
        read | check | clean | mask | models | measures | init | agency | call | form | grid | table | person | setting | figure | ledger | entry | submit | document | finding | fact | rebuild | help)
            command="${COMP_WORDS[i]}"
            break
            ;;
        esac
    done

    COMPREPLY=()
    case "$before" in
    --format)
        if [ "$command" = check ]; then
            mapfile -t COMPREPLY < <(compgen -W "text jsonl csv html docx" -- "$word")
        else
            mapfile -t COMPREPLY < <(compgen -W "text jsonl csv html plain" -- "$word")
        fi
        return
        ;;
    --lang)
        mapfile -t COMPREPLY < <(compgen -W "zh en" -- "$word")
        return
        ;;
    --catalog | --data | --keys)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        return
        ;;
    -j | --jobs | --explain | --from | --limit)
        return
        ;;
    -o | --output | --list | --models | --exceptions | --passphrase | --receipt)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        return
        ;;
    esac

    case "$command:$word" in
    read:-*)
        mapfile -t COMPREPLY < <(compgen -W "--format --all -j --jobs -o --output $general" -- "$word")
        ;;
    check:-*)
        mapfile -t COMPREPLY < <(compgen -W "--format -j --jobs --no-copies --models --exceptions -o --output $general" -- "$word")
        ;;
    clean:-* | mask:-*)
        mapfile -t COMPREPLY < <(compgen -W "--list -j --jobs -o --output $general" -- "$word")
        ;;
    measures:-*)
        mapfile -t COMPREPLY < <(compgen -W "--explain $general" -- "$word")
        ;;
    init:-*)
        mapfile -t COMPREPLY < <(compgen -W "--name --code --first --sample $general" -- "$word")
        ;;
    form:-*)
        mapfile -t COMPREPLY < <(compgen -W "--title --number --issuer --approval --until --renew --of --table --correct --was --over --by --checked --head --note --take-back --print --code --output --missing --blank --call --trial --submit $general" -- "$word")
        ;;
    call:-*)
        mapfile -t COMPREPLY < <(compgen -W "--period --due --in --document --form --measures --to --kind --below --note --all --missing --of --title --withdraw --format --output $general" -- "$word")
        ;;
    agency:-*)
        mapfile -t COMPREPLY < <(compgen -W "--day --first --trial --kind --below --alias --region --credit $general" -- "$word")
        ;;
    person:-*)
        mapfile -t COMPREPLY < <(compgen -W "--duty --name --day --all --masked --sex --phone --instead --first --trial $general" -- "$word")
        ;;
    setting:-*)
        mapfile -t COMPREPLY < <(compgen -W "$general" -- "$word")
        ;;
    figure:-*)
        mapfile -t COMPREPLY < <(compgen -W "--period --source --by --paper --paper-day --as-of --trial --of --extent --reason $general" -- "$word")
        ;;
    ledger:-*)
        mapfile -t COMPREPLY < <(compgen -W "--undo $general" -- "$word")
        ;;
    entry:-*)
        mapfile -t COMPREPLY < <(compgen -W "--of --day --was --masked --trial $general" -- "$word")
        ;;
    grid:-*)
        mapfile -t COMPREPLY < <(compgen -W "--of --extent --smallest --depth --by --accept --decline --accepted --take-back $general" -- "$word")
        ;;
    table:-*)
        mapfile -t COMPREPLY < <(compgen -W "--output --agency --period --incomplete --format --call --due --in $general" -- "$word")
        ;;
    submit:-*)
        mapfile -t COMPREPLY < <(compgen -W "--call --agency --period --beside $general" -- "$word")
        ;;
    document:-*)
        mapfile -t COMPREPLY < <(compgen -W "--call --agency --period --state --all --text --at --beside --revision --format --output $general" -- "$word")
        ;;
    finding:-*)
        mapfile -t COMPREPLY < <(compgen -W "--open --rule --revision --take-back $general" -- "$word")
        ;;
    fact:-*)
        mapfile -t COMPREPLY < <(compgen -W "--all --value --measure --period --extent --subject --as-of --note --revision $general" -- "$word")
        ;;
    db:-*)
        mapfile -t COMPREPLY < <(compgen -W "$general" -- "$word")
        ;;
    key:-*)
        mapfile -t COMPREPLY < <(compgen -W "--output --passphrase $general" -- "$word")
        ;;
    audit:-*)
        mapfile -t COMPREPLY < <(compgen -W "--from --limit --receipt $general" -- "$word")
        ;;
    *:-*)
        mapfile -t COMPREPLY < <(compgen -W "$general" -- "$word")
        ;;
    read:* | check:* | clean:* | mask:* | models:* | submit:*)
        compopt -o filenames
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        ;;
    measures:*)
        local keys
        keys=$("${COMP_WORDS[0]}" measures 2>/dev/null | cut -d' ' -f1)
        mapfile -t COMPREPLY < <(compgen -W "$keys" -- "$word")
        ;;
    # form make, form list, form show, form fill, form zero, form submit, form return, form accept, form template, form load
    form:*)
        mapfile -t COMPREPLY < <(compgen -f -W "make list show fill zero submit return accept template load" -- "$word")
        ;;
    # call make, call list, call show, call pass, call confirm, call change, call close, call inventory
    call:*)
        mapfile -t COMPREPLY < <(compgen -W "make list show pass confirm change close inventory" -- "$word")
        ;;
    agency:*)
        mapfile -t COMPREPLY < <(compgen -f -W "list import add show move rename code merge split end link unlink" -- "$word")
        ;;
    person:*)
        mapfile -t COMPREPLY < <(compgen -f -W "list add end import" -- "$word")
        ;;
    setting:*)
        mapfile -t COMPREPLY < <(compgen -f -W "list set" -- "$word")
        ;;
    figure:*)
        mapfile -t COMPREPLY < <(compgen -f -W "import settle unsettle" -- "$word")
        ;;
    document:*)
        mapfile -t COMPREPLY < <(compgen -W "list show draft assign split return accept" -- "$word")
        ;;
    finding:*)
        mapfile -t COMPREPLY < <(compgen -W "list explain dismiss" -- "$word")
        ;;
    fact:*)
        mapfile -t COMPREPLY < <(compgen -W "list accept correct reject" -- "$word")
        ;;
    ledger:*)
        mapfile -t COMPREPLY < <(compgen -f -W "list show complete" -- "$word")
        ;;
    entry:*)
        mapfile -t COMPREPLY < <(compgen -f -W "list add correct void import" -- "$word")
        ;;
    grid:*)
        mapfile -t COMPREPLY < <(compgen -W "show rank trace series compare pivot propose verify" -- "$word")
        ;;
    table:*)
        mapfile -t COMPREPLY < <(compgen -f -W "fill" -- "$word")
        ;;
    db:*)
        mapfile -t COMPREPLY < <(compgen -f -W "check backup restore" -- "$word")
        ;;
    key:*)
        mapfile -t COMPREPLY < <(compgen -f -W "export import renew" -- "$word")
        ;;
    audit:*)
        mapfile -t COMPREPLY < <(compgen -W "list verify" -- "$word")
        ;;
    help:* | :*)
        mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$word")
        ;;
    esac
}

complete -F _halfsky halfsky
