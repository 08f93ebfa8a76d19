/// The banks of practice questions, a bank a course.
package protocol QuestionStore: Sendable {
    /// Brings questions into a course's bank; those of the same name become what the new ones say.
    ///
    /// - Parameter replacing: Whether what is not among them is retired; attempts at it stay.
    func importQuestions(
        _ questions: [PracticeQuestion],
        into course: String,
        replacing: Bool
    ) async throws(StoreError) -> ImportReport

    /// The bank of a course in its order, without what was retired.
    func questions(of course: String) async throws(StoreError) -> [BankedQuestion]

    /// A number that is another one whenever the bank of a course has changed.
    func bankEdition(of course: String) async throws(StoreError) -> Int64

    func question(_ id: QuestionID) async throws(StoreError) -> BankedQuestion
}

package typealias QuestionID = StoreID<PracticeQuestion>

/// A question where it is kept.
package struct BankedQuestion: Sendable, Equatable {
    package let id: QuestionID
    package let course: String
    /// The module its topic belongs to, where one has the topic in its title.
    package let module: String?
    package let isRetired: Bool
    package let question: PracticeQuestion
}
