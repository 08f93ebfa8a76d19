internal import CLinux
import Glibc

/// One loop's share of a server.
///
/// Unchecked, because all of it but the tally is for the loop's thread only.
final class Worker: @unchecked Sendable {
    let loop: EventLoop
    let core: ServerCore
    let tally = Tally()
    var connections = SlotTable<Connection>()
    private(set) var isDraining = false
    private var listeners: [Listener] = []
    private var graceTimer: TimerID?
    private var whenEmpty: (@Sendable () -> Void)?
    private var date: (second: Int64, field: [UInt8]) = (-1, [])
    private var dateCheckedAt = Int64.min

    init(loop: EventLoop, core: ServerCore) {
        self.loop = loop
        self.core = core
    }

    /// The Date field, made once a second.
    var dateField: [UInt8] {
        if loop.nanoseconds &- dateCheckedAt >= 100_000_000 || date.second < 0 {
            dateCheckedAt = loop.nanoseconds
            let second = core.unixTime()
            if second != date.second { date = (second, HTTPDate.field(second)) }
        }
        return date.field
    }

    func listen(on descriptor: Int32, isShared: Bool) {
        listeners.append(Listener(descriptor, worker: self, isShared: isShared))
    }

    func welcome(_ descriptor: Int32, from peer: IPAddress) {
        tally.accepted.add(1)
        let admission = core.admit(peer)
        if admission != .welcome { tally.refused.add(1) }
        guard admission != .turnedAway else { return turnAway(descriptor, peer) }
        var session: TLSSession?
        if let tls = core.tls {
            session = tls.session(on: descriptor)
            if session == nil { return turnAway(descriptor, peer) }
        }
        tally.connections.add(1)
        let connection = Connection(worker: self, descriptor: descriptor, peer: peer, tls: session)
        connection.begin(HTTPExchange(connection, refusing: admission == .refused ? .full : nil))
    }

    private func turnAway(_ descriptor: Int32, _ peer: IPAddress) {
        close(descriptor)
        core.left(peer)
    }

    func closed(_ seat: SlotID, _ peer: IPAddress) {
        connections.remove(seat)
        tally.connections.add(-1)
        core.left(peer)
        if connections.count == 0 { noteEmpty() }
    }

    // MARK: Draining

    /// Stops accepting, lets all end that has begun, and calls when nothing is left, at the latest after the grace.
    func drain(grace: Duration, _ done: @escaping @Sendable () -> Void) {
        isDraining = true
        for listener in listeners { listener.close() }
        listeners = []
        whenEmpty = done
        for connection in connections.values { connection.handler.drain() }
        guard connections.count > 0 else { return noteEmpty() }
        graceTimer = loop.after(grace) {
            for connection in self.connections.values {
                connection.handler.cancel()
                connection.abort()
            }
        }
    }

    private func noteEmpty() {
        guard isDraining else { return }
        if let graceTimer { loop.cancel(graceTimer) }
        whenEmpty?()
        whenEmpty = nil
    }
}
