import Pipeline
import Responders

/// All texts that a school can translate, in English, in the order in which they are handed to a translator.
struct EnglishWords: Sendable {
    /// What of a browser's scripts has texts of its own.
    enum Part: String, Sendable, CaseIterable {
        case widget, desk, team

        /// The module with its English.
        fileprivate var path: String { self == .widget ? "widget/messages.js" : "\(rawValue)/words.js" }
    }

    static let all = EnglishWords(assets: .embedded)

    /// Names and texts.
    let texts: [(name: String, text: String)]
    private let byName: [String: String]
    private let parts: [Part: Set<String>]

    init(assets: Assets) {
        let pages =
            Self.texts(of: PageWord.self) + Self.texts(of: PracticeWord.self) + Self.texts(of: TeamWord.self)
            + Self.texts(of: SentenceWord.self) + Self.partTexts
        let errors = ErrorCode.allCases.map { (name: "error.\($0.rawValue)", text: $0.sentence) }
        var parts: [Part: Set<String>] = [:]
        var scripts: [(name: String, text: String)] = []
        for part in Part.allCases {
            let texts = Self.texts(in: assets[part.path])
            // What refuses is told in the widget, at the desk and on the team's pages alike.
            parts[part] = Set((texts + errors).map(\.name))
            scripts += texts
        }
        var byName: [String: String] = [:]
        self.texts = (scripts + errors + pages).filter { byName.updateValue($0.text, forKey: $0.name) == nil }
        self.byName = Dictionary(texts.map { ($0.name, $0.text) }) { first, _ in first }
        self.parts = parts
    }

    subscript(name: String) -> String? { byName[name] }

    /// Those of some translations that a part of the scripts, and what it shares with the widget, can say.
    func needed(by part: Part, of texts: [String: String]) -> [String: String] {
        let names = (parts[part] ?? []).union(parts[.widget] ?? [])
        return texts.filter { names.contains($0.key) }
    }

    private static func texts<Word: CatalogueWord>(of type: Word.Type) -> [(name: String, text: String)] {
        Word.allCases.map { ($0.name, $0.rawValue) }
    }

    /// What the parts that come along say that they do.
    private static var partTexts: [(name: String, text: String)] {
        ModuleRegistry.standard.listing.map { (partName($0), $0.summary) }
    }

    /// How the text is called that tells what a part does.
    static func partName(_ part: ListedModule) -> String { "page.part.\(part.kind.rawValue).\(part.name)" }

    /// The texts of a module that holds nothing but them, as an object between round brackets.
    private static func texts(in asset: Asset?) -> [(name: String, text: String)] {
        let source = String(decoding: asset?.bytes ?? [], as: UTF8.self)
        guard let start = source.firstRange(of: "({"), let end = source.ranges(of: "})").last else { return [] }
        let object = source[start.upperBound..<end.lowerBound].reversed().drop { $0.isWhitespace || $0 == "," }
            .reversed()
        guard case .object(let members)? = try? JSON(parsing: Array("{\(String(object))}".utf8)) else { return [] }
        return members.names.compactMap { name in members[name]?.string.map { (name, $0) } }
    }
}
