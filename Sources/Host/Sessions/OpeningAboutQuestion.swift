extension ConversationHost {
    /// Opens a session, and makes it be about a practice question where one is named.
    func open(_ opening: Opening, about question: String?) async throws -> SessionChange {
        guard let question else {
            let change = try await store.open(opening)
            hub.publish(change)
            return change
        }
        guard let id = QuestionID(question), try await store.isAskable(id, by: opening.learner, in: opening.course)
        else {
            throw Refused(.notFound, StoreError.unknownQuestion.sentence, field: "question")
        }
        let change = try await store.open(opening)
        hub.publish(change)
        // The same command sent again opens nothing again, but goes on where it was interrupted.
        if change.duplicate, try await store.attachedQuestion(of: change.session.id)?.question.id == id {
            return change
        }
        let entry = try await store.attach(id, to: change.session.id, by: opening.learner)
        hub.publish([entry], of: change.session.id)
        return change
    }
}
