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
        guard let subject = parts.first, !parts.contains(where: { $0.utf8.count > 200 }) else { return nil }
        let rest = parts.dropFirst(2).joined(separator: " – ")
        self.init(subject: subject, topic: parts.dropFirst().first, subtopic: rest.isEmpty ? nil : rest)
    }

    package var path: String {
        [subject, topic, subtopic].compactMap { $0?.replacing("/", with: "//") }.joined(separator: "/")
    }

    /// What stands for the whole in a list: its most exact part.
    package var title: String { subtopic ?? topic ?? subject }

    private static func split(_ path: String) -> [String] {
        var parts = [""]
        var characters = path[...]
        while let character = characters.popFirst() {
            if character == "/", characters.first == "/" {
                characters.removeFirst()
                parts[parts.count - 1].append("/")
            } else if character == "/" {
                parts.append("")
            } else {
                parts[parts.count - 1].append(character)
            }
        }
        return parts.map(\.trimmedText).filter { !$0.isEmpty }
    }
}
