import Pipeline
import Reactor

/// Tells open sessions when the help there is changes, whoever or whatever changed it.
///
/// It compares what holds with what a session was last told, so it need not know why: a tutor's click, a clock, another
/// configuration, a learner who went on to the next module.
struct LockWatch: Sendable {
    let runner: TurnRunner
    let board: LockBoard
    let now: @Sendable () -> Moment

    /// Looks at every open session once.
    func look() async {
        for room in runner.hub.all {
            let grade = runner.lock(of: room)
            guard room.tell(grade) else { continue }
            let event = LogEvent(session: room.id, kind: .lock, body: body(of: room, grade))
            // Who cannot be told now is told when the session is resumed.
            guard let recorded = try? await runner.store.record(event) else { continue }
            runner.hub.publish([recorded.entry], of: room.id)
        }
    }

    /// Looks whenever something was set or lifted, and whenever a lock begins or ends by itself.
    func run(clock: any Clock<Duration>) async {
        let (news, teller) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        board.onChange { teller.yield() }
        await withTaskGroup(of: Void.self) { group in
            group.addTask {
                while !Task.isCancelled {
                    // Never longer than this: clocks are set, and configurations are exchanged.
                    let pause = board.nextTurn.map { min($0 - now(), Self.longest) } ?? Self.longest
                    do { try await clock.sleep(for: max(pause, .milliseconds(20))) } catch { return }
                    teller.yield()
                }
            }
            for await _ in news { await look() }
            group.cancelAll()
        }
    }

    private static let longest = Duration.seconds(2)

    private func body(of room: SessionRoom, _ grade: LockGrade) -> [UInt8] {
        let context = room.context
        var body = JSONText()
        body.field("grade", grade.rawValue)
        let set = board.lock(course: context.course, module: context.module)
        if let until = set?.until, set?.grade == grade { body.field("until", until.rfc3339) }
        return body.closed()
    }
}
