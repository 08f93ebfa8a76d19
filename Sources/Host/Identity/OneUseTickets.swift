import Locking
import Cryptography

/// Tickets that open one socket and are then worth nothing, so that a token need not stand in a place that is logged.
///
/// They live in memory only: a restart makes them void, and the page asks for another.
final class OneUseTickets: Sendable {
    /// How long a page has to use one.
    static let life = Duration.seconds(30)

    private struct Ticket: Sendable {
        var bearer: Bearer
        var until: Moment
    }

    /// Kept by their hashes, as refresh tokens are, so that a core dump opens no sockets.
    private let tickets = Lock(Fading<[UInt8], Ticket>(life: life, most: 50_000))
    private let randomness: Randomness

    init(randomness: Randomness) { self.randomness = randomness }

    /// A new ticket for a bearer.
    func issue(to bearer: Bearer, now: Moment) -> String {
        let text = Base64URL.encode(randomness.bytes(24))
        let ticket = Ticket(bearer: bearer, until: now + Self.life)
        tickets.withLock { $0.set(SHA256.hash(text), ticket, now: now) }
        return text
    }

    /// Whom a ticket lets in, the first time and only while it holds.
    func redeem(_ text: String, now: Moment) -> Bearer? {
        guard text.utf8.count == 32 else { return nil }
        let ticket = tickets.withLock { $0.remove(SHA256.hash(text), now: now) }
        guard let ticket, now < ticket.until, now < ticket.bearer.expires else { return nil }
        return ticket.bearer
    }
}
