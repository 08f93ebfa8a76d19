/// One guard of a reply, with what it has let through and what it holds back.
struct Gate {
    let step: Step<any Guard>
    let patience: Duration?
    /// The guard as one that decides at once, which needs nobody to watch the time.
    let instant: (any InstantScreen)?
    var released = ""
    var pending = ""

    init(_ step: Step<any Guard>) {
        self.step = step
        (patience, instant) = (step.part.patience, step.part as? any InstantScreen)
    }

    func draft(isFinal: Bool, isOverdue: Bool) -> Draft {
        Draft(released: released, pending: pending, isFinal: isFinal, isOverdue: isOverdue)
    }

    /// Lets all that is pending through.
    mutating func releaseAll() -> String {
        defer { pending = "" }
        return pending
    }

    /// Takes the beginning out of what is pending, which may have grown since.
    mutating func take(_ beginning: Substring) {
        // Not even touched, or all of it would be copied while somebody looks at it.
        if beginning.isEmpty { return }
        let end = pending.utf8.index(pending.startIndex, offsetBy: beginning.utf8.count)
        pending.removeSubrange(..<end)
    }
}
