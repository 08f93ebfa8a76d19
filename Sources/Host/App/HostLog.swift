import Reactor

/// What the host tells its operator: one line an event, as text for people or JSON for machines.
///
/// Neither what people write nor any secret is ever a field here.
struct Log: Sendable {
    enum Level: String, Sendable { case info, warning, error }

    let isJSON: Bool
    let now: @Sendable () -> Moment
    let write: @Sendable (String) -> Void

    func info(_ event: String, _ fields: KeyValuePairs<String, String> = [:]) { line(.info, event, fields) }
    func warning(_ event: String, _ fields: KeyValuePairs<String, String> = [:]) { line(.warning, event, fields) }
    func error(_ event: String, _ fields: KeyValuePairs<String, String> = [:]) { line(.error, event, fields) }

    private func line(_ level: Level, _ event: String, _ fields: KeyValuePairs<String, String>) {
        guard isJSON else {
            let mark = level == .info ? "" : "\(level.rawValue): "
            let details = fields.map { " \($0)=\($1)" }.joined()
            return write("\(now().rfc3339) \(mark)\(event)\(details)")
        }
        var members: [(String, JSON)] = [
            ("at", .string(now().rfc3339)), ("level", .string(level.rawValue)), ("event", .string(event)),
        ]
        members += fields.map { ($0, JSON.string($1)) }
        write(JSON(members: members).text)
    }
}
