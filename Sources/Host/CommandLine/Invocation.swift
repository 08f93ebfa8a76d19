/// A command line that has been read.
struct Invocation: Sendable {
    let command: ShellCommand
    private(set) var arguments: [String: [String]] = [:]
    private(set) var options: [String: [String]] = [:]

    /// A command line that names no command, or wrongly.
    struct Misuse: Error, Equatable {
        let message: String
        /// What to look up, as in `tutorline help check`.
        var command: String?
    }

    subscript(argument name: String) -> String? {
        arguments[name]?.first ?? command.arguments.first { $0.name == name }?.fallback
    }

    func rest(_ name: String) -> [String] { arguments[name] ?? [] }

    subscript(option name: String) -> String? {
        options[name]?.last ?? command.options.first { $0.name == name }?.fallback
    }

    func all(_ name: String) -> [String] { options[name] ?? [] }

    func has(_ flag: String) -> Bool { options[flag] != nil }

    /// Reads the words that follow the command's own.
    init(_ command: ShellCommand, _ words: ArraySlice<String>) throws(Misuse) {
        self.command = command
        for word in words { try look(at: word) }
        var plain: [String] = []
        var words = words
        var optionsEnded = false
        while let word = words.popFirst() {
            if optionsEnded || !word.hasPrefix("-") || word == "-" {
                plain.append(word)
            } else if word == "--" {
                optionsEnded = true
            } else {
                try take(option: word, &words)
            }
        }
        try place(plain)
    }

    /// The longest word that anybody means; a question is never longer.
    private static let longest = WireLimit.text

    /// Refuses what nobody types, wherever it stands.
    private func look(at word: String) throws(Misuse) {
        guard word.utf8.count <= Self.longest else {
            throw misuse("\"\(word.prefix(20))…\" is longer than \(Self.longest) bytes")
        }
        // What was not UTF-8 has been given this sign by now.
        guard !word.unicodeScalars.contains("\u{FFFD}") else { throw misuse("\"\(word.printable)\" is not UTF-8") }
        guard !word.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\n" }) else {
            throw misuse("\"\(word.printable)\" has a control character")
        }
    }

    private mutating func take(option word: String, _ words: inout ArraySlice<String>) throws(Misuse) {
        let parts = word.drop { $0 == "-" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        let name = String(parts.first ?? "")
        guard word.hasPrefix("--"), let option = command.options.first(where: { $0.name == name }) else {
            let known = command.options.map(\.name)
            throw misuse("\(command.name) has no option \(word)" + didYouMean(name, known, prefix: "--"))
        }
        guard option.value != nil else {
            guard parts.count == 1 else { throw misuse("--\(name) is a switch and takes no value") }
            options[name] = []
            return
        }
        let given = parts.count == 2 ? String(parts[1]) : words.popFirst()
        guard let value = given, parts.count == 2 || !value.hasPrefix("--") else {
            throw misuse("--\(name) needs a value: --\(name) \(option.value ?? "")")
        }
        guard !value.isBlank else { throw misuse("--\(name) is empty: --\(name) \(option.value ?? "")") }
        guard option.choices.isEmpty || option.choices.contains(value) else {
            throw misuse("--\(name) must be one of \(option.choices.joined(separator: ", ")), not \"\(value)\"")
        }
        guard option.mayRepeat || options[name] == nil else { throw misuse("--\(name) is given twice") }
        options[name, default: []].append(value)
    }

    private mutating func place(_ plain: [String]) throws(Misuse) {
        guard !plain.contains(where: \.isBlank) else { throw misuse("\(command.name) was given an empty word") }
        var plain = plain[...]
        for argument in command.arguments {
            if argument.isRest {
                arguments[argument.name] = Array(plain)
                plain = []
            } else if let word = plain.popFirst() {
                arguments[argument.name] = [word]
            }
            if arguments[argument.name]?.isEmpty ?? true, argument.fallback == nil {
                throw misuse("\(command.name) needs \(argument.name): \(argument.meaning)")
            }
        }
        if let extra = plain.first { throw misuse("\(command.name) does not know what to do with \"\(extra)\"") }
    }

    private func misuse(_ message: String) -> Misuse { Misuse(message: message, command: command.name) }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }

    /// The beginning of a word as it may be shown.
    fileprivate var printable: String {
        String(
            prefix(40).map {
                $0.unicodeScalars.contains { $0.properties.generalCategory == .control } ? "\u{FFFD}" : $0
            }
        )
    }
}
