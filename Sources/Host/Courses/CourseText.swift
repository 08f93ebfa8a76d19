import Pipeline

/// A file of a course, split into its front matter and its sections.
struct CourseText {
    struct Section: Equatable {
        let line: Int
        let title: String
        let text: String
    }

    let front: [String: String]
    let sections: [Section]
    /// All that stands below the front matter.
    let body: String
    private let file: String

    /// Reads Markdown with front matter; throws everything that is wrong with it.
    init(_ text: String, file: String, required: Set<String>, allowed: Set<String>) throws(Faults) {
        self.file = file
        var faults: [Fault] = []
        // Both marks of a line's end that Windows writes are one character to Swift.
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
        let (front, bodyStart) = Self.frontMatter(lines, file: file, known: required.union(allowed), &faults)
        for name in required.sorted() where front[name] == nil && bodyStart > 0 {
            faults.append(Fault(file: file, line: 1, message: "\"\(name)\" is missing from the front matter"))
        }
        sections = Self.sections(lines, from: bodyStart, of: front["title"] ?? "")
        body = lines.dropFirst(bodyStart).joined(separator: "\n").trimmedText
        self.front = front
        guard faults.isEmpty else { throw Faults(faults) }
    }

    /// The `name: value` lines between two lines of three dashes.
    private static func frontMatter(
        _ lines: [Substring],
        file: String,
        known: Set<String>,
        _ faults: inout [Fault]
    ) -> (values: [String: String], bodyStart: Int) {
        guard lines.first?.trimmed == "---" else {
            faults.append(
                Fault(file: file, line: 1, message: "the file must begin with front matter between lines of ---")
            )
            return ([:], 0)
        }
        guard let end = lines.dropFirst().firstIndex(where: { $0.trimmed == "---" }) else {
            faults.append(
                Fault(
                    file: file,
                    line: 1,
                    message: "the front matter does not end; write --- on a line of its own below it"
                )
            )
            return ([:], 0)
        }
        var values: [String: String] = [:]
        for (index, line) in lines[1..<end].enumerated() {
            let number = index + 2
            if line.allSatisfy(\.isWhitespace) { continue }
            guard let colon = line.firstIndex(of: ":") else {
                faults.append(Fault(file: file, line: number, message: "write this as name: value"))
                continue
            }
            let name = line[..<colon].trimmed
            let value = line[line.index(after: colon)...].trimmed.unquoted
            if !known.contains(name) {
                let message = "front matter has no setting \"\(name)\"" + didYouMean(name, known)
                faults.append(Fault(file: file, line: number, message: message))
            } else if value.isEmpty {
                faults.append(Fault(file: file, line: number, message: "\"\(name)\" is empty"))
            } else if values.updateValue(value, forKey: name) != nil {
                faults.append(Fault(file: file, line: number, message: "\"\(name)\" appears twice"))
            }
        }
        return (values, end + 1)
    }

    /// The parts under second-level headings; what stands before the first is a section under the module's own title.
    private static func sections(_ lines: [Substring], from start: Int, of module: String) -> [Section] {
        var sections: [Section] = []
        var (title, titleLine, body): (String?, Int, [Substring]) = (nil, start + 1, [])
        var fence: Substring?
        func close() {
            let text = body.joined(separator: "\n").trimmedText
            if let title {
                sections.append(Section(line: titleLine, title: title, text: text))
            } else if let opening = Section(before: text, line: titleLine, of: module) {
                sections.append(opening)
            }
        }
        for (index, line) in lines.enumerated() where index >= start {
            let mark = line.drop { $0 == " " }.prefix { $0 == "`" || $0 == "~" }
            if mark.count >= 3 {
                // A heading inside a block of code is code.
                if let open = fence {
                    if mark.first == open.first, mark.count >= open.count { fence = nil }
                } else {
                    fence = mark
                }
            }
            if fence == nil, line.hasPrefix("## ") {
                close()
                (title, titleLine, body) = (line.dropFirst(3).trimmed, index + 1, [])
            } else {
                body.append(line)
            }
        }
        close()
        return sections
    }
}

extension CourseText.Section {
    /// What stands before the first heading of a module, with a first-level heading of its own or without.
    fileprivate init?(before text: String, line: Int, of module: String) {
        let lines = text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let heading = lines.first.flatMap { $0.hasPrefix("# ") ? $0.dropFirst(2).trimmed : nil }
        let body = heading == nil ? text : lines.dropFirst().joined().trimmedText
        if body.isEmpty { return nil }
        self.init(line: line, title: heading ?? module, text: body)
    }
}

extension String {
    /// Without the quotation marks that other programs want around a value.
    fileprivate var unquoted: String {
        guard count > 1, let mark = first, mark == last, mark == "\"" || mark == "'" else { return self }
        return dropFirst().dropLast().trimmed
    }

    /// What a heading is called in an address: letters and digits, with dashes between.
    var anchor: String {
        var anchor = ""
        for character in lowercased() {
            if character.isLetter || character.isNumber {
                anchor.append(character)
            } else if anchor.last != "-" {
                anchor.append("-")
            }
        }
        return anchor.drop { $0 == "-" }.last == "-"
            ? String(anchor.drop { $0 == "-" }.dropLast()) : String(anchor.drop { $0 == "-" })
    }
}
