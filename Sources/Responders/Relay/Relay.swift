public import Pipeline

/// Hands the question to the people who answer a queue.
///
/// It never waits: it asks that the turn be parked, and the host makes a ticket of it. When the learner has waited
/// long enough in this queue, a new turn comes by, and to that one it declines.
public struct Relay: LockAwareResponder, ResponderModule {
    public struct Settings: ModuleSettings {
        public var queue = "default"

        public init() {}

        public func validate() throws {
            guard !queue.isEmpty else {
                throw InvalidSettings("\"queue\" must name the queue of tutors to ask", at: "queue")
            }
        }

        public var queues: [String] { [queue] }

        public static let meanings = ["queue": "The queue of tutors that is asked."]
    }

    public static let name: ModuleName = "relay"
    public static let summary = "Hands the question to the tutors of a queue."
    public static let strictestLock = LockGrade.people

    private let queue: String
    private let patience: Duration?

    public init(_ settings: Settings, _ assembly: Assembly) {
        queue = settings.queue
        patience = assembly.queues[settings.queue]?.patience?.duration
    }

    public func respond(to turn: Turn, into reply: ReplyWriter) async throws -> Outcome {
        if turn.exhaustedQueues.contains(queue) {
            return .declined(Decline(inVainFor: queue))
        }
        return .parked(Parking(queue: queue, patience: patience))
    }
}
