import Pipeline

extension ShellCommand {
    static let configArgument = Argument(name: "FILE", meaning: "the chain", fallback: "responders.json")

    /// Says what is wrong with a configuration.
    static let check = ShellCommand(
        path: ["check"],
        summary: "Reports everything that is wrong with a chain, with line and column.",
        details: """
            The file and every file it names are read and checked; nothing is run or contacted. A secret that is missing on \
            this machine is a warning here and an error when the host starts. A test question that does not find its answer in \
            a list of them is a warning, and so is an answer for a module that its course does not have. With --courses, \
            so is what is written for a course or module that is not there.
            """,
        arguments: [configArgument],
        options: [.courses, .json],
        examples: ["tutorline check responders.json"],
        run: check
    )

    private static func check(_ invocation: Invocation, _ shell: Shell) async throws -> ExitCode {
        let path = invocation[argument: "FILE"] ?? "responders.json"
        // A chain can be checked where its courses cannot be read, unless somebody names them.
        let courses = invocation.has("courses") ? try invocation.courses(shell) : (try? invocation.courses(shell)) ?? []
        let result: Result<Blueprint, Faults>
        do { result = .success(try Configuration(shell: shell).blueprint(path)) } catch let faults as Faults {
            result = .failure(faults)
        }
        // A chain may be for other courses than those that lie here by chance.
        func places(_ blueprint: Blueprint) -> [Fault] {
            invocation.has("courses") ? blueprint.unknownPlaces(in: courses.modules) : []
        }
        let faults: [Fault] =
            switch result {
            case .success(let blueprint):
                blueprint.warnings + places(blueprint) + blueprint.fileTests().faults
                    + blueprint.unknownModules(in: courses.modules)
            case .failure(let faults): faults.all
            }
        let revision = try? result.get().revision
        if invocation.has("json") {
            shell.print(report(path, faults, revision.map { "\($0)" }).text)
        } else {
            for fault in faults { shell.complain(fault.description) }
            if let revision { shell.print("\(path): \(shell.style.green("good")), revision \(revision)") }
        }
        return revision == nil ? .misuse : .success
    }

    private static func report(_ path: String, _ faults: [Fault], _ revision: String?) -> JSON {
        [
            "file": .string(path), "good": .bool(revision != nil),
            "revision": revision.map(JSON.string) ?? .null, "faults": .array(faults.map(\.json)),
        ]
    }
}
