extension Desk {
    /// How the desk is doing: who waits, who is answered, and how long the first word took.
    func expose(in exposition: inout Exposition) {
        let figures = board.figures
        let names = Set(queueNames).union(figures.waiting.keys).union(figures.owned.keys).sorted()
        func values(of state: String, _ counts: [String: Int]) -> [(labels: [(String, String)], value: Double)] {
            names.map { (labels: [("queue", $0), ("state", state)], value: Double(counts[$0] ?? 0)) }
        }
        exposition.add(
            "tickets",
            .gauge,
            "Questions that are waiting for a person, or that one has taken.",
            values(of: "waiting", figures.waiting) + values(of: "taken", figures.owned)
        )
        exposition.add(
            "first_replies",
            .counter,
            "Questions that got a first word from a person since the start.",
            Double(figures.firstReplies.count)
        )
        exposition.add(
            "first_reply_seconds",
            .counter,
            "How long those questions waited for it, in total.",
            figures.firstReplies.total.inSeconds
        )
        exposition.add("tutors", .gauge, "Tutors at their desks.", Double(roster.everybody))
    }
}
