/// Timers. For the loop's thread.
extension EventLoop {
    /// Calls once, after the time has passed.
    public func after(_ delay: Duration, _ call: @escaping @Sendable () -> Void) -> TimerID {
        checkIsolated()
        return setTimer(.call(call), at: deadline(after: delay))
    }

    /// The moment after a time, on the loop's clock; what is too far away for it never comes.
    func deadline(after delay: Duration) -> Int64 {
        let (moment, isTooFar) = nanoseconds.addingReportingOverflow(max(0, delay.nanoseconds))
        return isTooFar ? .max : moment
    }

    /// Takes a timer back; nothing happens when it has fired already.
    public func cancel(_ timer: TimerID) {
        checkIsolated()
        timers.cancel(timer)
    }

    func setTimer(_ alarm: Alarm, at deadline: Int64) -> TimerID { timers.insert(alarm, at: deadline) }
}
