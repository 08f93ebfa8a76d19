/// What `--help` prints, and the reference in `docs/commands.md`: two renderings of the one table.
struct CommandHelp {
    let table: CommandTable
    let style: Style

    /// The list of all commands.
    func overview() -> String {
        let width = table.commands.map(\.name.count).max() ?? 0
        let lines = table.commands.map { command in
            "  " + style.bold(command.name) + String(repeating: " ", count: width - command.name.count + 2)
                + command.summary
        }
        return """
            Tutorline: answers learners who are stuck, from a chain that a teaching team configures.

            Usage: tutorline COMMAND [ARGUMENT…] [--OPTION…]

            \(lines.joined(separator: "\n"))

            tutorline help COMMAND tells more. Exit codes: \(exitCodes(separator: "; ")).
            """
    }

    /// Everything about one command.
    func page(_ command: ShellCommand) -> String {
        var sections = ["Usage: \(usage(command))", command.summary]
        if !command.details.isEmpty { sections.append(command.details) }
        if !command.arguments.isEmpty {
            sections.append(list("Arguments", command.arguments.map { ($0.name, describe($0)) }))
        }
        if !command.options.isEmpty {
            sections.append(list("Options", command.options.map { (spelling($0), describe($0)) }))
        }
        if !command.examples.isEmpty {
            sections.append("Examples:\n" + command.examples.map { "  \($0)" }.joined(separator: "\n"))
        }
        return sections.joined(separator: "\n\n")
    }

    /// The reference as Markdown.
    func reference() -> String {
        let pages = table.commands.map { command in
            var parts = ["## `tutorline \(command.name)`", command.summary, "```\n\(usage(command))\n```"]
            if !command.details.isEmpty { parts.append(command.details) }
            if !command.arguments.isEmpty {
                parts.append(tabled("Argument", command.arguments.map { ($0.name, describe($0)) }))
            }
            if !command.options.isEmpty {
                parts.append(tabled("Option", command.options.map { (spelling($0), describe($0)) }))
            }
            if !command.examples.isEmpty {
                parts.append("```sh\n" + command.examples.joined(separator: "\n") + "\n```")
            }
            return parts.joined(separator: "\n\n")
        }
        let codes = ExitCode.allCases.map { "| \($0.rawValue) | \($0.meaning) |" }.joined(separator: "\n")
        return """
            # Commands

            This page is made from the table of commands (`tutorline reference`); a test keeps it true.

            \(pages.joined(separator: "\n\n"))

            ## Exit codes

            | Code | Meaning |
            |---|---|
            \(codes)
            """
    }

    private func usage(_ command: ShellCommand) -> String {
        let arguments = command.arguments.map { argument in
            let name = argument.name + (argument.isRest ? "…" : "")
            return argument.fallback == nil ? " \(name)" : " [\(name)]"
        }
        return "tutorline \(command.name)" + arguments.joined() + (command.options.isEmpty ? "" : " [--OPTION…]")
    }

    private func spelling(_ option: ShellCommand.Option) -> String {
        "--\(option.name)" + (option.value.map { " \($0)" } ?? "")
    }

    private func describe(_ argument: ShellCommand.Argument) -> String {
        guard let fallback = argument.fallback, !fallback.isEmpty else { return argument.meaning }
        return "\(argument.meaning) (default: \(fallback))"
    }

    private func describe(_ option: ShellCommand.Option) -> String {
        var text = option.meaning
        if !option.choices.isEmpty { text += ": " + option.choices.joined(separator: ", ") }
        if let fallback = option.fallback, !fallback.isEmpty { text += " (default: \(fallback))" }
        return text + (option.mayRepeat ? "; may be repeated" : "")
    }

    private func list(_ title: String, _ rows: [(String, String)]) -> String {
        let width = rows.map(\.0.count).max() ?? 0
        let lines = rows.map { name, meaning in
            "  " + style.bold(name) + String(repeating: " ", count: width - name.count + 2) + meaning
        }
        return "\(title):\n" + lines.joined(separator: "\n")
    }

    private func tabled(_ title: String, _ rows: [(String, String)]) -> String {
        let lines = rows.map { "| `\($0)` | \($1.replacing("|", with: "\\|")) |" }
        return "| \(title) | Meaning |\n|---|---|\n" + lines.joined(separator: "\n")
    }

    private func exitCodes(separator: String) -> String {
        ExitCode.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: separator)
    }
}
