
using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'avatar-lint' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'avatar-lint'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'avatar-lint' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check configurations and report findings')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Print what the engine reads from a file, as JSON')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print a JSON Schema of the format, or write all of them to a folder')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Print the documentation of a rule')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('columns', 'columns', [CompletionResultType]::ParameterValue, 'Show what each column is recognized as, and by which words of its name')
            [CompletionResult]::new('pattern', 'pattern', [CompletionResultType]::ParameterValue, 'Explain a `SPECIFIC_ID` pattern: its parts, capacity and samples')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'Run the language server for editors')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a configuration file, the pre-commit hook and the CI step, where there are none')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a man page, or write all of them to a folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'avatar-lint;check' {
            [CompletionResult]::new('--show-settings', '--show-settings', [CompletionResultType]::ParameterName, 'Show the settings for this file and the source of each; check nothing')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'File name for standard input, in the output and to find the settings')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Check every document as this kind or API model (`AvatarSchema`, `ApiKey`…)')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Minimum level of a finding that makes the command fail [default: warning]')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Run only these rules or groups')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Skip these rules or groups')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Set the level of a rule or group: `error`, `warning`, `info` or `off`')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Change the default levels: `strict` raises minor privacy risks to warnings and requires a reason for each suppression, `engine` reports only what the engine rejects or misreads')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration file for all files, instead of the nearest one')
            [CompletionResult]::new('--add-ignore', '--add-ignore', [CompletionResultType]::ParameterName, 'Suppress the current findings of these rules or groups by comments in the files')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'The reason that `--add-ignore` writes: who decided, and why. It may hold an expiry date, as in `until=2027-03-01`')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show the findings; `FORMAT:FILE` writes to a file, and `-` is standard output. Can be repeated [default: full]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the findings to this file instead of standard output, which is `-`')
            [CompletionResult]::new('--max-findings', '--max-findings', [CompletionResultType]::ParameterName, 'Maximum number of findings that the `full` format shows; 0 shows all')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Hide the findings in this baseline, so that only new ones fail')
            [CompletionResult]::new('--write-baseline', '--write-baseline', [CompletionResultType]::ParameterName, 'Write the current findings to this file as a baseline, and report none')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('--only-configurations', '--only-configurations', [CompletionResultType]::ParameterName, 'Treat named files like files in a folder: skip those that are not configurations or are excluded. For hooks, which name every changed file')
            [CompletionResult]::new('--fail-on-empty', '--fail-on-empty', [CompletionResultType]::ParameterName, 'Fail, with exit code 2, when there is no configuration to check')
            [CompletionResult]::new('--show-files', '--show-files', [CompletionResultType]::ParameterName, 'List the files that would be checked, and on standard error the skipped files with the reason; check nothing')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Use no configuration file')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Apply safe fixes')
            [CompletionResult]::new('--unsafe-fixes', '--unsafe-fixes', [CompletionResultType]::ParameterName, 'Also apply fixes that change the run, such as a safer option')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show the changes of the fixes, and write nothing')
            [CompletionResult]::new('--show-suppressed', '--show-suppressed', [CompletionResultType]::ParameterName, 'Also show findings that a comment or the baseline suppresses')
            [CompletionResult]::new('--statistics', '--statistics', [CompletionResultType]::ParameterName, 'Count the findings of each rule')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print findings of every level and failures, without progress and summary')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print findings of every level and failures, without progress and summary')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;inspect' {
            [CompletionResult]::new('--pyyaml', '--pyyaml', [CompletionResultType]::ParameterName, 'The version of PyYAML that reads it: 6.0.2, 6.0.3 or 6.0.4')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;schema' {
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Write `NAME.json` to this folder; without a name, write every schema')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the schemas')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;explain' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;rules' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'Output format of the list')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;columns' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to list them')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration instead of the nearest')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Use no configuration file')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;pattern' {
            [CompletionResult]::new('--letter-case', '--letter-case', [CompletionResultType]::ParameterName, 'Letters that `?` generates')
            [CompletionResult]::new('--rows', '--rows', [CompletionResultType]::ParameterName, 'Number of rows that get an identifier')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Seed of the samples: the same seed gives the same samples')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;server' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('--stdio', '--stdio', [CompletionResultType]::ParameterName, 'Use standard input and output, which is the only transport')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;init' {
            [CompletionResult]::new('--forge', '--forge', [CompletionResultType]::ParameterName, 'Where the repository is hosted [default: recognized by the files and remotes of the repository]')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;completions' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;man' {
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Write all pages to this folder, such as `~/.local/share/man/man1`')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check configurations and report findings')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Print what the engine reads from a file, as JSON')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print a JSON Schema of the format, or write all of them to a folder')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Print the documentation of a rule')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('columns', 'columns', [CompletionResultType]::ParameterValue, 'Show what each column is recognized as, and by which words of its name')
            [CompletionResult]::new('pattern', 'pattern', [CompletionResultType]::ParameterValue, 'Explain a `SPECIFIC_ID` pattern: its parts, capacity and samples')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'Run the language server for editors')
            [CompletionResult]::new('init', 'init', [CompletionResultType]::ParameterValue, 'Write a configuration file, the pre-commit hook and the CI step, where there are none')
            [CompletionResult]::new('completions', 'completions', [CompletionResultType]::ParameterValue, 'Print the completions for a shell')
            [CompletionResult]::new('man', 'man', [CompletionResultType]::ParameterValue, 'Print a man page, or write all of them to a folder')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'avatar-lint;help;check' {
            break
        }
        'avatar-lint;help;inspect' {
            break
        }
        'avatar-lint;help;schema' {
            break
        }
        'avatar-lint;help;explain' {
            break
        }
        'avatar-lint;help;rules' {
            break
        }
        'avatar-lint;help;columns' {
            break
        }
        'avatar-lint;help;pattern' {
            break
        }
        'avatar-lint;help;server' {
            break
        }
        'avatar-lint;help;init' {
            break
        }
        'avatar-lint;help;completions' {
            break
        }
        'avatar-lint;help;man' {
            break
        }
        'avatar-lint;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
