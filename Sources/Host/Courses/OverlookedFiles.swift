import Pipeline

extension CourseFolder {
    /// Files that are meant to be part of a course and would be passed over for their names: a module that is not read is
    /// a module that is taken out of use.
    func overlooked(in folder: String, among names: [String]) -> [Fault] {
        names.sorted().compactMap { name in
            let path = "\(folder)/\(name)"
            let lower = name.lowercased()
            let message = questions(lower, name) ?? second(name, among: names) ?? module(lower, name, path)
            return message.map { Fault(file: path, line: 1, message: $0) }
        }
    }

    /// A pipe is never at its end as long as nobody writes into it, and a course would wait for it.
    func refusePipes(in folder: String, among names: [String]) throws(Faults) {
        let pipes = names.sorted().map { "\(folder)/\($0)" }.filter(shell.isPipe)
        let message = "this is a named pipe and not a file; take it out of the folder"
        guard pipes.isEmpty else { throw Faults(pipes.map { Fault(file: $0, line: 1, message: message) }) }
    }

    /// Only one file of practice questions is read.
    private func second(_ name: String, among names: [String]) -> String? {
        let all = QuestionFormat.allCases.map { "questions.\($0.rawValue)" }.filter(names.contains)
        guard let read = all.first, name != read, all.contains(name) else { return nil }
        return "practice questions are read from \(read), so these would be passed over; keep one of the two files"
    }

    private func questions(_ lower: String, _ name: String) -> String? {
        let read = QuestionFormat.allCases.map { "questions.\($0.rawValue)" }
        let meant = read.contains(lower) && !read.contains(name)
        guard meant || lower == "questions.txt" || read.contains(where: { lower == $0 + ".txt" }) else { return nil }
        return "practice questions are read from \(read.joined(separator: ", ")); rename the file"
    }

    private func module(_ lower: String, _ name: String, _ path: String) -> String? {
        guard name != "course.md", !Self.isModule(name), !name.hasPrefix("."),
            [".md", ".markdown", ".txt"].contains(where: lower.hasSuffix),
            let bytes = try? shell.readFile(path), let text = try? TextFile.text(of: bytes, path),
            text.hasPrefix("---\n") || text.hasPrefix("---\r"), text.contains("id:")
        else { return nil }
        return "this module would be passed over; its name must begin with a number and end in .md, such as 01-name.md"
    }
}

extension String {
    /// Whether pages can say that they are in this language: two or three letters, and what follows after dashes.
    var isLanguageTag: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        guard let primary = parts.first, (2...3).contains(primary.count), primary.allSatisfy(\.isASCIILetter) else {
            return false
        }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.count) && part.allSatisfy { $0.isASCIILetter || ("0"..."9").contains($0) }
        }
    }
}

extension Character {
    fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}
