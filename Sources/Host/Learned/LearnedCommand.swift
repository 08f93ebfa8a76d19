import Responders

extension ShellCommand {
    /// Prints what was learned.
    static let exportLearned = ShellCommand(
        path: ["faq", "export"],
        summary: "Prints a course's approved learned answers as Markdown, ready for an FAQ file.",
        details: onlyReads,
        arguments: [Argument(name: "COURSE", meaning: "the course")],
        options: [.database],
        examples: ["tutorline faq export algebra-1"],
        run: { invocation, shell in
            let course = invocation[argument: "COURSE"] ?? ""
            let store = try await invocation.readStore(shell)
            defer { store.close() }
            let learned = try await store.learned(in: course).filter { $0.state == .approved }
            guard !learned.isEmpty else { throw Complaint("nothing has been learned in \(course) yet.", .no) }
            let title = try await store.course(course).title
            shell.print(FAQMarkdownWriter.text(of: learned.map(\.entry), title: title))
            return .success
        }
    )
}
