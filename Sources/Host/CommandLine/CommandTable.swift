import Pipeline

/// All commands, in the order help lists them.
struct CommandTable: Sendable {
    let commands: [ShellCommand]

    /// Finds the command that `words` begin with, and reads the rest.
    func read(_ words: [String]) throws(Invocation.Misuse) -> Request {
        guard let first = words.first, first != "--help", first != "-h" else { return .help(nil) }
        if first == "--version" || first == "version" { return .version }
        if first == "help" {
            return words.count == 1 ? .help(nil) : .help(try command(named: words.dropFirst()).command)
        }
        let (command, rest) = try command(named: words[...])
        if rest.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
            return .help(command)
        }
        return .run(try Invocation(command, rest))
    }

    enum Request {
        case help(ShellCommand?)
        case version
        case run(Invocation)
    }

    private func command(
        named words: ArraySlice<String>
    ) throws(Invocation.Misuse) -> (command: ShellCommand, rest: ArraySlice<String>) {
        let matches = commands.filter { words.starts(with: $0.path) }
        if let match = matches.max(by: { $0.path.count < $1.path.count }) {
            return (match, words.dropFirst(match.path.count))
        }
        let family = commands.filter { $0.path.count > 1 && $0.path.first == words.first }
        guard family.isEmpty else {
            let known = family.compactMap(\.path.last)
            let second = words.dropFirst().first
            let hint = second.map { didYouMean($0, known) } ?? ""
            let listed = "; \(words.first ?? "") knows: " + known.joined(separator: ", ")
            throw Invocation.Misuse(
                message: second.map { "there is no command \"\(words.first ?? "") \($0)\"" } ?? "which one"
                    + (hint.isEmpty ? listed : hint)
            )
        }
        let word = words.first ?? ""
        let known = Set(commands.compactMap(\.path.first))
        throw Invocation.Misuse(message: "there is no command \"\(word)\"" + didYouMean(word, known))
    }
}
