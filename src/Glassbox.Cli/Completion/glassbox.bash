# Completion of glassbox in bash. In ~/.bashrc: source <(glassbox completion bash)
_glassbox() {
    local word=$2 text meaning
    [[ $word == '=' ]] && word=
    COMPREPLY=()
    compopt -o nosort 2>/dev/null
    while IFS=$'\t' read -r text meaning; do
        if [[ $text == :files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r text; do COMPREPLY+=("$text"); done < <(compgen -f -- "$word" | sort)
        elif [[ $text == *[[:space:]]* ]]; then
            COMPREPLY+=("$(printf %q "$text")")
        else
            COMPREPLY+=("$text")
        fi
    done < <("${1/#\~/$HOME}" complete "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -F _glassbox glassbox
