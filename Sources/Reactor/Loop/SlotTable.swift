/// The number under which a slot table keeps one value: never another one's, even when the slot is used again.
struct SlotID: Hashable, Sendable {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    init(index: UInt32, generation: UInt32) { rawValue = UInt64(generation) << 32 | UInt64(index) }

    var index: Int { Int(UInt32(truncatingIfNeeded: rawValue)) }
    var generation: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 32) }
}

/// Values under numbers that the kernel can carry for us.
///
/// The kernel reports events for descriptors that were closed a moment ago; a pointer in its hands would be a
/// use-after-free, a number whose generation has passed is merely found to be nobody's.
struct SlotTable<Value> {
    private struct Slot {
        var generation: UInt32 = 0
        var value: Value?
    }

    private var slots: [Slot] = []
    private var free: [UInt32] = []

    var count: Int { slots.count - free.count }

    mutating func insert(_ value: Value) -> SlotID {
        let index: UInt32
        if let reused = free.popLast() {
            index = reused
        } else {
            index = UInt32(slots.count)
            slots.append(Slot())
        }
        slots[Int(index)].value = value
        return SlotID(index: index, generation: slots[Int(index)].generation)
    }

    @discardableResult
    mutating func remove(_ id: SlotID) -> Value? {
        guard holds(id) else { return nil }
        let value = slots[id.index].value
        slots[id.index].value = nil
        slots[id.index].generation &+= 1
        free.append(UInt32(id.index))
        return value
    }

    subscript(id: SlotID) -> Value? { holds(id) ? slots[id.index].value : nil }

    /// Changes a value in its place; nothing happens when the number is nobody's.
    mutating func update(_ id: SlotID, _ change: (inout Value?) -> Void) {
        if holds(id) { change(&slots[id.index].value) }
    }

    var values: [Value] { slots.compactMap(\.value) }

    private func holds(_ id: SlotID) -> Bool {
        id.index < slots.count && slots[id.index].generation == id.generation
    }
}
