import Pipeline

#if canImport(Host)
@testable import Host
#endif

/// What holds for every file that claims to be a bank of questions.
enum QuestionBankProperties {
    /// Reading ends with a bank or with faults that point into the file; a bank that was read can be written, and reads
    /// back as it was, but for what the writer says it could not keep.
    static func hold(for bytes: [UInt8], as format: QuestionFormat) -> Bool {
        let bank: [PracticeQuestion]
        do throws(Faults) {
            bank = try read(bytes, format)
        } catch {
            return point(error, into: bytes)
        }
        guard !bank.isEmpty, Set(bank.map(\.name)).count == bank.count else { return false }
        return QuestionFormat.allCases.allSatisfy { comesBack(bank, through: $0) }
    }

    private static func point(_ faults: Faults, into bytes: [UInt8]) -> Bool {
        // A carriage return ends a line as well, and what is missing at the end may be told one line later.
        let lines = bytes.count { $0 == 0x0A || $0 == 0x0D } + 2
        return !faults.all.isEmpty && faults.all.count <= QuestionBankDraft.mostFaults
            && faults.all.allSatisfy { (1...lines).contains($0.line) && !$0.message.isEmpty }
    }

    private static func comesBack(_ bank: [PracticeQuestion], through format: QuestionFormat) -> Bool {
        let written = format.write(bank)
        let leftOut = Set(written.losses.filter { $0.what.hasPrefix("left out") }.map(\.question))
        let kept = bank.filter { !leftOut.contains($0.name) }
        guard !kept.isEmpty else { return true }
        guard let again = try? read(Array(written.text.utf8), format), again.count == kept.count else { return false }
        let lossy = Set(written.losses.map(\.question))
        return zip(kept, again).allSatisfy { lossy.contains($0.name) || $0 == $1 }
    }

    private static func read(_ bytes: [UInt8], _ format: QuestionFormat) throws(Faults) -> [PracticeQuestion] {
        try format.read(bytes, file: "bank", category: QuestionCategory(subject: "Anything"))
    }
}
