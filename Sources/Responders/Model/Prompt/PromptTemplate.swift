/// A text with gaps, such as `{{course.title}}`, that facts are put into.
///
/// Gaps are found once, before anything is put in: nothing that a learner or a passage says can open another.
struct PromptTemplate {
    enum Piece: Equatable { case text(String), gap(PromptSection) }

    let pieces: [Piece]

    init(_ text: String) throws(UnknownGap) {
        var (pieces, rest): ([Piece], Substring) = ([], text[...])
        while let open = rest.firstRange(of: "{{") {
            let inside = rest[open.upperBound...]
            guard let close = inside.firstRange(of: "}}") else { throw UnknownGap(name: String(inside.prefix(30))) }
            let name = inside[..<close.lowerBound].filter { !$0.isWhitespace }
            guard let section = PromptSection(rawValue: name) else { throw UnknownGap(name: String(name.prefix(30))) }
            pieces.append(.text(String(rest[..<open.lowerBound])))
            pieces.append(.gap(section))
            rest = inside[close.upperBound...]
        }
        pieces.append(.text(String(rest)))
        self.pieces = pieces
    }

    func names(_ section: PromptSection) -> Bool { pieces.contains(.gap(section)) }

    func filled(_ fill: (PromptSection) -> String) -> String {
        pieces.map {
            switch $0 {
            case .text(let text): text
            case .gap(let section): fill(section)
            }
        }.joined()
    }
}

/// What a template may have put in.
enum PromptSection: String, CaseIterable {
    case courseTitle = "course.title"
    case courseSubject = "course.subject"
    case courseLanguage = "course.language"
    case moduleTitle = "module.title"
    case hintLevel = "hint.level"
    case passages, practice, history
}

struct UnknownGap: Error, CustomStringConvertible {
    let name: String

    var description: String {
        let known = PromptSection.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: ", ")
        return "nothing can be put in for \"{{\(name)\"; there are \(known)"
    }
}
