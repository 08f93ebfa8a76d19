internal import CLinux

/// Descriptors. For the loop's thread.
extension EventLoop {
    /// Calls whenever the descriptor is ready; watching it again changes what for.
    ///
    /// For descriptors of others, such as libcurl's. Unwatch before closing.
    public func watch(_ descriptor: Int32, for events: Readiness, _ handler: @escaping @Sendable (Readiness) -> Void) {
        checkIsolated()
        if let slot = watches.removeValue(forKey: descriptor) { pollables.remove(slot) }
        let slot = pollables.insert(DescriptorWatch(on: self, handler))
        watches[descriptor] = slot
        if clinux_epoll_control(epoll, EPOLL_CTL_MOD, descriptor, events.rawValue, slot.rawValue) != 0 {
            _ = clinux_epoll_control(epoll, EPOLL_CTL_ADD, descriptor, events.rawValue, slot.rawValue)
        }
    }

    /// No call comes after this, not even for events already reported.
    public func unwatch(_ descriptor: Int32) {
        checkIsolated()
        guard let slot = watches.removeValue(forKey: descriptor) else { return }
        remove(slot, descriptor)
    }

    func add(_ pollable: Pollable, _ descriptor: Int32, for events: Readiness) -> SlotID {
        let slot = pollables.insert(pollable)
        _ = clinux_epoll_control(epoll, EPOLL_CTL_ADD, descriptor, events.rawValue, slot.rawValue)
        return slot
    }

    func change(_ slot: SlotID, _ descriptor: Int32, to events: Readiness) {
        _ = clinux_epoll_control(epoll, EPOLL_CTL_MOD, descriptor, events.rawValue, slot.rawValue)
    }

    func remove(_ slot: SlotID, _ descriptor: Int32) {
        pollables.remove(slot)
        _ = clinux_epoll_control(epoll, EPOLL_CTL_DEL, descriptor, 0, 0)
    }

    /// Calls `settle` before the loop waits again.
    func settleLater(_ pollable: Pollable) { unsettled.append(pollable) }
}
