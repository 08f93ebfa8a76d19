import Reactor

/// The languages that the host's pages can be read in.
struct Languages: Sendable {
    private let all: [String: Words]

    static let english = Languages([])

    init(_ others: [Words]) {
        all = Dictionary(([.english] + others).map { ($0.language.lowercased(), $0) }) { _, last in last }
    }

    /// Reads the translations in a folder, each in a file that is called by its language.
    init(folder: String, _ shell: Shell) throws {
        guard !folder.isEmpty else {
            self = .english
            return
        }
        let names: [String]
        do { names = try shell.listDirectory(folder) } catch { throw Complaint("--words: \(error).", .misuse) }
        self.init(
            try names.filter { $0.hasSuffix(".json") }.map { name in
                let (file, language) = ("\(folder)/\(name)", String(name.dropLast(".json".count)))
                guard Self.isTag(language) else {
                    throw Complaint(
                        "\(file): a translation must be named after its language, as in fr.json or pt-BR.json.",
                        .misuse
                    )
                }
                return Words(language: language, texts: try WordFile(reading: file, shell).texts)
            }
        )
    }

    var isOnlyEnglish: Bool { all.count == 1 }

    /// The words for a language, or for the one it is a kind of.
    subscript(tag: String) -> Words? {
        let tag = tag.lowercased()
        return all[tag] ?? tag.split(separator: "-").first.flatMap { all[String($0)] }
    }

    /// The words for what a browser says its reader likes best (`fr-CH, fr;q=0.9, en;q=0.8`).
    func words(accepting header: String?) -> Words {
        guard let header, !isOnlyEnglish else { return .english }
        let wishes = header.split(separator: ",").prefix(32).map { wish -> (tag: String, weight: Double) in
            let parts = wish.split(separator: ";").map { $0.filter { $0 != " " } }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (parts.first ?? "", weight)
        }
        // Equal wishes stand in the order of liking; sorting here keeps that order.
        let sorted = wishes.enumerated().sorted { ($1.element.weight, $0.offset) < ($0.element.weight, $1.offset) }
        return sorted.lazy.filter { $0.element.weight > 0 }.compactMap { self[$0.element.tag] }.first ?? .english
    }

    /// What a script asks for: the translations that it can say (`widget.fr.json`); English is in the scripts.
    func file(_ name: String) -> Asset? {
        let parts = name.split(separator: ".")
        guard parts.count == 3, parts[2] == "json", let part = EnglishWords.Part(rawValue: String(parts[0])),
            Self.isTag(String(parts[1]))
        else { return nil }
        let texts = EnglishWords.all.needed(by: part, of: self[String(parts[1])]?.texts ?? [:])
        let members = texts.sorted { $0.key < $1.key }.map { ($0.key, JSON.string($0.value)) }
        return Asset(name, JSON(members: members).bytes)
    }

    /// Whether it looks like a language as pages name it.
    private static func isTag(_ text: String) -> Bool {
        (2...35).contains(text.utf8.count)
            && text.utf8.allSatisfy {
                ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") || $0 == 0x2D
                    || (0x30...0x39).contains($0)
            }
    }
}
