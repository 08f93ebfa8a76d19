internal import CLinux
import Glibc

/// A listening socket in one loop's epoll set.
final class Listener: Pollable, @unchecked Sendable {
    // Unchecked, because it is used on the loop's thread only.
    private static let batch = 64

    private let descriptor: Int32
    private unowned let worker: Worker
    private let events: Readiness
    private var slot: SlotID?

    /// Shared ones are in several loops' sets, and one of them is woken for each connection.
    init(_ descriptor: Int32, worker: Worker, isShared: Bool) {
        self.descriptor = descriptor
        self.worker = worker
        events = isShared ? [.readable, .exclusive] : .readable
        super.init()
        slot = worker.loop.add(self, descriptor, for: events)
    }

    override func ready(_ events: Readiness) {
        if events.contains(.failed) { rest() } else { accept(atMost: Self.batch) }
    }

    /// Takes what the kernel has accepted already, which would be reset otherwise, then closes.
    func close() {
        accept(atMost: .max)
        if let slot { worker.loop.remove(slot, descriptor) }
        slot = nil
        Glibc.close(descriptor)
    }

    private func accept(atMost limit: Int) {
        var address = [UInt8](repeating: 0, count: 16)
        var port: UInt16 = 0
        for _ in 0..<limit {
            let accepted = clinux_accept(descriptor, &address, &port)
            if accepted >= 0 {
                worker.welcome(accepted, from: IPAddress(bytes: address))
                continue
            }
            switch errno {
            case EAGAIN: return
            case EMFILE, ENFILE, ENOBUFS, ENOMEM: return rest()
            // The client has gone again before it was accepted.
            default: continue
            }
        }
    }

    /// Without descriptors the socket would stay ready and the loop would spin, and without memory nobody watches it: it
    /// waits for some to be given back.
    private func rest() {
        guard let slot else { return }
        worker.loop.remove(slot, descriptor)
        self.slot = nil
        _ = worker.loop.after(.milliseconds(100)) { [weak self] in
            guard let self, !self.worker.isDraining else { return }
            self.slot = self.worker.loop.add(self, self.descriptor, for: self.events)
        }
    }
}
