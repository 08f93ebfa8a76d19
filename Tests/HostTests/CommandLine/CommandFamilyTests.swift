import Testing

@testable import Host

/// Commands of two words, looked up by the first.
@Suite(.timeLimit(.minutes(5)))
struct CommandFamilyTests {
    @Test(arguments: [["user", "--help"], ["user", "-h"], ["help", "user"], ["help", "user", "--help"]])
    func `lists the commands that begin with a word`(words: [String]) async {
        let shell = DeskShell()
        #expect(await shell.runAll(words) == .success)
        #expect(shell.out.hasPrefix("Usage: tutorline user COMMAND"), "\(shell.out)")
        for command in CommandTable.standard.commands {
            #expect(shell.out.contains(command.summary) == (command.path.first == "user"), "\(command.name)")
        }
    }

    @Test func `helps with everything when nothing is named`() async {
        for words in [[], ["help"], ["--help"], ["-h"], ["help", "-h"]] as [[String]] {
            let shell = DeskShell()
            #expect(await shell.runAll(words) == .success)
            #expect(shell.out.hasPrefix("Tutorline: "), "\(words)")
        }
    }

    @Test func `helps with one command, whatever else was typed`() async {
        for words in [["help", "user", "add"], ["user", "add", "ada@example.org", "--help"], ["-h", "user", "add"]] {
            let shell = DeskShell()
            #expect(await shell.runAll(words) == .success)
            #expect(shell.out.hasPrefix("Usage: tutorline user add"), "\(words): \(shell.out)")
        }
    }

    @Test(arguments: [
        (["user"], "which one; user knows: add, list, password, disable."),
        (["user", "ad"], "there is no command \"user ad\"; did you mean \"user add\"?"),
        (["user", "42"], "there is no command \"user 42\"; user knows: add, list, password, disable."),
    ])
    func `tells which there are, and where to read on`(words: [String], sentence: String) async {
        let shell = DeskShell()
        #expect(await shell.runAll(words) == .misuse)
        #expect(shell.err == "tutorline: \(sentence)\nTry: tutorline help user", "\(shell.err)")
    }
}
