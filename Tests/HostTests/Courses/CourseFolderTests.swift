import Glibc
import Pipeline
import Testing

@testable import Host

@Suite struct CourseFolderTests {
    private let folder: TemporaryFolder
    private static let head = "---\nid: chemie\ntitle: Chemie\nlanguage: de\nsubject: Chemie\n---\n"
    private static let module = "---\nid: atom\ntitle: Atombau\n---\n\n## Säuren\n\nEine Säure gibt Protonen ab.\n"

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("course.md", Self.head)
        try folder.write("01-atom.md", Self.module)
    }

    private func course() throws -> CatalogueCourse { try CourseFolder(shell: DeskShell().shell).read(folder.root) }

    private func faults() throws -> [String] {
        do {
            _ = try course()
            return []
        } catch let found as Faults {
            return found.all.map { String($0.description.dropFirst(folder.root.count + 1)) }
        }
    }

    @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
    func `reads what any editor saves`(lineEnd: String, mark: String) throws {
        let plain = try course()
        try folder.write("course.md", mark + Self.head.replacing("\n", with: lineEnd))
        try folder.write("01-atom.md", mark + Self.module.replacing("\n", with: lineEnd))
        #expect(try course() == plain)
    }

    @Test func `the text of course.md is the welcome, and an export writes it back`() throws {
        #expect(try course().welcome.isEmpty)
        #expect(try course().files[0].text == Self.head)
        let welcome =
            "# Willkommen\n\nSetzt die *Brille* auf.\n\n## Was wir tun\n\n| Woche | Thema |\n|---|---|\n| 1 | Atome |"
        try folder.write("course.md", "\(Self.head)\n\n\(welcome)\n\n")
        let read = try course()
        #expect(read.welcome == welcome)
        for file in read.files { try folder.write(file.name, file.text) }
        #expect(try course() == read)
        let limit = CatalogueCourse.longestWelcome
        try folder.write("course.md", Self.head + String(repeating: "a", count: limit))
        #expect(try course().welcome.count == limit)
        try folder.write("course.md", Self.head + String(repeating: "a", count: limit + 1))
        let message = "the text is longer than 64 KB; put what is to be read into a module"
        #expect(try faults() == ["course.md:1:1: error: \(message)"])
    }

    @Test func `a second file of questions is not passed over in silence`() throws {
        try folder.write("questions.gift", "::Eins:: 1 + 1 {#2}")
        #expect(try faults() == [])
        try folder.write("questions.aiken", "Was?\nA. Das\nB. Dies\nANSWER: A")
        let told = try faults()
        #expect(told.count == 1 && told[0].contains("so these would be passed over; keep one of the two"), "\(told)")
    }

    @Test func `a named pipe is a mistake, and nobody waits for it`() throws {
        #expect(mkfifo(folder.path("02-rohr.md"), 0o600) == 0)
        let told = "02-rohr.md:1:1: error: this is a named pipe and not a file; take it out of the folder"
        #expect(try faults() == [told])
    }

    @Test func `an import names what it retires`() async throws {
        let store = try await SQLiteStore(nil, rules: .commandLine)
        defer { store.close() }
        var course = try course()
        let old = CataloguePassage(anchor: "basen", title: "Basen", text: "Nehmen auf.")
        course.modules[0].passages.append(old)
        course.modules.append(CatalogueModule(id: "gas", title: "Gase", passages: [old]))
        #expect(try await store.importCourse(course).retiredNames == [])
        let report = try await store.importCourse(self.course())
        #expect(report.retiredNames == ["atom#basen", "gas", "gas#basen"] && report.retired == 3)
        #expect(report.sentence.hasSuffix("3 retired: “atom#basen”, “gas”, “gas#basen”"), "\(report.sentence)")
    }

    @Test func `front matter may have blanks, tabs and quotation marks`() throws {
        try folder.write("01-atom.md", "--- \n\tid:\tatom\ntitle: \"Teil 1: Atombau\"\n---\t\n\n## Säuren\n\nSauer.\n")
        #expect(try course().modules.map(\.id) == ["atom"])
        #expect(try course().modules.map(\.title) == ["Teil 1: Atombau"])
    }

    @Test func `says that front matter does not end`() throws {
        try folder.write("01-atom.md", "---\nid: atom\ntitle: Atombau\n\n## Säuren\n\nSauer.\n")
        #expect(
            try faults() == [
                "01-atom.md:1:1: error: the front matter does not end; write --- on a line of its own below it"
            ]
        )
    }

    @Test(arguments: [("", "Atombau"), ("# Zu Beginn\n\n", "Zu Beginn")])
    func `what stands before the first heading is a passage too`(heading: String, title: String) throws {
        let text = Self.module.replacing("## Säuren", with: heading + "Setzt die Brille auf.\n\n## Säuren")
        try folder.write("01-atom.md", text)
        let passages = try course().modules[0].passages
        #expect(passages.map(\.title) == [title, "Säuren"])
        #expect(passages[0].text == "Setzt die Brille auf.")
    }

    @Test func `a title above the first heading is no passage`() throws {
        try folder.write("01-atom.md", Self.module.replacing("## Säuren", with: "# Atombau\n\n## Säuren"))
        #expect(try course().modules[0].passages.map(\.title) == ["Säuren"])
    }

    @Test(arguments: ["atom.md", "02-atom.MD", "02-atom.md.txt", "Zwei.markdown"])
    func `a module that would be passed over for its name is a mistake`(name: String) throws {
        try folder.write(name, Self.module)
        let message = "this module would be passed over; its name must begin with a number and end in .md"
        #expect(try faults() == ["\(name):1:1: error: \(message), such as 01-name.md"])
    }

    @Test(arguments: ["questions.txt", "questions.gift.txt", "Questions.GIFT"])
    func `questions that would be passed over for their name are a mistake`(name: String) throws {
        try folder.write(name, "Wasser ist nass. {T}")
        let message = "practice questions are read from questions.gift, questions.aiken, questions.xml; rename the file"
        #expect(try faults() == ["\(name):1:1: error: \(message)"])
    }

    @Test(arguments: ["faq.md", "README.md", "notes.txt", "01-atom.md~", "questions.gift~", "isotope.png"])
    func `what is no part of a course may lie beside it`(name: String) throws {
        try folder.write(name, "Wasser ist nass.")
        #expect(try faults().isEmpty)
    }

    @Test(arguments: [("de", true), ("pt-BR", true), ("zh-Hant", true), ("Deutsch", false), ("de_DE", false)])
    func `a language is named as pages name it`(language: String, isOne: Bool) throws {
        try folder.write("course.md", Self.head.replacing("language: de", with: "language: \(language)"))
        let message = "\"\(language)\" is not a language; write its short name, such as en, de or pt-BR"
        #expect(try faults() == (isOne ? [] : ["course.md:1:1: error: \(message)"]))
    }

    @Test func `a module that nobody could read on one page is too long`() throws {
        try folder.write("01-atom.md", Self.module + String(repeating: "Säure ", count: 160_000))
        #expect(try faults() == ["01-atom.md:1:1: error: the file is longer than 1 MB; make several modules of it"])
    }
}
