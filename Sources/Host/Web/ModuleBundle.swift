/// One ES module made from an entry and all that it imports, so that a page asks once and not thirty times.
///
/// It knows only the JavaScript of this project as `deno fmt` leaves it: named imports and exports at the start of a
/// line, comments on lines of their own. All modules share one scope in the bundle, so no two may give the same name to
/// something at their top.
struct ModuleBundle {
    private let source: (String) -> String?
    private var lines: [String] = []
    private var done: Set<String> = []
    private var names: Set<Substring> = []

    /// The bundle of the module at `entry`; `nil` when something it imports is not there, or two names meet.
    static func make(_ entry: String, reading source: @escaping (String) -> String?) -> String? {
        var bundle = ModuleBundle(source: source)
        guard bundle.add(entry) else { return nil }
        return ShortNames.shorten(ScriptSpacing.tight(bundle.lines))
    }

    private init(source: @escaping (String) -> String?) { self.source = source }

    /// Adds a module behind those it needs.
    private mutating func add(_ path: String) -> Bool {
        guard done.insert(path).inserted else { return true }
        guard let source = source(path) else { return false }
        for name in Self.declared(in: source) where !names.insert(name).inserted { return false }
        var body: [String] = []
        var rest = Self.lean(source)[...]
        while let line = rest.popFirst() {
            if line.hasPrefix("import ") {
                var statement = line
                while !statement.hasSuffix(";"), let next = rest.popFirst() { statement += next }
                let parts = statement.split(separator: "\"", omittingEmptySubsequences: false)
                guard parts.count == 3, add(Self.resolve(parts[1], beside: path)) else { return false }
            } else {
                body.append(line)
            }
        }
        lines += body
        return true
    }

    /// The names that a module gives at its top.
    private static func declared(in source: String) -> [Substring] {
        let keywords: Set<Substring> = ["export", "async", "function", "class", "const", "let"]
        return source.split(separator: "\n").compactMap { line in
            let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
            guard let first = words.first, line.hasPrefix(first), keywords.contains(first) else { return nil }
            return words.first { !keywords.contains($0) }
        }
    }

    /// The lines that do something, without comments and indentation.
    private static func lean(_ source: String) -> [String] {
        var lines: [String] = []
        var (isInComment, maybeNothing) = (false, false)
        for line in source.split(separator: "\n") {
            let line = line.drop { $0 == " " }
            // A field that is declared as nothing for now is nothing without that, too.
            if maybeNothing, line.hasSuffix(" = undefined;") { continue }
            maybeNothing = line.hasSuffix(" | undefined} */")
            if isInComment {
                isInComment = !line.hasSuffix("*/")
            } else if line.hasPrefix("/**") {
                isInComment = !line.contains("*/")
                guard !isInComment, let end = line.ranges(of: "*/ ").last?.upperBound else { continue }
                lines.append(withoutTypes(line[end...]))
            } else if !line.hasPrefix("// ") {
                lines.append(withoutTypes(line))
            }
        }
        return lines
    }

    /// A line without the remark behind it and the types that are written into it as comments.
    private static func withoutTypes(_ line: Substring) -> String {
        var rest = line.hasPrefix("export ") ? line.dropFirst("export ".count) : line
        if let remark = line.firstRange(of: "; // "), !line[..<remark.lowerBound].contains("\"") {
            rest = line[...remark.lowerBound]
        }
        // Nobody assigns to a constant here, as `deno check` sees to, so the shorter word means the same.
        if rest.hasPrefix("const ") { rest = "let" + rest.dropFirst("const".count) }
        var result = ""
        while let start = rest.firstRange(of: "/** "), let end = rest[start.upperBound...].firstRange(of: "*/ ") {
            result += rest[..<start.lowerBound]
            rest = rest[end.upperBound...]
        }
        return result + rest
    }

    /// Where a path leads that is written in the file at `other`.
    static func resolve(_ path: Substring, beside other: String) -> String {
        var folders = other.split(separator: "/").dropLast()
        for part in path.split(separator: "/") {
            switch part {
            case ".": break
            case "..": folders = folders.dropLast()
            default: folders.append(part)
            }
        }
        return folders.joined(separator: "/")
    }
}
