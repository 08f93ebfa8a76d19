import MarkdownHTML

/// A question as learners get it: without its key.
struct ShownQuestion: Sendable, Equatable {
    struct Option: Sendable, Equatable {
        let name: String
        let text: String
        let html: String
    }

    /// How it is answered.
    enum Manner: String, Sendable, CaseIterable { case single, multiple, truth, number, words }

    let id: QuestionID
    let title: String
    let category: QuestionCategory
    let manner: Manner
    let text: String
    let html: String
    let options: [Option]
    /// How many hints there are to be had.
    let hints: Int

    init(_ question: PracticeQuestion, _ id: QuestionID) {
        self.id = id
        title = question.name
        category = question.category
        text = question.format.plain(question.text)
        html = question.format.html(question.text)
        hints = question.hints.count
        switch question.kind {
        case .single(let choices):
            (manner, options) = (.single, Self.options(choices, question, id))
        case .multiple(let choices):
            (manner, options) = (.multiple, Self.options(choices, question, id))
        case .truth:
            manner = .truth
            options = [
                Option(name: "true", text: "True", html: "True"), Option(name: "false", text: "False", html: "False"),
            ]
        case .number: (manner, options) = (.number, [])
        case .words: (manner, options) = (.words, [])
        }
    }

    /// In the order of their names, which is by chance and always the same.
    private static func options(_ choices: [Choice], _ question: PracticeQuestion, _ id: QuestionID) -> [Option] {
        zip(ChoiceName.names(of: choices, in: id), choices).sorted { $0.0 < $1.0 }.map { name, choice in
            Option(
                name: name,
                text: question.format.plain(choice.text),
                html: question.format.inlineHTML(choice.text)
            )
        }
    }
}

extension TextFormat {
    /// The text as HTML that is safe to show.
    func html(_ text: String) -> String {
        switch self {
        case .markdown: MarkdownHTML.html(text, headingsBelow: 2)
        case .plain, .moodle, .html: paragraphs(plain(text)).text
        }
    }

    /// The same without a paragraph round it, where it is a single one.
    func inlineHTML(_ text: String) -> String {
        let html = html(text).trimmedText
        guard html.hasPrefix("<p>"), html.hasSuffix("</p>") else { return html }
        let inner = html.dropFirst(3).dropLast(4)
        return inner.contains("<p>") ? html : String(inner)
    }

    private func paragraphs(_ text: String) -> HTML {
        let paragraphs = text.split(separator: "\n\n").map { $0.trimmed }.filter { !$0.isEmpty }
        return "\(paragraphs.map { "<p>\($0)</p>" as HTML })"
    }
}
