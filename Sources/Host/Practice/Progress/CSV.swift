/// A table as comma-separated values (RFC 4180).
///
/// A cell that a spreadsheet would run as a formula gets an apostrophe in front.
struct CSV: Sendable {
    private(set) var text = ""

    init(_ columns: [String]) { add(columns) }

    mutating func add(_ cells: [String]) {
        text += cells.map(Self.cell).joined(separator: ",") + "\r\n"
    }

    private static func cell(_ text: String) -> String {
        let isNumber = Double(text) != nil
        let safe = !isNumber && "=+-@\t\r".contains(text.first ?? " ") ? "'" + text : text
        let needsQuotes = safe.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
        return needsQuotes ? "\"" + safe.replacing("\"", with: "\"\"") + "\"" : safe
    }
}

extension CSV {
    init(_ sessions: [PracticeSummary]) {
        self.init([
            "id", "started_at", "ended_at", "subject", "topic", "subtopic", "questions_attempted",
            "questions_correct", "accuracy", "total_time_ms", "avg_time_per_question_ms",
        ])
        for summary in sessions {
            let (session, tally) = (summary.session, summary.tally)
            add(
                [
                    session.id.description, session.startedAt.rfc3339Seconds, session.endedAt?.rfc3339Seconds ?? "",
                    session.subject ?? "", session.topic ?? "", session.subtopic ?? "",
                ]
                    + [tally.attempted, tally.correct, tally.accuracy, tally.milliseconds, tally.averageMilliseconds]
                    .map(String.init)
            )
        }
    }

    init(_ trends: PracticeTrends) {
        self.init([
            "from", "to", "questions_attempted", "questions_correct", "accuracy", "total_time_ms",
            "avg_time_per_question_ms",
        ])
        for bucket in trends.buckets {
            let tally = bucket.tally
            add(
                [bucket.from.rfc3339Seconds, bucket.to.rfc3339Seconds]
                    + [tally.attempted, tally.correct, tally.accuracy, tally.milliseconds, tally.averageMilliseconds]
                    .map(String.init)
            )
        }
    }
}
