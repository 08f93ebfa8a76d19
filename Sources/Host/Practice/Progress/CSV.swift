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
        // By scalars: what reads a table does not care which marks are put on a sign.
        let runs = !isNumber && "=+-@\t\r".unicodeScalars.contains(text.unicodeScalars.first ?? " ")
        var cell = ""
        var needsQuotes = false
        for scalar in (runs ? "'" + text : text).unicodeScalars {
            if ",\"\n\r".unicodeScalars.contains(scalar) { needsQuotes = true }
            if scalar == "\"" { cell += "\"" }
            cell.unicodeScalars.append(scalar)
        }
        return needsQuotes ? "\"" + cell + "\"" : cell
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
