/// One style sheet made from an entry and all that it imports, each in its place, so that a page asks once.
///
/// It knows only imports as this project writes them: `@import "other.css";` on a line of its own.
enum StyleBundle {
    /// The bundle of the sheet at `entry`; `nil` when something it imports is not there.
    static func make(_ entry: String, reading source: (String) -> String?) -> String? {
        guard let sheet = source(entry) else { return nil }
        var lines: [Substring] = []
        for line in sheet.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("@import \"") else {
                lines.append(line)
                continue
            }
            let path = line.split(separator: "\"", omittingEmptySubsequences: false)[1]
            guard let other = make(ModuleBundle.resolve(path, beside: entry), reading: source) else { return nil }
            lines.append(other[...])
        }
        return lines.joined(separator: "\n")
    }
}
