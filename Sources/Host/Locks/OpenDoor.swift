import Pipeline

extension TurnRunner {
    /// Whether questions are taken here at the moment.
    func isOpen(_ room: SessionRoom) -> Bool { lock(of: room) < .closed }

    func lock(of room: SessionRoom) -> LockGrade {
        let context = room.context
        return teaching.lock(course: context.course, module: context.module)
    }
}

extension LockGrade {
    /// What a learner reads whose question a lock leaves without an answer.
    var sentence: String {
        switch self {
        case .off: "All help is there."
        case .hints: "Only hints are given here at the moment, and there is none for this question."
        case .people: "Only tutors answer here at the moment, and none can be asked from here."
        case .closed: "Tutoring is closed here at the moment."
        }
    }
}
