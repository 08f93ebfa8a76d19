/// Writes entries as the Markdown that `faq` reads.
public enum FAQMarkdownWriter {
    public static func text(of entries: [FAQEntry], title: String) -> String {
        (["# \(title)"] + entries.map(text)).joined(separator: "\n\n") + "\n"
    }

    private static func text(of entry: FAQEntry) -> String {
        var lines = ["## \(line(entry.question))", "", "- id: \(entry.id)"]
        lines += entry.ask.dropFirst().map { "- also: \(line($0))" }
        if let module = entry.module { lines.append("- module: \(module)") }
        lines += entry.tests.map { "- test: \(line($0))" }
        return (lines + ["", entry.answer]).joined(separator: "\n")
    }

    /// A question stands on one line.
    private static func line(_ text: String) -> String {
        text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
}
