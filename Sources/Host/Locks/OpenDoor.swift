import Pipeline

extension TurnRunner {
    /// Throws where no question is taken at the moment, whichever way it comes.
    ///
    /// Words that mean danger are taken under every lock, and then whatever else is written until people are done.
    func mayAsk(_ text: String?, in room: SessionRoom) throws(Refused) {
        guard lock(of: room) < .closed || room.isAlarmed || isAlarmed(by: text, in: room) else {
            throw Refused(.locked)
        }
        guard room.withTurns(\.length) < Self.longestLine else {
            throw Refused(.tooMany, "Too many of your questions are still waiting for an answer.", after: .seconds(2))
        }
    }

    private func isAlarmed(by text: String?, in room: SessionRoom) -> Bool {
        guard let text,
            TurnRun(runner: self, live: room, number: 0, text: text, asksForPerson: false).attempt().isAlarming
        else { return false }
        room.hearAlarm()
        return true
    }

    /// The most questions of a session that wait for their answer.
    private static let longestLine = 32

    func lock(of room: SessionRoom) -> LockGrade {
        let context = room.context
        return teaching.lock(course: context.course, module: context.module)
    }
}

extension LockGrade {
    /// What a learner reads whose question a lock leaves without an answer.
    var sentence: String {
        switch self {
        case .off: "All help is available."
        case .hints: "Only hints are given here at the moment, and there is none for this question."
        case .people: "Only tutors answer here at the moment, and none can be asked from here."
        case .closed: "Tutoring is closed here at the moment."
        }
    }
}
