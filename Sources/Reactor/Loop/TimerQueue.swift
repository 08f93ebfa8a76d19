/// One timer that was set; setting it gave this, cancelling it takes this.
public struct TimerID: Hashable, Sendable {
    let slot: SlotID
}

/// What is due when: a binary heap whose entries can leave from the middle.
///
/// A closed connection must leave at once (it would be kept in memory otherwise), so each entry knows its place.
struct TimerQueue<Alarm> {
    private struct Entry {
        var alarm: Alarm
        var position: Int
    }
    private struct Due {
        var deadline: Int64
        var id: SlotID
    }

    private var entries = SlotTable<Entry>()
    private var heap: [Due] = []

    var count: Int { heap.count }
    var earliest: Int64? { heap.first?.deadline }

    mutating func insert(_ alarm: Alarm, at deadline: Int64) -> TimerID {
        let id = entries.insert(Entry(alarm: alarm, position: heap.count))
        heap.append(Due(deadline: deadline, id: id))
        rise(heap.count - 1)
        return TimerID(slot: id)
    }

    @discardableResult
    mutating func cancel(_ timer: TimerID) -> Alarm? {
        guard let entry = entries.remove(timer.slot) else { return nil }
        remove(at: entry.position)
        return entry.alarm
    }

    mutating func popDue(at now: Int64) -> Alarm? {
        guard let first = heap.first, first.deadline <= now else { return nil }
        let entry = entries.remove(first.id)
        remove(at: 0)
        return entry?.alarm
    }

    private mutating func remove(at position: Int) {
        let last = heap.removeLast()
        guard position < heap.count else { return }
        place(last, at: position)
        rise(position)
        sink(position)
    }

    private mutating func place(_ due: Due, at position: Int) {
        heap[position] = due
        entries.update(due.id) { $0?.position = position }
    }

    private mutating func rise(_ start: Int) {
        let due = heap[start]
        var position = start
        while position > 0 {
            let parent = (position - 1) / 2
            guard due.deadline < heap[parent].deadline else { break }
            place(heap[parent], at: position)
            position = parent
        }
        if position != start { place(due, at: position) }
    }

    private mutating func sink(_ start: Int) {
        let due = heap[start]
        var position = start
        while true {
            var child = 2 * position + 1
            guard child < heap.count else { break }
            if child + 1 < heap.count, heap[child + 1].deadline < heap[child].deadline { child += 1 }
            guard heap[child].deadline < due.deadline else { break }
            place(heap[child], at: position)
            position = child
        }
        if position != start { place(due, at: position) }
    }
}
