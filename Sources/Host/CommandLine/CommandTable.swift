import Pipeline

/// All commands, in the order help lists them.
struct CommandTable: Sendable {
    let commands: [ShellCommand]

    /// What a command line asks for.
    enum Request {
        case help(Topic)
        case version
        case run(Invocation)
    }

    /// What somebody wants to know more about.
    enum Topic {
        case everything
        /// The commands that begin with this word.
        case family(String)
        case command(ShellCommand)
    }

    /// Finds the command that `words` begin with, and reads the rest.
    func read(_ words: [String]) throws(Invocation.Misuse) -> Request {
        switch words.first {
        case "--version", "version": return .version
        case nil, "help": return .help(try topic(words.dropFirst().filter { !Self.asksForHelp($0) }))
        default: break
        }
        if words.prefix(while: { $0 != "--" }).contains(where: Self.asksForHelp) {
            return .help(try topic(words.filter { !Self.asksForHelp($0) }))
        }
        let (command, rest) = try command(named: words[...])
        return .run(try Invocation(command, rest))
    }

    /// The commands of two words that begin with this one.
    func family(_ word: String) -> [ShellCommand] { commands.filter { $0.path.count > 1 && $0.path.first == word } }

    private static func asksForHelp(_ word: String) -> Bool { word == "--help" || word == "-h" }

    private func topic(_ words: [String]) throws(Invocation.Misuse) -> Topic {
        guard let first = words.first else { return .everything }
        if words.count == 1, !family(first).isEmpty { return .family(first) }
        return .command(try command(named: words[...]).command)
    }

    private func command(
        named words: ArraySlice<String>
    ) throws(Invocation.Misuse) -> (command: ShellCommand, rest: ArraySlice<String>) {
        let matches = commands.filter { words.starts(with: $0.path) }
        if let match = matches.max(by: { $0.path.count < $1.path.count }) {
            return (match, words.dropFirst(match.path.count))
        }
        let word = words.first ?? ""
        let known = family(word).compactMap(\.path.last)
        guard !known.isEmpty else {
            let names = Set(commands.compactMap(\.path.first))
            throw Invocation.Misuse(message: "there is no command \"\(word)\"" + didYouMean(word, names))
        }
        let listed = "; \(word) knows: " + known.joined(separator: ", ")
        guard let second = words.dropFirst().first else {
            throw Invocation.Misuse(message: "which one" + listed, command: word)
        }
        let hint = didYouMean(second, known, prefix: "\(word) ")
        throw Invocation.Misuse(
            message: "there is no command \"\(word) \(second)\"" + (hint.isEmpty ? listed : hint),
            command: word
        )
    }
}
