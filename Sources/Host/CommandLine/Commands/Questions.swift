import Pipeline

extension ShellCommand {
    private static let whileStopped = "Stop the host first."
    private static let format = Option(
        name: "format",
        value: "FORMAT",
        meaning: "the format of the questions; for a file, its name's ending decides",
        choices: QuestionFormat.allCases.map(\.rawValue)
    )

    /// Brings questions into a course's bank.
    static let importQuestions = ShellCommand(
        path: ["questions", "import"],
        summary: "Imports practice questions from files into a course's question bank.",
        details: whileStopped
            + " All files are read and checked before anything is changed. A question replaces the one that "
            + "has the same name; attempts at it are kept.",
        arguments: [
            Argument(name: "COURSE", meaning: "the course"),
            Argument(name: "FILE", meaning: "files in GIFT (.gift), Moodle XML (.xml) or Aiken (.aiken)", isRest: true),
        ],
        options: [
            format, .flag("replace", "retire the questions that are not in these files"),
            .value(
                "category",
                "PATH",
                "subject/topic/subtopic for questions that give none",
                fallback: "the course's subject"
            ),
            .database,
        ],
        examples: ["tutorline questions import algebra-1 examples/courses/algebra-1/questions.gift"],
        run: { invocation, shell in
            let store = try await invocation.openStore(shell)
            defer { store.close() }
            let course = try await store.course(invocation[argument: "COURSE"] ?? "")
            var category = QuestionCategory(subject: course.subject)
            if let path = invocation.all("category").last {
                guard let named = QuestionCategory(path: path) else {
                    throw Complaint("--category must be subject/topic/subtopic, not \"\(path)\".", .misuse)
                }
                category = named
            }
            var faults: [Fault] = []
            var questions: [PracticeQuestion] = []
            for file in invocation.rest("FILE") {
                guard
                    let format = invocation[option: "format"].flatMap(QuestionFormat.init(rawValue:))
                        ?? QuestionFormat(file: file)
                else { throw Complaint("the name of \(file) does not show its format; give --format.", .misuse) }
                let bytes: [UInt8]
                do { bytes = try shell.readFile(file) } catch { throw Complaint("\(error).", .misuse) }
                do throws(Faults) {
                    questions += try format.read(bytes, file: file, category: category)
                } catch {
                    faults += error.all
                }
            }
            guard faults.isEmpty else { throw Faults(faults) }
            let report = try await store.importQuestions(
                questions,
                into: course.id,
                replacing: invocation.has("replace")
            )
            shell.print("\(course.id): \(report.sentence)")
            return .success
        }
    )

    /// Prints a bank.
    static let exportQuestions = ShellCommand(
        path: ["questions", "export"],
        summary: "Prints the question bank of a course, with the right answers, for another program.",
        details: onlyReads + " What the format cannot express is reported on standard error.",
        arguments: [Argument(name: "COURSE", meaning: "the course")],
        options: [
            Option(
                name: "format",
                value: "FORMAT",
                meaning: "the format to write",
                fallback: QuestionFormat.gift.rawValue,
                choices: QuestionFormat.allCases.map(\.rawValue)
            ), .database,
        ],
        examples: ["tutorline questions export algebra-1 --format xml"],
        run: { invocation, shell in
            let store = try await invocation.readStore(shell)
            defer { store.close() }
            let format = invocation[option: "format"].flatMap(QuestionFormat.init(rawValue:)) ?? .gift
            let questions = try await store.questions(of: invocation[argument: "COURSE"] ?? "")
            let bank = format.write(questions.map(\.question))
            for loss in bank.losses { shell.complain("\(loss.question): \(loss.what)") }
            shell.print(bank.text.last == "\n" ? String(bank.text.dropLast()) : bank.text)
            return questions.isEmpty ? .no : .success
        }
    )

    /// Lists a bank.
    static let listQuestions = ShellCommand(
        path: ["questions", "list"],
        summary: "Lists the practice questions of a course by what they are about.",
        details: onlyReads,
        arguments: [Argument(name: "COURSE", meaning: "the course")],
        options: [.database, .json],
        examples: ["tutorline questions list algebra-1"],
        run: { invocation, shell in
            let store = try await invocation.readStore(shell)
            defer { store.close() }
            let questions = try await store.questions(of: invocation[argument: "COURSE"] ?? "")
            if invocation.has("json") {
                let list = questions.map { banked in
                    [
                        "id": .string(banked.id.description), "name": .string(banked.question.name),
                        "category": .string(banked.question.category.path), "module": JSON(orNull: banked.module),
                        "type": .string(ShownQuestion(banked.question, banked.id).manner.rawValue),
                    ] as JSON
                }
                shell.print(JSON.array(list).text)
            } else {
                var category: QuestionCategory?
                for banked in questions {
                    if banked.question.category != category {
                        category = banked.question.category
                        let module = banked.module.map { " (\($0))" } ?? ""
                        shell.print(shell.style.bold(banked.question.category.path) + module)
                    }
                    shell.print("  \(banked.question.name)")
                }
            }
            return questions.isEmpty ? .no : .success
        }
    )
}

extension ImportReport {
    /// What an import came to, for people.
    var sentence: String {
        let names = retiredNames.map { "“\($0)”".fitForTerminals }.joined(separator: ", ")
        return "\(added) added, \(changed) changed, \(unchanged) as before, \(retired) retired"
            + (names.isEmpty ? "" : ": \(names)")
    }
}
