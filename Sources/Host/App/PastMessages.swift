import Pipeline

extension PastMessage {
    /// What entries of a log say to those who come later.
    ///
    /// What a person and a learner had between them ends with the handback: a model must repeat no promise that a person
    /// made. Only the tutor's own line about it goes along.
    static func since(lastHandbackIn entries: [Entry]) -> [PastMessage] {
        let isEnd: (Entry) -> Bool = { $0.kind == .handoffResolved || $0.kind == .handoffReturned && $0.isToChain }
        guard let end = entries.lastIndex(where: isEnd) else { return entries.compactMap(PastMessage.init) }
        let summary = (try? JSON(parsing: Array(entries[end].body)))?["summary"]?.string
        let line = summary.map { PastMessage(author: .tutor, text: $0, followsHandback: true) }
        return (line.map { [$0] } ?? []) + entries[(end + 1)...].compactMap(PastMessage.init)
    }

    /// What an entry of the log says; `nil` when it is no message.
    private init?(_ entry: Entry) {
        guard entry.kind == .message, let body = try? JSON(parsing: Array(entry.body)),
            let text = body["text"]?.string, !text.isEmpty
        else { return nil }
        let author: Author =
            if body["role"]?.string == "learner" { .learner } else if body["by"]?["kind"]?.string == "tutor" {
                .tutor
            } else { .assistant }
        self.init(author: author, text: text, turn: entry.turn?.description)
    }
}

extension Entry {
    fileprivate var isToChain: Bool { (try? JSON(parsing: Array(body)))?["to"]?.string == "chain" }
}
