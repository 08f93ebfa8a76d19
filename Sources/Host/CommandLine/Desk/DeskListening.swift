import Responders

extension DeskTerminal {
    /// Tells of questions as they come; whoever listens is at the desk.
    ///
    /// What waits already is listed once the stream is open, and a line that broke goes on where it was: otherwise
    /// whoever asks in between would be told to nobody.
    func listen() async -> ExitCode? {
        var place: Int64 = 0
        var (wasHeard, isCut) = (false, false)
        while !Task.isCancelled {
            do {
                try await host.follow("/api/v1/queue-events", after: place) { event in
                    place = event["seq"]?.integer ?? place
                    guard event["t"]?.string == "queue.watching" else { return tell(event) }
                    if isCut { shell.print("The host is there again.") }
                    isCut = false
                    guard event["d"]?["recovered"]?.bool != true else { return }
                    place = event["d"]?["head"]?.integer ?? 0
                    try await list()
                    if !wasHeard {
                        shell.print("/next takes the question that has waited longest; /help lists the commands.")
                    }
                    wasHeard = true
                }
            } catch {
                guard !Task.isCancelled else { return nil }
                let complaint = error as? Complaint ?? Complaint("\(error)", .failure)
                // Who may not listen will not be heard either, and who never reached the host has the wrong address.
                if complaint.code == .no || !wasHeard {
                    shell.complain("tutorline: \(complaint.sentence)")
                    return complaint.code
                }
                if !isCut { shell.complain("\(complaint.sentence) Trying again; /quit leaves.") }
                isCut = true
            }
            try? await Task.sleep(for: .seconds(3))
        }
        return nil
    }

    private func tell(_ event: JSON) {
        guard let kind = event["t"]?.string, ["ticket.opened", "ticket.raised"].contains(kind), let ticket = event["d"]
        else { return }
        shell.print((kind == "ticket.opened" ? "New: " : "") + ticket.asTicketLine)
    }
}
