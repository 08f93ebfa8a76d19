import Pipeline
import Responders

/// Brings one event to one address, and says what came of it.
struct Postman: Sendable {
    /// For addresses anywhere but on this machine and in its network.
    let outside: any HTTPTransport
    /// For those that the operator lets be here.
    let inside: any HTTPTransport
    let now: @Sendable () -> Moment
    var deadlines = HTTPDeadlines(
        connect: .seconds(5),
        firstByte: .seconds(15),
        betweenBytes: .seconds(15),
        total: .seconds(20)
    )

    enum Result: Sendable, Equatable {
        case received
        /// The receiver wants to hear nothing more, ever.
        case gone
        /// Not received; the receiver may have said when to come back.
        case failed(String, wish: Duration?)
    }

    /// Posts it; throws only when the task is cancelled.
    func bring(_ delivery: OutboxDelivery, to subscription: Subscription) async throws -> Result {
        let transport = subscription.isPrivate ? inside : outside
        let host = subscription.url.authority
        do {
            return try await transport.withResponse(to: request(for: delivery, to: subscription)) { response in
                switch response.status {
                case 200..<300: .received
                case 410: .gone
                case 300..<400:
                    .failed("\(host) answered \(response.status), a redirect, which is not followed", wish: nil)
                default: .failed("\(host) answered \(response.status)", wish: RetryAfter.wish(in: response))
                }
            }
        } catch {
            try Task.checkCancellation()
            return .failed("\(error)", wish: nil)
        }
    }

    private func request(for delivery: OutboxDelivery, to subscription: Subscription) -> HTTPRequest {
        let body = Array(delivery.body.utf8)
        let seconds = now().seconds
        let signatures = subscription.keys.map { $0.sign(delivery.message, at: seconds, body) }
        return HTTPRequest(
            .post,
            subscription.url,
            headers: [
                ("content-type", "application/json"), ("user-agent", "Tutorline/\(TutorServer.version)"),
                ("webhook-id", delivery.message), ("webhook-timestamp", "\(seconds)"),
                ("webhook-signature", signatures.joined(separator: " ")),
            ],
            body: body,
            deadlines: deadlines
        )
    }
}
