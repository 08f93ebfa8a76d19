public import Pipeline

/// The settings of the `faq` part.
public struct FAQSettings: ModuleSettings {
    /// What to do when two entries fit about as well.
    public enum WhenClose: String, Sendable, Decodable, CaseIterable { case ask, decline }

    public var file: TextFile?
    public var threshold = FAQIndex.defaultThreshold
    public var margin = FAQIndex.defaultMargin
    public var language = "en"
    public var hints = true
    public var whenClose = WhenClose.ask

    public init() {}

    public static let meanings = [
        "file": "The questions and answers, in Markdown or, if its name ends in .json, in JSON.",
        "threshold":
            "How well an entry has to fit before it answers, from 0 to 1; with a higher value it answers less often and is wrong less often.",
        "margin":
            "How clearly the best entry has to be ahead of the next, from 0 to 0.5; with a higher value it asks which is meant more often.",
        "language": "The language of the questions, as its two-letter code.",
        "hints": "Whether hints come before the answer, one each time the learner asks.",
        "whenClose": "What to do when two entries fit: \"ask\" which one is meant, or \"decline\".",
    ]

    public func validate() throws {
        guard (0...1).contains(threshold) else {
            throw InvalidSettings("\"threshold\" is \(threshold); write a number from 0 to 1", at: "threshold")
        }
        guard (0...0.5).contains(margin) else {
            throw InvalidSettings("\"margin\" is \(margin); write a number from 0 to 0.5", at: "margin")
        }
        _ = try chosenLanguage()
        _ = try document()
    }

    public var namedModules: [NamedModule] {
        guard let file, let entries = try? document().entries else { return [] }
        return entries.compactMap { entry in
            entry.module.map { NamedModule(id: $0, file: file.path, line: entry.moduleLine ?? entry.line) }
        }
    }

    public func fileTests(in module: String?) -> FileTests {
        guard let file, let responder = try? FAQResponder(self) else { return FileTests() }
        return responder.fileTests(of: file.path, in: module)
    }

    public func resemblances(to questions: [NewQuestion]) -> [Resemblance?] {
        guard let file, let document = try? document(), let language = try? chosenLanguage() else {
            return questions.map { _ in nil }
        }
        let index = FAQIndex(document.entries, language: language, subject: document.title)
        return questions.map { question in
            index.resembling(question, threshold: threshold).map { match in
                Resemblance(
                    question: match.entry.question,
                    file: file.told,
                    line: match.entry.line,
                    score: match.score
                )
            }
        }
    }

    func chosenLanguage() throws -> Language {
        if let language = Language.named(language) { return language }
        let known = Language.all.map(\.code)
        throw InvalidSettings(
            "the language \"\(shortened(language))\" is not supported; choose from \(known.joined(separator: ", "))",
            at: "language"
        )
    }

    func document() throws -> FAQDocument {
        guard let file else {
            throw InvalidSettings("\"faq\" needs a \"file\" with questions and answers, such as \"faq.md\"")
        }
        return try FAQDocument(file.text, file: file.path)
    }
}
