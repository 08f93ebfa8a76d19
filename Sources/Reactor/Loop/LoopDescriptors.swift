internal import CLinux

/// Descriptors. For the loop's thread.
extension EventLoop {
    /// Calls whenever the descriptor is ready; watching it again changes what for.
    ///
    /// One that the kernel does not watch, as for want of memory, is reported as failed. For descriptors of others, such
    /// as libcurl's. Unwatch before closing.
    public func watch(_ descriptor: Int32, for events: Readiness, _ handler: @escaping @Sendable (Readiness) -> Void) {
        checkIsolated()
        if let slot = watches.removeValue(forKey: descriptor) { pollables.remove(slot) }
        let slot = pollables.insert(DescriptorWatch(on: self, handler))
        watches[descriptor] = slot
        if !control(EPOLL_CTL_MOD, slot, descriptor, events) { enter(slot, descriptor, for: events) }
    }

    /// No call comes after this, not even for events already reported.
    public func unwatch(_ descriptor: Int32) {
        checkIsolated()
        guard let slot = watches.removeValue(forKey: descriptor) else { return }
        remove(slot, descriptor)
    }

    func add(_ pollable: Pollable, _ descriptor: Int32, for events: Readiness) -> SlotID {
        let slot = pollables.insert(pollable)
        enter(slot, descriptor, for: events)
        return slot
    }

    /// Whoever would otherwise wait for ever is told that the descriptor has failed, once it knows its slot.
    private func enter(_ slot: SlotID, _ descriptor: Int32, for events: Readiness) {
        if control(EPOLL_CTL_ADD, slot, descriptor, events) { return }
        submit { self.pollables[slot]?.ready(.failed) }
    }

    func change(_ slot: SlotID, _ descriptor: Int32, to events: Readiness) {
        // Takes no memory, so it succeeds for what has been added; what has not is being told already.
        _ = control(EPOLL_CTL_MOD, slot, descriptor, events)
    }

    func remove(_ slot: SlotID, _ descriptor: Int32) {
        pollables.remove(slot)
        // There is nothing to remove when it could not be added.
        _ = control(EPOLL_CTL_DEL, slot, descriptor, [])
    }

    private func control(_ operation: Int32, _ slot: SlotID, _ descriptor: Int32, _ events: Readiness) -> Bool {
        clinux_epoll_control(epoll, operation, descriptor, events.rawValue, slot.rawValue) == 0
    }

    /// Calls `settle` before the loop waits again.
    func settleLater(_ pollable: Pollable) { unsettled.append(pollable) }
}
