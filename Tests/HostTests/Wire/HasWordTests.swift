import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct HasWordTests {
    @Test(arguments: ["", " \n\t\u{3000}", "\u{200B}", "\u{FEFF} \u{2060}", "\u{AD}\u{200D}", "\u{0}\u{7F}"])
    func `what shows nothing has no word`(text: String) { #expect(!text.hasWord) }

    @Test(arguments: ["a", "?", "7", "\u{200B}é", "語", "👩‍👩‍👧", " \u{301}"])
    func `what shows anything has one`(text: String) { #expect(text.hasWord) }

    @Test(arguments: ["", " ", "\u{200B}"])
    func `what has no word is refused at every door`(text: String) async throws {
        let it = try await TestHost()
        let (learner, tutor) = (Device(it.host.conversations), Device(it.host.conversations))
        await learner.say("hello", ["v": 1, "token": .string(it.token("learner"))])
        await tutor.say("hello", ["v": 1, "token": .string(it.token("tutor"))])
        let opened = await learner.say("session.open", ["key": .key(), "course": "algebra-1", "module": "lines"])
        let session = try #require(opened["d"]?["session"]?.string)
        let ticket = try await DeskDoor(it).ticket
        let words = [("key", .key()), ("text", .string(text))] as [(String, JSON)]
        let asked = await learner.say("message.send", JSON(members: [("session", .string(session))] + words))
        let noted = await tutor.say("note.add", JSON(members: [("ticket", .string("\(ticket)"))] + words))
        #expect(asked["d"]?["code"] == "bad_field" && asked["d"]?["field"] == "text")
        #expect(noted["d"]?["code"] == "bad_field" && noted["d"]?["field"] == "text")
        for (person, path) in [
            ("learner", "tutoring/sessions/\(session)/messages"), ("tutor", "tickets/\(ticket)/note"),
        ] {
            let answer = await it.send("POST", "/api/v1/\(path)", as: person, JSON(members: words))
            #expect(answer.code == "bad_field" && answer.json["field"] == "text", "\(path)")
        }
    }
}
