import Pipeline
import Responders

extension ShellCommand {
    private static let door = "Works on the database of a stopped host or, with --host, on a running host."

    /// Shows what other programs have not been told yet.
    static let listOutbox = ShellCommand(
        path: ["outbox", "list"],
        summary: "Lists the webhooks, what is waiting for each, and what could not be delivered.",
        details: onlyReads + " Exits with 1 when a delivery has failed for good or a receiver has closed its webhook.",
        options: [.host, .database, .json],
        examples: ["tutorline outbox list"],
        run: { invocation, shell in
            let report: JSON
            if let host = try RunningHost(invocation, shell) {
                report = try await host.ask(.get, "/admin/outbox") ?? .null
            } else {
                let store = try await invocation.readStore(shell)
                defer { store.close() }
                report = try await store.outbox(limit: OutboxReport.page).described
            }
            let webhooks = report["webhooks"]?.array ?? []
            if invocation.has("json") {
                shell.print(report.text)
            } else {
                for webhook in webhooks { shell.print(line(of: webhook)) }
                if webhooks.isEmpty { shell.print("There are no webhooks.") }
                for trouble in report["troubles"]?.array ?? [] { shell.print(line(ofTrouble: trouble)) }
            }
            let isWell = webhooks.allSatisfy { $0["failed"]?.integer == 0 && $0["closed"]?.string == nil }
            return isWell ? .success : .no
        }
    )

    /// Tries again.
    static let retryOutbox = ShellCommand(
        path: ["outbox", "retry"],
        summary: "Sends what could not be delivered again, and reopens webhooks that their receivers had closed.",
        details: door,
        arguments: [Argument(name: "WEBHOOK", meaning: "only what is waiting for this one", fallback: "")],
        options: [.host, .database],
        examples: ["tutorline outbox retry"],
        run: { invocation, shell in
            let name = invocation[argument: "WEBHOOK"].flatMap { $0.isEmpty ? nil : $0 }
            let count: Int
            if let host = try RunningHost(invocation, shell) {
                let body = JSON(members: name.map { [("webhook", .string($0))] } ?? [])
                count = Int(clamping: try await host.ask(.post, "/admin/outbox/retry", body)?["retried"]?.integer ?? 0)
            } else {
                let store = try await invocation.openStore(shell)
                defer { store.close() }
                count = try await store.retryOutbox(of: name)
            }
            shell.print(count == 1 ? "1 delivery will be tried again." : "\(count) deliveries will be tried again.")
            return .success
        }
    )

    private static func line(of webhook: JSON) -> String {
        var line = "\(webhook["name"]?.string ?? "")  \(webhook["waiting"]?.integer ?? 0) waiting"
        line += ", \(webhook["failed"]?.integer ?? 0) failed"
        if let why = webhook["closed"]?.string { line += "; closed: \(why)" }
        if webhook["configured"]?.bool == false { line += "; no longer configured" }
        return line
    }

    private static func line(ofTrouble trouble: JSON) -> String {
        func text(_ name: String) -> String { trouble[name]?.string ?? "" }
        let next = trouble["next"]?.string.map { "next attempt at \($0)" } ?? "given up"
        return "\(text("at"))  \(text("webhook"))  \(text("event"))  \(text("id"))  "
            + "\(trouble["attempts"]?.integer ?? 0) attempts, \(next): \(text("why"))"
    }
}
