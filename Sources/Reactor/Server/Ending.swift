/// How a session ended, in a form that is written once and read by any thread.
final class Ending: Sendable {
    let closing: Closing

    init(_ closing: Closing) { self.closing = closing }
}
