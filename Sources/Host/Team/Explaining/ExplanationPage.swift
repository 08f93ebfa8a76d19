/// An explanation as people read it in a terminal, from what programs read.
struct ExplanationPage: Sendable {
    let json: JSON
    let style: Style

    init(_ json: JSON, _ style: Style) { (self.json, self.style) = (json, style) }

    var text: String { (head + conversation + steps + findings + [ending]).joined(separator: "\n") }

    private func string(_ name: String) -> String { json[name]?.string ?? "" }

    private func line(_ label: String, _ text: String) -> String {
        "  \(style.dim(label.padded(to: 9))) \(text.replacing("\n", with: "\n" + String(repeating: " ", count: 12)))"
    }

    private var head: [String] {
        let place = string("course") + (json["module"]?.string.map { "/\($0)" } ?? "")
        return ["\(style.bold(string("turn")))  \(place)  \(string("opened_at"))", string("sentence"), ""]
    }

    private var conversation: [String] {
        [("learner", string("learner")), ("question", string("question")), ("answer", string("answer"))]
            .filter { !$0.1.isEmpty }.map(line)
    }

    private var steps: [String] {
        let steps = json["steps"]?.array ?? []
        let width = steps.map { $0["name"]?.string?.count ?? 0 }.max() ?? 0
        return steps.flatMap { step in
            func string(_ name: String) -> String { step[name]?.string ?? "" }
            let use = ["", string("name")].contains(string("use")) ? "" : style.dim(" (\(string("use")))")
            let detail = string("detail").isEmpty ? "" : ": \(string("detail"))"
            let time = Duration.microseconds(step["us"]?.integer ?? 0).forPeople
            let said = "\(style.bold(string("name").padded(to: width)))\(use)  \(string("ending"))\(detail)"
            let notes = (step["notes"]?.array ?? []).compactMap(\.string).map { line("", "  \($0)") }
            return [line(string("kind"), said + (string("ending") == "skipped" ? "" : style.dim("  \(time)")))] + notes
        }
    }

    private var findings: [String] {
        var lines: [String] = []
        for (label, name) in [("fact", "facts"), ("hints", "hints")] {
            guard case .object(let members)? = json[name] else { continue }
            lines += members.names.map { line(label, "\($0) = \(members[$0]?.text ?? "")") }
        }
        if let lock = json["lock"]?.string, lock != "off" { lines.append(line("lock", "\(lock), set by somebody")) }
        return lines + (json["sources"]?.array ?? []).compactMap(\.string).map { line("source", $0) }
    }

    private var ending: String {
        let by = json["by"]?.string.map { " by \($0)" } ?? ""
        let outcome = json["outcome"]?.string.map { $0 + by } ?? "none yet"
        let time = json["ms"]?.integer.map { " after \(Duration.milliseconds($0).forPeople)" } ?? ""
        return line("ending", "\(outcome)\(time); revision \(json["revision"]?.string ?? "unknown")")
    }
}
