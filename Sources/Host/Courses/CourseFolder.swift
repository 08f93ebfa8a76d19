import Pipeline

/// A course as files: `course.md`, and one `NN-name.md` for each module.
struct CourseFolder {
    let shell: Shell

    /// Reads a course; throws everything that is wrong with its files.
    func read(_ folder: String) throws -> CatalogueCourse {
        let names: [String]
        do { names = try shell.listDirectory(folder) } catch { throw Complaint("\(error).", .misuse) }
        guard names.contains("course.md") else {
            throw Complaint("\(folder) has no course.md, so it is not a course.", .misuse)
        }
        try refusePipes(in: folder, among: names)
        var faults: [Fault] = []
        let head = collect(&faults) {
            try text(of: "\(folder)/course.md", required: ["id", "title", "language", "subject"], allowed: [])
        }
        var modules: [CatalogueModule] = []
        for name in names where Self.isModule(name) {
            let path = "\(folder)/\(name)"
            guard let text = collect(&faults, { try text(of: path, required: ["id", "title"], allowed: []) }),
                let module = collect(&faults, { try module(text, path) })
            else { continue }
            if modules.contains(where: { $0.id == module.id }) {
                faults.append(Fault(file: path, line: 2, message: "another module already has the id \"\(module.id)\""))
            }
            modules.append(module)
        }
        faults += overlooked(in: folder, among: names)
        if modules.isEmpty, faults.isEmpty {
            faults.append(Fault(file: folder, line: 1, message: "the course has no module; write one as 01-name.md"))
        }
        if let id = head?.front["id"], !id.isIdentifier {
            faults.append(
                Fault(file: "\(folder)/course.md", line: 2, message: "\"\(id)\" is not an id: \(Self.idRule)")
            )
        }
        if let language = head?.front["language"], !language.isLanguageTag {
            let message = "\"\(language)\" is not a language; write its short name, such as en, de or pt-BR"
            faults.append(Fault(file: "\(folder)/course.md", line: 1, message: message))
        }
        if let welcome = head?.body, welcome.utf8.count > CatalogueCourse.longestWelcome {
            let message = "the text is longer than 64 KB; put what is to be read into a module"
            faults.append(Fault(file: "\(folder)/course.md", line: 1, message: message))
        }
        guard faults.isEmpty, let front = head?.front else { throw Faults(faults) }
        return CatalogueCourse(
            id: front["id"] ?? "",
            title: front["title"] ?? "",
            language: front["language"] ?? "",
            subject: front["subject"] ?? "",
            welcome: head?.body ?? "",
            modules: modules
        )
    }

    /// The folders below `folder` that hold a course, or `folder` itself when it is one.
    func courses(below folder: String) throws -> [String] {
        let names: [String]
        do { names = try shell.listDirectory(folder) } catch { throw Complaint("\(error).", .misuse) }
        if names.contains("course.md") { return [folder] }
        return names.map { "\(folder)/\($0)" }.filter {
            ((try? shell.listDirectory($0)) ?? []).contains("course.md")
        }
    }

    static func isModule(_ name: String) -> Bool { name.hasSuffix(".md") && name.first?.isNumber == true }

    /// More than anybody reads on one page.
    private static let longestFile = 1 << 20

    private static let idRule = "use at most 128 letters, digits, dots, dashes and underscores"

    private func text(of path: String, required: Set<String>, allowed: Set<String>) throws -> CourseText {
        let bytes: [UInt8]
        do { bytes = try shell.readFile(path) } catch {
            throw Faults([Fault(file: path, line: 1, message: "cannot be read: \(error)")])
        }
        guard bytes.count <= Self.longestFile else {
            throw Faults([
                Fault(file: path, line: 1, message: "the file is longer than 1 MB; make several modules of it")
            ])
        }
        return try CourseText(TextFile.text(of: bytes, path), file: path, required: required, allowed: allowed)
    }

    private func module(_ text: CourseText, _ path: String) throws(Faults) -> CatalogueModule {
        var faults: [Fault] = []
        let id = text.front["id"] ?? ""
        if !id.isIdentifier {
            faults.append(Fault(file: path, line: 2, message: "\"\(id)\" is not an id: \(Self.idRule)"))
        }
        var passages: [CataloguePassage] = []
        for section in text.sections {
            let anchor = section.title.anchor
            func wrong(_ message: String) { faults.append(Fault(file: path, line: section.line, message: message)) }
            if anchor.isEmpty { wrong("a heading needs at least one letter") }
            if section.text.isEmpty { wrong("there is no text under \"\(section.title)\"") }
            if passages.contains(where: { $0.anchor == anchor }) {
                wrong("two sections are called \"\(section.title)\"; links could not tell them apart")
            }
            passages.append(CataloguePassage(anchor: anchor, title: section.title, text: section.text))
        }
        if passages.isEmpty {
            faults.append(
                Fault(file: path, line: 1, message: "the module has no section; begin one with ## and its heading")
            )
        }
        guard faults.isEmpty else { throw Faults(faults) }
        return CatalogueModule(id: id, title: text.front["title"] ?? "", passages: passages)
    }

    private func collect<Value>(_ faults: inout [Fault], _ body: () throws -> Value) -> Value? {
        do { return try body() } catch let found as Faults {
            faults += found.all
        } catch {
            faults.append(Fault(file: "", line: 1, message: "\(error)"))
        }
        return nil
    }
}

extension CatalogueCourse {
    /// The course as files, by name: what `import` would read again.
    var files: [(name: String, text: String)] {
        let head = "---\nid: \(id)\ntitle: \(title)\nlanguage: \(language)\nsubject: \(subject)\n---\n"
        return [("course.md", welcome.isEmpty ? head : "\(head)\n\(welcome)\n")]
            + modules.filter { !$0.isRetired }.enumerated().map { index, module in
                let number = index < 9 ? "0\(index + 1)" : "\(index + 1)"
                let sections = module.passages.map { "\n## \($0.title)\n\n\($0.text)\n" }.joined()
                return ("\(number)-\(module.id).md", "---\nid: \(module.id)\ntitle: \(module.title)\n---\n" + sections)
            }
    }
}
