import Reactor

/// Somebody on a page of practice: who, whose practice it is, and what they sent.
struct PracticeVisit: Sendable {
    let call: Call
    let frame: PracticeFrame
    let form: Form?

    /// `nil` when there is nobody whose practice this reader could see; throws for a child that is not theirs.
    init?(_ call: Call, _ reader: Page.Reader, _ form: Form?, _ store: any Store) async throws {
        self.call = call
        self.form = form
        var children: [PracticeFrame.Child] = []
        if let own = call.subject.account, !call.subject.learns.isEmpty {
            children.append(PracticeFrame.Child(id: own, name: reader.name))
        }
        var wards: [PracticeFrame.Child] = []
        for child in call.subject.children {
            wards.append(PracticeFrame.Child(id: child, name: try await store.account(child).name))
        }
        children += wards.sorted { ($0.name, $0.id.description) < ($1.name, $1.id.description) }
        let wanted = form?["child"] ?? call.query("child")
        guard let child = wanted == nil ? children.first : children.first(where: { $0.id.description == wanted }) else {
            if wanted == nil || wanted == reader.account { return nil }
            throw StoreError.unknownPractice
        }
        frame = PracticeFrame(reader: reader, child: child, children: children)
    }

    /// A field of the form; an empty one wishes for nothing in particular.
    func wish(_ name: String) -> String? { form?[name].flatMap { $0.trimmedText.isEmpty ? nil : $0.trimmedText } }

    /// On to a page of the same child's practice.
    func go(_ path: String, _ query: String = "", fragment: String = "") -> Response {
        .onward(to: frame.path(path, query) + fragment)
    }
}
