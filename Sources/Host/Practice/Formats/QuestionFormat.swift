package import Pipeline

/// The languages in which question banks are exchanged.
package enum QuestionFormat: String, Sendable, CaseIterable {
    case gift, aiken, xml

    /// The language of a file, by the end of its name; `nil` when that does not tell.
    package init?(file: String) {
        switch file.split(separator: ".").last?.lowercased() {
        case "gift": self = .gift
        case "aiken": self = .aiken
        case "xml": self = .xml
        default: return nil
        }
    }

    static let longestFile = 8 << 20

    /// Reads a bank; throws everything that is wrong with it, by line.
    ///
    /// - Parameter category: What a question is about that does not say so itself.
    package func read(
        _ bytes: [UInt8],
        file: String,
        category: QuestionCategory
    ) throws(Faults) -> [PracticeQuestion] {
        guard bytes.count <= Self.longestFile else {
            throw Faults([Fault(file: file, line: 1, message: "the file is longer than 8 MB; split it")])
        }
        let text = try TextFile.text(of: bytes, file)
            .replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        var bank = QuestionBankDraft(file: file, category: category)
        switch self {
        case .gift: GIFTReader.read(text, into: &bank)
        case .aiken: AikenReader.read(text, into: &bank)
        case .xml: MoodleReader.read(text, into: &bank)
        }
        return try bank.finish()
    }

    /// Writes a bank, and says of which questions it could not write everything.
    package func write(_ questions: [PracticeQuestion]) -> WrittenBank {
        switch self {
        case .gift: GIFTWriter.write(questions)
        case .aiken: AikenWriter.write(questions)
        case .xml: MoodleWriter.write(questions)
        }
    }

    var mediaType: String {
        switch self {
        case .gift, .aiken: "text/plain; charset=utf-8"
        case .xml: "application/xml; charset=utf-8"
        }
    }
}

/// A bank as a file.
package struct WrittenBank: Sendable, Equatable {
    package var text: String
    /// What the language has no words for, by question.
    package var losses: [Loss] = []

    package struct Loss: Sendable, Equatable {
        package let question: String
        package let what: String
    }
}
