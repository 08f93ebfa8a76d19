/// Gives what a bundle's modules declare shorter names, where nothing else is called like that: browsers get less, and
/// the sources keep names that say something.
///
/// A name is changed wherever it stands or nowhere, so nobody has to know what it means where. One that could be the
/// name of a property somewhere is left alone, and so are strings, templates and regular expressions.
struct ShortNames {
    private enum Piece {
        case name(Substring)
        case other(Substring)
    }

    private var pieces: [Piece] = []
    /// What has a property's name, or may have.
    private var fixed: Set<Substring> = []
    private var declared: [Substring: Int] = [:]
    /// What is called something already, and words that nothing can be called.
    private var names: Set<Substring> = ["do", "if", "in"]

    static func shorten(_ script: String) -> String {
        var names = ShortNames()
        names.read(script[...])
        return names.written
    }

    private mutating func read(_ script: Substring) {
        var rest = script
        while let first = rest.first {
            if let end = Self.opaque(rest, after: pieces.last) {
                // Names within a template are not looked for, so they stay.
                if first == "`" { fixed.formUnion(rest[..<end].split { !ScriptSpacing.isWord($0) }) }
                pieces.append(.other(rest[..<end]))
                rest = rest[end...]
            } else if ScriptSpacing.isWord(first) {
                let word = rest.prefix(while: ScriptSpacing.isWord)
                pieces.append(first.isNumber ? .other(word) : .name(word))
                rest = rest[word.endIndex...]
            } else {
                pieces.append(.other(rest.prefix(1)))
                rest = rest.dropFirst()
            }
        }
        for index in pieces.indices { sort(index) }
    }

    /// Where the string, template or regular expression ends that begins here, if one does.
    private static func opaque(_ rest: Substring, after last: Piece?) -> Substring.Index? {
        guard let quote = rest.first, "\"'`/".contains(quote) else { return nil }
        if quote == "/" {
            switch last {
            case .name(let word)?: guard word == "return" else { return nil }
            case .other(let text)?: guard text.last.map({ "(=,:!&|?{};[>".contains($0) }) ?? true else { return nil }
            case nil: break
            }
        }
        var (isInClass, depth) = (false, 0)
        var index = rest.index(after: rest.startIndex)
        while index < rest.endIndex {
            let character = rest[index]
            if depth > 0, "\"'`".contains(character), let end = opaque(rest[index...], after: nil) {
                index = end
                continue
            }
            if character == quote, !isInClass { return rest.index(after: index) }
            if quote == "/", "[]".contains(character) { isInClass = character == "[" }
            // What is put into a template may hold texts of its own.
            if quote == "`", rest[index...].hasPrefix("${") { depth += 1 }
            if character == "}", depth > 0 { depth -= 1 }
            index = rest.index(index, offsetBy: character == "\\" ? 2 : 1, limitedBy: rest.endIndex) ?? rest.endIndex
        }
        return nil
    }

    /// Finds out whether a name is declared here, and whether it may be a property's.
    private mutating func sort(_ index: Int) {
        guard case .name(let name) = pieces[index] else { return }
        names.insert(name)
        let (before, after) = (sign(index - 1), sign(index + 1))
        if let word = word(before: index), ["let", "function", "class"].contains(word) {
            declared[name, default: 0] += 0
        } else {
            let isMember = before == "." && sign(index - 2) != "."
            let isField = (before == "{" || before == ",") && [",", "}", "="].contains(after)
            let isAside = ["async", "get", "set", "static"].contains(word(before: index))
            let isMethod = after == "(" && ["{", "}", ";", ","].contains(before)
            let isKey = after == ":" || after == "=" && [";", "}"].contains(before)
            if isMember || isField || isAside || isMethod || isKey {
                fixed.insert(name)
            }
        }
        if declared[name] != nil { declared[name, default: 0] += 1 }
    }

    private func sign(_ index: Int) -> Character? {
        guard pieces.indices.contains(index), case .other(let text) = pieces[index] else { return nil }
        return text.first
    }

    /// The word before a name, with nothing but a space between them.
    private func word(before index: Int) -> Substring? {
        guard index > 1, sign(index - 1)?.isWhitespace == true, case .name(let word) = pieces[index - 2] else {
            return nil
        }
        return word
    }

    private var written: String {
        var short: [Substring: String] = [:]
        var number = 0
        let order = declared.filter { $0.key.count > 2 && !fixed.contains($0.key) }
            .sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        for (name, _) in order {
            repeat {
                short[name] = Self.name(number)
                number += 1
            } while names.contains(Substring(short[name] ?? ""))
        }
        return pieces.map { piece in
            switch piece {
            case .name(let name): short[name] ?? String(name)
            case .other(let text): String(text)
            }
        }.joined()
    }

    private static func name(_ number: Int) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let first = number < letters.count ? "" : name(number / letters.count - 1)
        return first + String(letters[number % letters.count])
    }
}
