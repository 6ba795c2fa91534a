# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_avatar_lint_global_optspecs
    string join \n color= h/help V/version
end

function __fish_avatar_lint_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_avatar_lint_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_avatar_lint_using_subcommand
    set -l cmd (__fish_avatar_lint_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -s V -l version -d 'Print version'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "check" -d 'Check configurations and report findings'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "inspect" -d 'Print what the engine reads from a file, as JSON'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "schema" -d 'Print a JSON Schema of the format, or write all of them to a folder'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "explain" -d 'Print the documentation of a rule'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "rules" -d 'List the rules'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "columns" -d 'Show what each column is recognized as, and by which words of its name'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "pattern" -d 'Explain a `SPECIFIC_ID` pattern: its parts, capacity and samples'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "server" -d 'Run the language server for editors'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "init" -d 'Write a configuration file, the pre-commit hook and the CI step, where there are none'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "completions" -d 'Print the completions for a shell'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "man" -d 'Print a man page, or write all of them to a folder'
complete -c avatar-lint -n "__fish_avatar_lint_needs_command" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l show-settings -d 'Show the settings for this file and the source of each; check nothing' -r -F
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l stdin-filename -d 'File name for standard input, in the output and to find the settings' -r -F
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l as -d 'Check every document as this kind or API model (`AvatarSchema`, `ApiKey`…)' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l fail-on -d 'Minimum level of a finding that makes the command fail [default: warning]' -r -f -a "info\t''
warning\t''
error\t''
never\t''"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l select -d 'Run only these rules or groups' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l ignore -d 'Skip these rules or groups' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l level -d 'Set the level of a rule or group: `error`, `warning`, `info` or `off`' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l profile -d 'Change the default levels: `strict` raises minor privacy risks to warnings and requires a reason for each suppression, `engine` reports only what the engine rejects or misreads' -r -f -a "strict\t''
engine\t''"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l config -d 'Use this configuration file for all files, instead of the nearest one' -r -F
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l add-ignore -d 'Suppress the current findings of these rules or groups by comments in the files' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l reason -d 'The reason that `--add-ignore` writes: who decided, and why. It may hold an expiry date, as in `until=2027-03-01`' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l format -d 'How to show the findings; `FORMAT:FILE` writes to a file, and `-` is standard output. Can be repeated [default: full]' -r -f -a "full\t'The source with the place marked, and what to write instead'
concise\t'One line a finding: `file:line:column: level rule message`'
json\t'One object, documented by `avatar-lint schema avatar-lint-report`'
sarif\t'SARIF 2.1.0, for code scanning'
github\t'Annotations of GitHub Actions'
gitlab\t'A code quality report of GitLab'
junit\t'JUnit\'s XML, for the test view of most pipelines'
markdown\t'A table for a merge request'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l output-file -d 'Write the findings to this file instead of standard output, which is `-`' -r -F
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l max-findings -d 'Maximum number of findings that the `full` format shows; 0 shows all' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l baseline -d 'Hide the findings in this baseline, so that only new ones fail' -r -F
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l write-baseline -d 'Write the current findings to this file as a baseline, and report none' -r -F
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l only-configurations -d 'Treat named files like files in a folder: skip those that are not configurations or are excluded. For hooks, which name every changed file'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l fail-on-empty -d 'Fail, with exit code 2, when there is no configuration to check'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l show-files -d 'List the files that would be checked, and on standard error the skipped files with the reason; check nothing'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l no-config -d 'Use no configuration file'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l fix -d 'Apply safe fixes'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l unsafe-fixes -d 'Also apply fixes that change the run, such as a safer option'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l diff -d 'Show the changes of the fixes, and write nothing'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l show-suppressed -d 'Also show findings that a comment or the baseline suppresses'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -l statistics -d 'Count the findings of each rule'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -s q -l quiet -d 'Print findings of every level and failures, without progress and summary'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand check" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand inspect" -l pyyaml -d 'The version of PyYAML that reads it: 6.0.2, 6.0.3 or 6.0.4' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand inspect" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand inspect" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand schema" -l out-dir -d 'Write `NAME.json` to this folder; without a name, write every schema' -r -F
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand schema" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand schema" -l list -d 'List the schemas'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand schema" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand explain" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand rules" -l format -d 'Output format of the list' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand rules" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand rules" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand columns" -l format -d 'How to list them' -r -f -a "text\t'For people'
json\t'For programs'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand columns" -l config -d 'Use this configuration instead of the nearest' -r -F
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand columns" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand columns" -l no-config -d 'Use no configuration file'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand columns" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand pattern" -l letter-case -d 'Letters that `?` generates' -r -f -a "upper\t'A to Z'
lower\t'a to z'
both\t'A to Z and a to z'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand pattern" -l rows -d 'Number of rows that get an identifier' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand pattern" -l seed -d 'Seed of the samples: the same seed gives the same samples' -r
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand pattern" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand pattern" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand server" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand server" -l stdio -d 'Use standard input and output, which is the only transport'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand server" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand init" -l forge -d 'Where the repository is hosted [default: recognized by the files and remotes of the repository]' -r -f -a "github\t'GitHub, with a workflow for GitHub Actions'
gitlab\t'GitLab, with a job for GitLab CI'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand init" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand completions" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand man" -l out-dir -d 'Write all pages to this folder, such as `~/.local/share/man/man1`' -r -F
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand man" -l color -d 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set' -r -f -a "auto\t'If standard output is a terminal'
always\t'Also in files and pipes'
never\t'Never'"
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "check" -d 'Check configurations and report findings'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "inspect" -d 'Print what the engine reads from a file, as JSON'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "schema" -d 'Print a JSON Schema of the format, or write all of them to a folder'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "explain" -d 'Print the documentation of a rule'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "rules" -d 'List the rules'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "columns" -d 'Show what each column is recognized as, and by which words of its name'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "pattern" -d 'Explain a `SPECIFIC_ID` pattern: its parts, capacity and samples'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "server" -d 'Run the language server for editors'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "init" -d 'Write a configuration file, the pre-commit hook and the CI step, where there are none'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "completions" -d 'Print the completions for a shell'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "man" -d 'Print a man page, or write all of them to a folder'
complete -c avatar-lint -n "__fish_avatar_lint_using_subcommand help; and not __fish_seen_subcommand_from check inspect schema explain rules columns pattern server init completions man help" -f -a "help" -d 'Print this message or the help of the given subcommand(s)'
