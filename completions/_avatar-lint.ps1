
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
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check configurations and show what is wrong with them')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show as JSON what the engine reads from a file')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print a JSON Schema of the format, or write all of them to a folder')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Show the documentation of a rule')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('pattern', 'pattern', [CompletionResultType]::ParameterValue, 'Explain a `SPECIFIC_ID` pattern: its parts, its capacity, samples')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'Serve an editor that speaks the Language Server Protocol')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print this message or the help of the given subcommand(s)')
            break
        }
        'avatar-lint;check' {
            [CompletionResult]::new('--show-settings', '--show-settings', [CompletionResultType]::ParameterName, 'Show the settings of this file and where each comes from; check nothing')
            [CompletionResult]::new('--stdin-filename', '--stdin-filename', [CompletionResultType]::ParameterName, 'Name that standard input goes by in the output and for the configuration')
            [CompletionResult]::new('--as', '--as', [CompletionResultType]::ParameterName, 'Check every document as this kind or API model (`AvatarSchema`, `ApiKey`…)')
            [CompletionResult]::new('--fail-on', '--fail-on', [CompletionResultType]::ParameterName, 'Least level that makes the command fail [default: warning]')
            [CompletionResult]::new('--select', '--select', [CompletionResultType]::ParameterName, 'Run these rules or groups only')
            [CompletionResult]::new('--ignore', '--ignore', [CompletionResultType]::ParameterName, 'Leave out these rules or groups')
            [CompletionResult]::new('--level', '--level', [CompletionResultType]::ParameterName, 'Set the level of a rule or group: `error`, `warning`, `info` or `off`')
            [CompletionResult]::new('--profile', '--profile', [CompletionResultType]::ParameterName, 'Start from other levels: `strict` makes warnings of what weakens privacy and wants reasons for ignoring it, `engine` keeps what the engine rejects or misreads')
            [CompletionResult]::new('--config', '--config', [CompletionResultType]::ParameterName, 'Use this configuration for all files, instead of the nearest to each')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to show the findings; `FORMAT:FILE` writes to a file, and `-` is standard output. Can be repeated [default: full]')
            [CompletionResult]::new('--output-file', '--output-file', [CompletionResultType]::ParameterName, 'Write the findings to this file instead of standard output, which is `-`')
            [CompletionResult]::new('--baseline', '--baseline', [CompletionResultType]::ParameterName, 'Hide the findings that this file knows, so that only new ones fail')
            [CompletionResult]::new('--write-baseline', '--write-baseline', [CompletionResultType]::ParameterName, 'Write the findings there are now to this file, as a baseline, and show none')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('--only-configurations', '--only-configurations', [CompletionResultType]::ParameterName, 'Treat named files as if they had been found in a folder: skip what is no configuration, or is excluded. For hooks, which name every changed file')
            [CompletionResult]::new('--fail-on-empty', '--fail-on-empty', [CompletionResultType]::ParameterName, 'Fail, with exit code 2, when there is no configuration to check')
            [CompletionResult]::new('--show-files', '--show-files', [CompletionResultType]::ParameterName, 'List the files that would be checked, and on standard error those that would not, with the reason; check nothing')
            [CompletionResult]::new('--no-config', '--no-config', [CompletionResultType]::ParameterName, 'Use no configuration file')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Mend what can be mended for certain')
            [CompletionResult]::new('--unsafe-fixes', '--unsafe-fixes', [CompletionResultType]::ParameterName, 'Mend also what changes the run, such as a safer option in place of the one that is written')
            [CompletionResult]::new('--diff', '--diff', [CompletionResultType]::ParameterName, 'Show what would be mended, and write nothing')
            [CompletionResult]::new('--show-suppressed', '--show-suppressed', [CompletionResultType]::ParameterName, 'Also show findings that a comment or the baseline hides')
            [CompletionResult]::new('--statistics', '--statistics', [CompletionResultType]::ParameterName, 'Count the findings of each rule')
            [CompletionResult]::new('-q', '-q', [CompletionResultType]::ParameterName, 'Print findings and failures only')
            [CompletionResult]::new('--quiet', '--quiet', [CompletionResultType]::ParameterName, 'Print findings and failures only')
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
            [CompletionResult]::new('--out-dir', '--out-dir', [CompletionResultType]::ParameterName, 'Write `NAME.json` into this folder; without a name, every schema')
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
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to list them')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;pattern' {
            [CompletionResult]::new('--letter-case', '--letter-case', [CompletionResultType]::ParameterName, 'Which letters `?` stands for')
            [CompletionResult]::new('--rows', '--rows', [CompletionResultType]::ParameterName, 'Number of rows that get an identifier')
            [CompletionResult]::new('--seed', '--seed', [CompletionResultType]::ParameterName, 'Start of the samples: the same seed gives the same samples')
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;server' {
            [CompletionResult]::new('--color', '--color', [CompletionResultType]::ParameterName, 'When to use colors; `auto` uses them on a terminal, unless `NO_COLOR` is set')
            [CompletionResult]::new('--stdio', '--stdio', [CompletionResultType]::ParameterName, 'Speak over standard input and output, which is the only way there is')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'avatar-lint;help' {
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Check configurations and show what is wrong with them')
            [CompletionResult]::new('inspect', 'inspect', [CompletionResultType]::ParameterValue, 'Show as JSON what the engine reads from a file')
            [CompletionResult]::new('schema', 'schema', [CompletionResultType]::ParameterValue, 'Print a JSON Schema of the format, or write all of them to a folder')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Show the documentation of a rule')
            [CompletionResult]::new('rules', 'rules', [CompletionResultType]::ParameterValue, 'List the rules')
            [CompletionResult]::new('pattern', 'pattern', [CompletionResultType]::ParameterValue, 'Explain a `SPECIFIC_ID` pattern: its parts, its capacity, samples')
            [CompletionResult]::new('server', 'server', [CompletionResultType]::ParameterValue, 'Serve an editor that speaks the Language Server Protocol')
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
        'avatar-lint;help;pattern' {
            break
        }
        'avatar-lint;help;server' {
            break
        }
        'avatar-lint;help;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
