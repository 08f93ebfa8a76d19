/// What a question is about: a subject, a topic in it, and a part of that topic, which is what a learner can master.
package struct QuestionCategory: Sendable, Hashable {
    package var subject: String
    package var topic: String?
    package var subtopic: String?

    package init(subject: String, topic: String? = nil, subtopic: String? = nil) {
        self.subject = subject
        self.topic = topic
        self.subtopic = subtopic
    }

    /// Reads `subject/topic/subtopic`, where `//` is a slash; what lies deeper belongs to the subtopic.
    ///
    /// The folders that Moodle puts in front, such as `$course$/top`, say nothing and are left out.
    package init?(path: String) {
        var parts = Self.split(path).filter { !($0.hasPrefix("$") && $0.hasSuffix("$")) }
        if path.hasPrefix("$"), parts.first == "top" { parts.removeFirst() }
        let rest = parts.dropFirst(2).joined(separator: " – ")
        guard let subject = parts.first, !path.hasControls,
            (Array(parts.prefix(2)) + [rest]).allSatisfy({ $0.utf8.count <= 200 })
        else { return nil }
        self.init(subject: subject, topic: parts.dropFirst().first, subtopic: rest.isEmpty ? nil : rest)
    }

    package var path: String {
        // By scalars, as it is read: a slash with a mark on it is still one.
        let parts = [subject, topic, subtopic].compactMap { part in
            part.map { String(scalars: $0.unicodeScalars.flatMap { $0 == "/" ? ["/", "/"] : [$0] }) }
        }
        return parts.joined(separator: "/")
    }

    /// What stands for the whole in a list: its most exact part.
    package var title: String { subtopic ?? topic ?? subject }

    private static func split(_ path: String) -> [String] {
        var parts = [""]
        var scalars = path.unicodeScalars[...]
        while let scalar = scalars.popFirst() {
            if scalar == "/", scalars.first != "/" {
                parts.append("")
                continue
            }
            if scalar == "/" { scalars.removeFirst() }
            parts[parts.count - 1].unicodeScalars.append(scalar)
        }
        // On one line, and without slashes in front, which would belong to the part before.
        return parts.map { part in
            let words = part.unicodeScalars.drop { $0 == "/" || $0.properties.isWhitespace }
                .split(whereSeparator: \.properties.isWhitespace)
            return words.map { String(scalars: $0) }.joined(separator: " ")
        }.filter { !$0.isEmpty }
    }
}

extension String {
    fileprivate init(scalars: some Sequence<Unicode.Scalar>) {
        var view = UnicodeScalarView()
        view.append(contentsOf: scalars)
        self.init(view)
    }
}
