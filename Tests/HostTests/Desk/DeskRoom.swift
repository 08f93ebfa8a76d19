import Pipeline
import Testing

@testable import Host

/// A classroom with a desk, one tutor who teaches the course and one who teaches another.
struct DeskRoom {
    let lesson: Classroom
    let clock: DeskClock

    init(
        _ responders: [(String, any Responder)]? = nil,
        patience: Int = 600,
        turns: any Clock<Duration> = ContinuousClock()
    ) async throws {
        var queue = Queue()
        queue.patience = .seconds(patience)
        let relay: any Responder = Parks(queue: "maths", patience: .seconds(patience))
        lesson = try await Classroom(responders ?? [("tutor", relay)], queues: ["maths": queue], turns: turns)
        let store = lesson.school.store
        var other = CatalogueCourse.sample
        other.id = "other"
        _ = try await store.importCourse(other)
        for (name, course) in [("tim", "algebra-1"), ("tom", "algebra-1"), ("eva", "other")] {
            let hash = try await store.account(lesson.school.ada).password
            let account = NewAccount(name: name, email: "\(name)@example.org", password: hash, roles: [.tutor])
            try await store.enrol(try await store.create(account).id, in: course, to: .teach)
        }
        clock = DeskClock(desk: lesson.desk, runner: lesson.host.runner)
        try await lesson.desk.open()
    }

    func tutor(_ name: String) async throws -> Device {
        let device = Device(lesson.host)
        let token = try await lesson.school.login(email: "\(name)@example.org").access.reveal()
        await device.say("hello", ["v": 1, "token": .string(token)])
        return device
    }

    func watching(_ name: String, after: Int64 = 0) async throws -> Device {
        let device = try await tutor(name)
        await device.say("queue.watch", ["after": .integer(after)])
        return device
    }
}

/// Asks for a person, unless that queue was waited for already.
struct Parks: Responder {
    let queue: String
    let patience: Duration?

    func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        turn.exhaustedQueues.contains(queue) ? .declined() : .parked(Parking(queue: queue, patience: patience))
    }
}

/// Says the question back, and that it goes on with an earlier turn.
struct SaidLast: InstantResponder {
    func answer(_ turn: Turn) -> InstantAnswer? { InstantAnswer("\(turn.text) continued") }
}
