import CSpawn
import Glibc
import Locking

/// A user that owns nothing but one process, for hosts that run as root.
///
/// The kernel limits processes by user, and does not limit those of root. So each process gets a user of its own, from
/// numbers that nobody else hands out: above all that containers take, apart for every host on the machine.
final class LoneUser: Sendable {
    private static let slots = Lock<Set<UInt32>>([])
    private static let slotCount: UInt32 = 64
    private let slot: UInt32

    /// `nil` when too many processes run already.
    init?() {
        guard geteuid() == 0 else {
            slot = Self.slotCount
            return
        }
        let free = Self.slots.withLock { taken in
            let free = (0..<Self.slotCount).first { !taken.contains($0) }
            if let free { taken.insert(free) }
            return free
        }
        guard let free else { return nil }
        slot = free
    }

    deinit { _ = Self.slots.withLock { [slot] in $0.remove(slot) } }

    /// Process numbers have at most 22 bits, so this stays below 2^31.
    var id: uid_t { 0x7000_0000 + (UInt32(getpid()) % (1 << 22)) * Self.slotCount + slot }

    /// For containers that know only the first 65536 users.
    var spareID: uid_t { 61_184 + slot }

    /// Ends everything that runs as this user; does nothing for a host that is not root.
    func endAll() { spawn_sweep(id) }
}
