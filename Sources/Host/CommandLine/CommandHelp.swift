/// What `--help` prints, and the reference in `docs/commands.md`: two renderings of the one table.
struct CommandHelp {
    let table: CommandTable
    let style: Style
    /// How many characters fit a line.
    var width = Int.max

    /// What somebody asked for.
    func about(_ topic: CommandTable.Topic) -> String {
        switch topic {
        case .everything: overview()
        case .family(let word): family(word)
        case .command(let command): page(command)
        }
    }

    /// The list of all commands.
    func overview() -> String {
        """
        \(fit("Tutorline: answers learners who are stuck, from a chain that a teaching team configures."))

        Usage: tutorline COMMAND [ARGUMENT…] [--OPTION…]

        \(rows(table.commands.map { ($0.name, $0.summary) }))

        \(fit("tutorline help COMMAND tells more. Exit codes: \(exitCodes(separator: "; "))."))
        """
    }

    /// The commands that begin with one word.
    private func family(_ word: String) -> String {
        """
        Usage: tutorline \(word) COMMAND [ARGUMENT…] [--OPTION…]

        \(rows(table.family(word).map { ($0.name, $0.summary) }))

        \(fit("tutorline help \(word) COMMAND tells more."))
        """
    }

    /// Everything about one command.
    func page(_ command: ShellCommand) -> String {
        var sections = ["Usage: \(usage(command))", fit(command.summary)]
        if !command.details.isEmpty { sections.append(fit(command.details)) }
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

    private func list(_ title: String, _ list: [(String, String)]) -> String { "\(title):\n\(rows(list))" }

    /// Names in a column, and their meanings in another; where that would be too narrow, under the names.
    private func rows(_ list: [(String, String)]) -> String {
        let column = (list.map(\.0.count).max() ?? 0) + 4
        let isWide = width - column >= 30
        return list.map { name, meaning in
            let margin = isWide ? column : 6
            let gap = isWide ? String(repeating: " ", count: column - 2 - name.count) : "\n      "
            return "  " + style.bold(name) + gap + fit(meaning, margin: margin)
        }.joined(separator: "\n")
    }

    /// Breaks lines between words, all after the first behind a margin.
    private func fit(_ text: String, margin: Int = 0) -> String {
        var (lines, room) = ([""], 0)
        for word in text.split(separator: " ", omittingEmptySubsequences: false) {
            if room + word.count > width - margin, room > 0 {
                lines.append("")
                room = 0
            }
            lines[lines.count - 1] += (room > 0 ? " " : "") + word
            room += word.count + 1
        }
        return lines.joined(separator: "\n" + String(repeating: " ", count: margin))
    }

    private func tabled(_ title: String, _ rows: [(String, String)]) -> String {
        let lines = rows.map { "| `\($0)` | \($1.replacing("|", with: "\\|")) |" }
        return "| \(title) | Meaning |\n|---|---|\n" + lines.joined(separator: "\n")
    }

    private func exitCodes(separator: String) -> String {
        ExitCode.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: separator)
    }
}
