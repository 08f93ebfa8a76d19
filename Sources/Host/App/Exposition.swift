/// Figures as OpenMetrics text, family by family.
struct Exposition: Sendable {
    private var lines: [String] = []

    enum Kind: String { case counter, gauge }

    /// Adds a family: what it is about, and its values by their labels.
    mutating func add(
        _ name: String,
        _ kind: Kind,
        _ help: String,
        _ values: [(labels: [(String, String)], value: Double)]
    ) {
        lines += ["# TYPE tutorline_\(name) \(kind.rawValue)", "# HELP tutorline_\(name) \(help)"]
        let ending = kind == .counter ? "_total" : ""
        lines += values.map { labels, value in
            let inner = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
            let braces = inner.isEmpty ? "" : "{\(inner)}"
            let number = Int64(exactly: value).map(String.init) ?? "\(value)"
            return "tutorline_\(name)\(ending)\(braces) \(number)"
        }
    }

    /// Adds a family with a single value.
    mutating func add(_ name: String, _ kind: Kind, _ help: String, _ value: Double) {
        add(name, kind, help, [(labels: [], value: value)])
    }

    var text: String { (lines + ["# EOF"]).joined(separator: "\n") + "\n" }

    /// Names come from configurations, and those may hold anything.
    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
