import Locking
import Pipeline
import Responders

extension ShellCommand {
    /// Copies the database.
    static let backUp = ShellCommand(
        path: ["backup"],
        summary: "Copies the database, as it is at this moment, to one file, and checks the copy.",
        details: "With --host the host keeps running, and FILE is a name beside its database; without, it works on"
            + " the database of a stopped host. The file gets its name only when the copy is complete.",
        arguments: [Argument(name: "FILE", meaning: "the copy; a name that is not in use")],
        options: [.host, .database],
        examples: ["tutorline backup monday.db --host http://127.0.0.1:8080"],
        run: { invocation, shell in
            let file = invocation[argument: "FILE"] ?? ""
            let tenths = Lock(-1)
            let tell: @Sendable (BackupProgress) -> Void = { progress in
                let tenth = progress.percent / 10
                guard shell.showsProgress,
                    tenths.withLock({ last in
                        defer { last = tenth }
                        return last != tenth
                    })
                else { return }
                shell.complain(tenth < 10 ? "\(tenth * 10) % of \(progress.pages) pages" : "checking the copy")
            }
            if let host = try RunningHost(invocation, shell) {
                let last = try await host.follow(.post, "/admin/backup", ["file": .string(file)]) { line in
                    if let progress = BackupProgress(line) { tell(progress) }
                }
                guard last?["file"]?.string == file else {
                    throw Complaint(
                        "the connection to the host ended before the copy was complete; check whether \(file) exists."
                    )
                }
            } else {
                let store = try await invocation.openStore(shell)
                defer { store.close() }
                try await store.backUp(to: file, progress: tell)
            }
            shell.print("\(file) is a backup.")
            return .success
        }
    )

    /// Puts a backup in place.
    static let restore = ShellCommand(
        path: ["restore"],
        summary: "Puts a backup in place of the database; what was there is kept beside it.",
        details: "Stop the host first. Clients notice that the history is another one and start"
            + " afresh from it: nothing from after the backup is mixed with what comes now. Who has been erased since is"
            + " erased again, as far as the database that is replaced can be read.",
        arguments: [Argument(name: "FILE", meaning: "the backup")],
        options: [.database],
        examples: ["tutorline restore monday.db"],
        run: { invocation, shell in
            let file = invocation[argument: "FILE"] ?? ""
            let path = invocation.databasePath(shell)
            try mustBeThere(file, shell)
            let restoration = try SQLiteStore.restore(path, from: file, rules: .commandLine)
            if let kept = restoration.kept { shell.print("The previous database is now \(kept).") }
            shell.print("\(path) has been restored from \(file).")
            if let sentence = restoration.ofTheErased { shell.print(sentence) }
            return .success
        }
    )

    /// Checks a backup.
    static let verify = ShellCommand(
        path: ["verify"],
        summary: "Checks whether a backup is complete and could be restored.",
        details:
            "It looks for everything that doctor looks for, changes nothing, and exits with 1 when it finds something."
            + " Of a backup made by an older version it checks only whether the file is whole; restore brings that up to"
            + " date. For the database of a host use doctor.",
        arguments: [Argument(name: "FILE", meaning: "the backup")],
        options: [.json],
        examples: ["tutorline verify monday.db"],
        run: { invocation, shell in
            let file = invocation[argument: "FILE"] ?? ""
            try mustBeThere(file, shell)
            let found = try SQLiteStore.verify(file)
            return report(found.symptoms, isOlder: found.isOlder, of: file, invocation, shell)
        }
    )

    /// Examines the database.
    static let doctor = ShellCommand(
        path: ["doctor"],
        summary: "Looks for faults in the database, explains what they mean, and repairs what can be repaired.",
        details:
            "Without --repair this changes nothing, and the host may be running; with it, stop the host first:"
            + " the database, as it is, is first copied to a file beside it. What is lost cannot be recovered; for that, restore a backup.",
        options: [.flag("repair", "repair what can be repaired"), .database, .json],
        examples: ["tutorline doctor", "tutorline doctor --repair"],
        run: { invocation, shell in
            let repairs = invocation.has("repair")
            let store = try await repairs ? invocation.openStore(shell) : invocation.readStore(shell)
            defer { store.close() }
            let path = invocation.databasePath(shell)
            guard repairs else {
                let symptoms = try await store.examine()
                let code = report(symptoms, of: path, invocation, shell)
                if symptoms.contains(where: \.isCurable), !invocation.has("json") {
                    shell.print("tutorline doctor --repair repairs what is marked with a plus.")
                }
                return code
            }
            let repair = try await store.repair()
            if !invocation.has("json") {
                if let copy = repair.copy { shell.print("A copy of the database as it was is in \(copy).") }
                for symptom in repair.cured { shell.print("Repaired: \(symptom.sentence)") }
            }
            return report(repair.left, cured: repair.cured, of: path, invocation, shell)
        }
    )

    /// Refuses the name of a backup that is not there, before anything is made for it.
    private static func mustBeThere(_ file: String, _ shell: Shell) throws {
        guard shell.fileStamp(file) == nil else { return }
        throw Complaint("there is no file \"\(file)\".", .misuse)
    }

    private static let ofAnOlderVersion = """
        It is of an older version, so what is in it could not be checked. Once it is restored, the host brings it up \
        to date when it starts; tutorline doctor checks the rest then.
        """

    private static func report(
        _ symptoms: [Symptom],
        cured: [Symptom] = [],
        isOlder: Bool = false,
        of file: String,
        _ invocation: Invocation,
        _ shell: Shell
    ) -> ExitCode {
        if invocation.has("json") {
            shell.print(
                JSON(members: [
                    ("file", .string(file)), ("sound", .bool(symptoms.isEmpty)), ("older", .bool(isOlder)),
                    ("symptoms", .array(symptoms.map(\.described))), ("cured", .array(cured.map(\.described))),
                ]).text
            )
        } else {
            for symptom in symptoms {
                shell.print("\(symptom.isCurable ? "+" : "-") \(symptom.sentence)\n  \(symptom.meaning)")
            }
            if symptoms.isEmpty { shell.print("\(file) is \(isOlder ? "undamaged" : "sound").") }
            if isOlder { shell.print(ofAnOlderVersion) }
        }
        return symptoms.isEmpty ? .success : .no
    }
}

extension Restoration {
    /// What became of people who have been erased since the backup; `nil` when there are none.
    fileprivate var ofTheErased: String? {
        switch erasedAgain {
        case 0: nil
        case 1: "1 person who has been erased since the backup was erased again."
        case let count?: "\(count) people who have been erased since the backup were erased again."
        case nil:
            """
            \(kept == nil ? "There was no previous database" : "The previous database could not be read"), so nobody \
            knows who has been erased since the backup: they are back. Erase them again, or disable their accounts.
            """
        }
    }
}

extension Symptom {
    fileprivate var described: JSON {
        ["sentence": .string(sentence), "meaning": .string(meaning), "curable": .bool(isCurable)]
    }
}
