#compdef glassbox
# Completion of glassbox in zsh. In ~/.zshrc, below compinit: source <(glassbox completion zsh)
_glassbox() {
    local line="${(pj: :)words[1,CURRENT-1]} $PREFIX" item text files
    local -a found
    while IFS= read -r item; do
        if [[ $item == :files* ]]; then
            files=yes
        else
            text=${item%%$'\t'*}
            found+=("${text//:/\\:}:${item#*$'\t'}")
        fi
    done < <("${~words[1]}" complete "$line" 2>/dev/null)
    compset -P '--*='
    (( $#found )) && _describe -V glassbox found
    [[ -n $files ]] && _files
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _glassbox "$@"; else compdef _glassbox glassbox; fi
