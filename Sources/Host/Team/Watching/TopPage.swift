/// A host at a glance: rates since the look before, and how parts end.
struct TopPage: Sendable {
    let now: JSON
    /// The figures of the look before.
    let before: JSON
    /// How long ago that was.
    let seconds: Double
    let style: Style
    var window = Window()

    var text: String {
        func count(_ name: String) -> Int64 { now[name]?.integer ?? 0 }
        let head =
            "revision \(now["revision"]?.string ?? "")  connections \(count("connections"))  conversations "
            + "\(count("conversations"))  sessions \(count("sessions"))  waiting for the disk \(count("waiting"))"
        // Both tables, under their heads, are to fit beneath the first line and above the cursor.
        let room = max(2, window.height - 6)
        let turns = table("COURSE", "OUTCOME", in: "turns", atMost: room / 2) { row in
            (row["course"]?.string ?? "", row["outcome"]?.string ?? "")
        }
        let parts = table("COURSE", "PART", in: "parts", atMost: room - (turns.count - 1)) { row in
            let names = ["kind", "part", "ending"].map { row[$0]?.string ?? "" }
            return (row["course"]?.string ?? "", names.joined(separator: " "))
        }
        return ([style.bold(fit(head)), ""] + turns + [""] + parts).joined(separator: "\n")
    }

    /// Rows with the busiest first: how many in all, how many a second, and how long one takes.
    private func table(
        _ first: String,
        _ second: String,
        in list: String,
        atMost limit: Int,
        _ names: (JSON) -> (String, String)
    ) -> [String] {
        var earlier: [String: Int64] = [:]
        for row in before[list]?.array ?? [] { earlier[key(names(row))] = row["count"]?.integer }
        let rows = (now[list]?.array ?? []).map { row in
            let count = row["count"]?.integer ?? 0
            return (
                names: names(row), count: count,
                // A host that was started in between has counted from nothing.
                fresh: max(0, count - (earlier[key(names(row))] ?? 0)),
                time: Self.number(row["seconds"]) / Double(max(1, count))
            )
        }.sorted { ($1.fresh, $1.count, key($0.names)) < ($0.fresh, $0.count, key($1.names)) }
        let head = line(first, second, "TOTAL", "PER S", "TIME")
        return [style.dim(head)]
            + rows.prefix(min(20, limit)).map { row in
                let rate = (Double(row.fresh) / max(0.001, seconds) * 10).rounded() / 10
                let time = Duration.microseconds(Int64((row.time * 1_000_000).rounded())).forPeople
                return line(row.names.0, row.names.1, "\(row.count)", "\(rate)", time)
            }
    }

    private func fit(_ line: String) -> String { String(line.prefix(window.width)) }

    private func key(_ names: (String, String)) -> String { "\(names.0) \(names.1)" }

    private func line(_ course: String, _ what: String, _ total: String, _ rate: String, _ time: String) -> String {
        func right(_ text: String, _ width: Int) -> String {
            String(repeating: " ", count: max(0, width - text.count)) + text
        }
        // Names give way before figures do.
        let space = min(44, max(12, window.width - 50))
        let name = String(what.prefix(space)).padded(to: space)
        return fit(
            "\(String(course.prefix(20)).padded(to: 20)) \(name) \(right(total, 9)) \(right(rate, 8)) \(right(time, 9))"
        )
    }

    private static func number(_ json: JSON?) -> Double {
        switch json {
        case .number(let number)?: number
        case .integer(let number)?: Double(number)
        default: 0
        }
    }
}
