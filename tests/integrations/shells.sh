#!/usr/bin/env bash
# Completes a command line in bash, zsh and fish, and checks the man pages.
#
#     tests/integrations/shells.sh
#
# Installs zsh, fish and mandoc from Debian where they are missing, which needs root.
# PowerShell is not tested, because Debian has no package for it.
set -euo pipefail
cd "$(dirname "$0")/../../crates/avatar-lint"

missing=()
for program in zsh fish mandoc; do
  command -v "$program" > /dev/null || missing+=("$program")
done
if [ ${#missing[@]} -gt 0 ]; then
  root=()
  [ "$(id -u)" = 0 ] || root=(sudo)
  "${root[@]}" apt-get update -qq
  "${root[@]}" apt-get install -y -qq "${missing[@]}" > /dev/null
fi

# expect SHELL WANTED: the completions, on standard input, contain WANTED.
expect() {
  if grep -- "$2" > /dev/null; then
    echo "ok: $1 offers $2"
  else
    echo "$1 does not offer $2" >&2
    exit 1
  fi
}

complete_in_bash() {
  bash --norc -c '
    source completions/avatar-lint.bash
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    completer=$(complete -p avatar-lint | sed "s/.*-F \([^ ]*\) .*/\1/")
    "$completer" avatar-lint "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
    printf "%s\n" "${COMPREPLY[@]}"' bash "$@"
}
complete_in_bash avatar-lint che | expect bash check
complete_in_bash avatar-lint check --unsafe | expect bash --unsafe-fixes
complete_in_bash avatar-lint check --fail-on '' | expect bash warning

complete_in_fish() {
  fish --no-config -c 'source completions/avatar-lint.fish; complete -C $argv[1]' "$1"
}
complete_in_fish 'avatar-lint che' | expect fish check
complete_in_fish 'avatar-lint check --unsafe' | expect fish --unsafe-fixes
complete_in_fish 'avatar-lint check --fail-on ' | expect fish warning

# zsh completes only on a terminal, so the script creates one.
complete_in_zsh() {
  zsh -f -c '
    zmodload zsh/zpty
    zpty shell zsh -f -i
    zpty -w shell "PS1=; unsetopt beep; fpath=($PWD/completions \$fpath); autoload -Uz compinit; compinit -u -D"
    zpty -w shell "LISTMAX=1000; echo prepared"
    zpty -r shell _ "*prepared*prepared*"
    zpty -w -n shell "$1"$'"'\t\t'"'
    sleep 2
    while zpty -r -t shell line; do print -r -- "$line"; done
    zpty -d shell' zsh "$1"
}
complete_in_zsh 'avatar-lint che' | expect zsh check
complete_in_zsh 'avatar-lint check --unsafe' | expect zsh --unsafe-fixes
complete_in_zsh 'avatar-lint check --fail-on ' | expect zsh warning

for page in man/*.1; do
  mandoc -T lint -W error "$page"
  mandoc "$page" | grep "$(basename "$page" .1)" > /dev/null
done
echo "ok: $(ls man/*.1 | wc -l) man pages"
