/// One ES module made from an entry and all that it imports, so that a page asks once and not thirty times.
///
/// It knows only the JavaScript of this project as `deno fmt` leaves it: one declaration a statement, named imports and
/// exports at the start of a line, comments on lines of their own. Each module becomes a function of its own, so names
/// cannot meet.
struct ModuleBundle {
    private let source: (String) -> String?
    private var text: [String] = []
    /// What the modules so far are called in the bundle, by their paths.
    private var names: [String: String] = [:]

    /// The bundle of the module at `entry`; `nil` when something it imports is not there.
    static func make(_ entry: String, reading source: @escaping (String) -> String?) -> String? {
        var bundle = ModuleBundle(source: source)
        guard bundle.add(entry) else { return nil }
        return bundle.text.joined(separator: "\n") + "\n"
    }

    private init(source: @escaping (String) -> String?) { self.source = source }

    /// Adds a module behind those it needs.
    private mutating func add(_ path: String) -> Bool {
        guard names[path] == nil else { return true }
        guard let source = source(path) else { return false }
        names[path] = "$\(names.count)"
        var body: [String] = []
        var exports: [String] = []
        var lines = Self.lean(source)[...]
        while let line = lines.popFirst() {
            if line.hasPrefix("import ") {
                var statement = line
                while !statement.hasSuffix(";"), let next = lines.popFirst() { statement += next }
                guard let (imports, from) = Self.imported(statement) else { return false }
                let target = Self.resolve(from, beside: path)
                guard add(target), let module = names[target] else { return false }
                if !imports.isEmpty { body.append("const \(imports)=\(module);") }
            } else if line.hasPrefix("export ") {
                let declaration = line.dropFirst("export ".count)
                exports.append(Self.declared(declaration))
                body.append(String(declaration))
            } else {
                body.append(line)
            }
        }
        text.append("const \(names[path] ?? "")=(()=>{")
        text += body
        text.append("return{\(exports.joined(separator: ","))};})();")
        return true
    }

    /// The lines that do something, without comments and indentation.
    private static func lean(_ source: String) -> [String] {
        var lines: [String] = []
        var isInComment = false
        for line in source.split(separator: "\n") {
            let line = line.drop { $0 == " " }
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
        var rest = line
        if let remark = line.firstRange(of: "; // "), !line[..<remark.lowerBound].contains("\"") {
            rest = line[...remark.lowerBound]
        }
        var result = ""
        while let start = rest.firstRange(of: "/** "), let end = rest[start.upperBound...].firstRange(of: "*/ ") {
            result += rest[..<start.lowerBound]
            rest = rest[end.upperBound...]
        }
        return result + rest
    }

    /// The names in braces and the path of `import { a, b } from "./c.js";`.
    private static func imported(_ statement: String) -> (names: String, path: String)? {
        let parts = statement.split(separator: "\"", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        guard let open = parts[0].firstIndex(of: "{"), let close = parts[0].firstIndex(of: "}") else {
            return ("", String(parts[1]))
        }
        let names = parts[0][open...close].split(separator: " ").joined()
        return (names, String(parts[1]))
    }

    /// The name that a declaration gives.
    private static func declared(_ declaration: Substring) -> String {
        let words = declaration.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "$") }
        let keywords: Set<Substring> = ["async", "function", "class", "const", "let"]
        return words.first { !keywords.contains($0) }.map(String.init) ?? ""
    }

    private static func resolve(_ path: String, beside other: String) -> String {
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
