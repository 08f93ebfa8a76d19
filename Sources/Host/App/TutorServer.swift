public import Pipeline
import Responders

/// The whole program: every command of `tutorline`, with the standard parts and those you add.
///
/// Your own executable is this, with your own parts registered:
///
/// ```swift
/// try await TutorServer.main { $0.register(HintResponder.self) }
/// ```
public enum TutorServer {
    /// Runs the command that the command line names, and ends the process with its exit code.
    @concurrent public static func main(_ extend: @Sendable (inout ModuleRegistry) -> Void = { _ in }) async {
        var modules = ModuleRegistry.standard
        extend(&modules)
        Rim.end(await run(Rim.arguments, Rim.shell(modules)))
    }

    /// Runs one command line; what the process would say to its shell is returned.
    static func run(_ words: [String], _ shell: Shell) async -> ExitCode {
        let table = CommandTable.standard
        let help = CommandHelp(table: table, style: shell.style, width: shell.window().width)
        do throws(Invocation.Misuse) {
            switch try table.read(words) {
            case .help(let topic): shell.print(help.about(topic))
            case .version: shell.print("tutorline \(version)")
            case .run(let invocation): return await run(invocation, shell)
            }
            return .success
        } catch {
            shell.complain("tutorline: \(error.message.ended)")
            shell.complain("Try: tutorline help" + (error.command.map { " \($0)" } ?? ""))
            return .misuse
        }
    }

    private static func run(_ invocation: Invocation, _ shell: Shell) async -> ExitCode {
        do {
            return try await invocation.command.run(invocation, shell)
        } catch let faults as Faults {
            shell.complain(faults.description)
            return .misuse
        } catch let complaint as Complaint {
            shell.complain("tutorline: \(complaint.sentence)")
            return complaint.code
        } catch let fault as FileFault where fault.isMissing {
            shell.complain("tutorline: \(fault).")
            return .misuse
        } catch let error as StoreError {
            shell.complain("tutorline: \(error.sentence)")
            return switch error {
            case .unavailable: .failure
            case .invalid: .misuse
            default: .no
            }
        } catch {
            shell.complain("tutorline: \("\(error)".ended)")
            return .failure
        }
    }

    /// The version of this program.
    public static let version = "0.1.0"
}

/// Why a command could not be done, as a sentence for whoever gave it.
struct Complaint: Error, CustomStringConvertible {
    let sentence: String
    var code: ExitCode = .failure

    var description: String { sentence }

    init(_ sentence: String, _ code: ExitCode = .failure) {
        self.sentence = sentence
        self.code = code
    }
}
