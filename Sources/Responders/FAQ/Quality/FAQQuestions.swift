public import Pipeline

extension FAQQuality.Question {
    /// Reads a set of questions, one JSON object a line: `{"course": …, "module": …, "say": …, "expect": … or null}`.
    ///
    /// Throws everything that is wrong with it at once.
    public static func read(_ text: String, file: String) throws(Faults) -> [FAQQuality.Question] {
        var questions: [FAQQuality.Question] = []
        var faults: [Fault] = []
        for (index, line) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 != 0x20 && $0 != 0x0D }) else { continue }
            do throws(Faults) {
                let written = try JSONDocument(Array(line), file: file).read(Written.self)
                questions.append(
                    FAQQuality.Question(
                        course: written.course,
                        module: written.module,
                        say: written.say,
                        expect: written.expect
                    )
                )
            } catch {
                faults += error.all.map { fault in
                    var fault = fault
                    fault.line = index + 1
                    return fault
                }
            }
        }
        guard faults.isEmpty else { throw Faults(faults) }
        return questions
    }

    private struct Written: ModuleSettings {
        var course = ""
        var module: String?
        var say = ""
        var expect: String?

        func validate() throws {
            guard !course.isEmpty else { throw InvalidSettings("a question belongs to a \"course\"") }
            guard !say.isEmpty else { throw InvalidSettings("\"say\" is missing: it is what the learner says") }
        }
    }
}
