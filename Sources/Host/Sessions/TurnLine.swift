/// The turns of one session, in the order in which their messages came; the first one is being answered.
struct TurnLine: Sendable {
    private struct Slot: Sendable {
        enum Phase: Sendable {
            /// Its message is on its way to the disk.
            case arriving
            /// Its message is on the disk.
            case ready(@Sendable () -> Void)
            case running(StreamedReply, stop: @Sendable () -> Void)
        }

        let number: Int
        var phase: Phase
        /// Its name, once its message is on the disk.
        var turn: TurnID?
        var isStopped = false
    }

    private var slots: [Slot] = []
    private var count = 0

    var isEmpty: Bool { slots.isEmpty }
    var length: Int { slots.count }

    /// The answer in the making, and the turn it belongs to once that has a name.
    var running: StreamedReply? {
        if case .running(let reply, _)? = slots.first?.phase { reply } else { nil }
    }

    /// Takes the last place in the line, and says whether it is the first as well.
    mutating func arrive() -> (number: Int, isFirst: Bool) {
        count += 1
        slots.append(Slot(number: count, phase: .arriving))
        return (count, slots.count == 1)
    }

    /// Says that an answer is being made; returns whether somebody has asked for it to stop already.
    mutating func run(_ number: Int, _ reply: StreamedReply, stop: @escaping @Sendable () -> Void) -> Bool {
        guard let index = index(of: number) else { return false }
        slots[index].phase = .running(reply, stop: stop)
        return slots[index].isStopped
    }

    mutating func name(_ number: Int, _ turn: TurnID) {
        if let index = index(of: number) { slots[index].turn = turn }
    }

    /// Says that a turn can begin; returns what begins it when it is its time now.
    mutating func ready(_ number: Int, _ turn: TurnID, start: @escaping @Sendable () -> Void) -> (@Sendable () -> Void)?
    {
        guard let index = index(of: number) else { return nil }
        slots[index].turn = turn
        if index == 0 { return start }
        slots[index].phase = .ready(start)
        return nil
    }

    /// Leaves the line; returns what begins the turn whose time has come.
    mutating func leave(_ number: Int) -> (@Sendable () -> Void)? {
        guard let index = index(of: number) else { return nil }
        slots.remove(at: index)
        if index == 0, case .ready(let start)? = slots.first?.phase { return start }
        return nil
    }

    /// Marks a turn as stopped and returns what cancels its answer; one that has not begun will stop when it does.
    mutating func stop(_ turn: TurnID) -> (@Sendable () -> Void)? {
        guard let index = slots.firstIndex(where: { $0.turn == turn }) else { return nil }
        slots[index].isStopped = true
        if case .running(_, let stop) = slots[index].phase { return stop }
        return {}
    }

    /// Marks all turns before one as stopped, and returns what cancels those that have begun.
    mutating func stop(before number: Int) -> [@Sendable () -> Void] {
        guard let end = index(of: number) else { return [] }
        return slots.indices[..<end].compactMap { index in
            slots[index].isStopped = true
            return if case .running(_, let stop) = slots[index].phase { stop } else { nil }
        }
    }

    /// What cancels every answer in the making.
    var stops: [@Sendable () -> Void] {
        slots.compactMap { if case .running(_, let stop) = $0.phase { stop } else { nil } }
    }

    private func index(of number: Int) -> Int? { slots.firstIndex { $0.number == number } }
}
