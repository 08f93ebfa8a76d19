import Reactor

// What tutors have asked for, and the replies they send often.

extension DeskRoutes {
    @Sendable func duty(_ call: Call) async throws -> Response {
        .json(try await desk.store.duty(of: try call.known().account).described)
    }

    @Sendable func setDuty(_ call: Call) async throws -> Response {
        let account = try call.known().account
        _ = try Self.taught(call)
        let body = try call.body()
        var duty = try await desk.store.duty(of: account)
        guard let state = TutorDuty.State(rawValue: try body.text("state")) else {
            throw Refused(.badField, "\"state\" must be available, busy or away.", field: "state")
        }
        duty.state = state
        if let capacity = try body.optionalInteger("capacity", in: 1...50) { duty.capacity = capacity }
        if let subjects = try Self.names("subjects", body) { duty.subjects = subjects }
        if let languages = try Self.names("languages", body) { duty.languages = languages }
        try await desk.set(duty, of: account)
        return .json(duty.described)
    }

    private static func names(_ name: String, _ body: Fields) throws -> [String]? {
        guard let value = body.any(name) else { return nil }
        let names = value.array?.compactMap(\.string)
        guard let names, names.count == value.array?.count, names.count <= 32, names.allSatisfy(\.isIdentifier) else {
            throw Refused(.badField, "\"\(name)\" must be a list of at most 32 words.", field: name)
        }
        return names
    }

    @Sendable func replies(_ call: Call) async throws -> Response {
        let replies = try await desk.store.cannedReplies(of: call.path("id"))
        return .json(["replies": .array(replies.map(\.described))])
    }

    @Sendable func setReply(_ call: Call) async throws -> Response {
        let name = call.path("name")
        guard name.isReplyName else {
            throw Refused(
                .badField,
                "A reply's name must be 1 to 128 letters of any script, digits, dots, dashes or underscores, and not only dots.",
                field: "name"
            )
        }
        let body = try call.body()
        try body.agree("name", with: name)
        let text = try body.text("text", atMost: 4000).withWords
        let reply = CannedReply(name: name, text: text)
        try await desk.store.setCannedReply(reply, of: call.path("id"))
        return .json(reply.described)
    }

    @Sendable func removeReply(_ call: Call) async throws -> Response {
        let removed = try await desk.store.removeCannedReply(call.path("name"), of: call.path("id"))
        return .json(["removed": .bool(removed)])
    }
}

extension String {
    /// What tutors type behind a slash: short, in their own script, and without anything that would want quoting.
    var isReplyName: Bool {
        guard (1...128).contains(utf8.count), contains(where: { $0 != "." }) else { return false }
        return unicodeScalars.allSatisfy { sign in
            let kind = sign.properties
            return kind.isAlphabetic || kind.numericType != nil || kind.canonicalCombiningClass != .notReordered
                || "-_.".unicodeScalars.contains(sign)
        }
    }
}

extension TutorDuty {
    fileprivate var described: JSON {
        JSON(members: [
            ("state", .string(state.rawValue)), ("capacity", .integer(capacity)),
            ("subjects", .array(subjects.map(JSON.string))), ("languages", .array(languages.map(JSON.string))),
        ])
    }
}

extension CannedReply {
    fileprivate var described: JSON { JSON(members: [("name", .string(name)), ("text", .string(text))]) }
}
