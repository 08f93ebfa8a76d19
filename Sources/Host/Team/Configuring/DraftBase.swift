/// What a draft was begun from: whoever says it does not undo, unknowing, what somebody else changed since.
struct DraftBase: Sendable {
    /// The revision, or its first letters.
    let revision: String

    /// Nothing where any revision will do.
    init?(_ revision: String?) {
        guard let revision, !revision.isEmpty, revision != "*" else { return nil }
        self.revision = revision
    }

    /// As a request says it: `If-Match: "9f3c20aa11bd"`.
    init?(tag: String?) {
        let tag = tag.map { $0.filter { $0 != "\"" && $0 != " " } }
        self.init(tag.map { $0.hasPrefix("W/") ? String($0.dropFirst(2)) : $0 })
    }

    func isStill(_ inForce: RecordedConfiguration) -> Bool { inForce.revision.hasPrefix(revision) }

    /// Something else is in force than what the draft was begun from; nothing was changed.
    struct Outdated: Error {
        let inForce: RecordedConfiguration

        var sentence: String {
            let author = inForce.author.map { "\($0) brought" } ?? "The host's own files brought"
            return "The configuration has changed since this draft was begun: \(author) revision \(inForce.revision)"
                + " into force at \(inForce.at.rfc3339)."
        }
    }
}
