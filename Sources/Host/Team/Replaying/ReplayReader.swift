import Locking
import Pipeline
import Responders

/// What enrichers and guards read in a replay: courses as they are now, and the log as it was before the turn.
///
/// What had been practised by then is not recorded; what conditions asked about it is, as facts.
struct ReplayReader: StoredPassages, HistoryReader, NoPractice, AnswerKeyReader {
    let archive: TurnArchive
    var texts: any PassageStore { archive }
    let courses: [String: CatalogueCourse]
    let memory: Recollection
    private let keys = Lock<[String: [AnswerKey]]>([:])

    init(archive: TurnArchive, courses: [String: CatalogueCourse], memory: Recollection) {
        (self.archive, self.courses, self.memory) = (archive, courses, memory)
    }

    func course(of session: Identifier<TutoringSession>) -> Course? {
        guard let beginning = memory.script?.trace.beginning else { return nil }
        return courses[beginning.course].map { Course($0, module: beginning.module) }
    }

    func latestMessages(
        in session: Identifier<TutoringSession>,
        before turn: Identifier<Turn>,
        limit: Int
    ) async throws -> [PastMessage] {
        guard let turn = memory.script?.turn.id else { return [] }
        let entries = try archive.read { db in
            try db.page(
                of: turn.session,
                try db.sessionRow(turn.session),
                before: turn.seq,
                for: .everyone,
                limit: limit * 2
            ).entries
        }
        return Array(PastMessage.since(lastHandbackIn: entries).suffix(limit))
    }

    func attachedKey(of session: Identifier<TutoringSession>) async throws -> AnswerKey? {
        guard let session = memory.script?.turn.id.session else { return nil }
        return try archive.read { try $0.attachedQuestion(of: session) }.map { AnswerKey($0.question.question) }
    }

    func answerKeys(of course: String) async throws -> [AnswerKey] {
        if let known = keys.withLock({ $0[course] }) { return known }
        let read = try archive.read { try $0.questions(of: course) }.map { AnswerKey($0.question) }
        keys.withLock { $0[course] = read }
        return read
    }
}
