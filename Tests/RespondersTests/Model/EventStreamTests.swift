import Testing

@testable import Responders

@Suite struct `A stream of events` {
    private static let cases: [(text: String, events: [EventStream.Event])] = [
        ("data: a\n\n", [.init(data: "a")]),
        ("data:a\r\rdata: b\r\n\r\n", [.init(data: "a"), .init(data: "b")]),
        ("\u{FEFF}data: a\n\n", [.init(data: "a")]),
        ("\u{FEFF}\u{FEFF}data: a\n\ndata: b\n\n", [.init(data: "b")]),
        (": a comment\n\n:\n\ndata: a\n\n", [.init(data: "a")]),
        ("data: YHOO\ndata: +2\ndata: 10\n\n", [.init(data: "YHOO\n+2\n10")]),
        ("data\n\ndata\ndata\n\ndata:", [.init(data: ""), .init(data: "\n")]),
        ("data:  two spaces\n\n", [.init(data: " two spaces")]),
        ("event: ping\ndata: {}\nid: 1\nretry: 5\nother: x\n\n", [.init(name: "ping", data: "{}")]),
        ("event: lost\n\ndata: a\n\n", [.init(data: "a")]),
        ("data: é漢🙂\n\n", [.init(data: "é漢🙂")]),
        ("data: never ended\n", []),
        ("\n\r\n\r\r\n", []),
    ]

    @Test func `is read as the standard says, wherever it is cut`() throws {
        for (text, events) in Self.cases {
            let bytes = Array(text.utf8)
            var whole = EventStream()
            #expect(try whole.take(bytes) == events, "\(text.debugDescription)")
            for cut in 0...bytes.count {
                var stream = EventStream()
                let found = try stream.take(bytes[..<cut]) + stream.take(bytes[cut...])
                #expect(found == events, "\(text.debugDescription) cut at \(cut)")
            }
            var dripped = EventStream()
            #expect(try bytes.flatMap { try dripped.take([$0]) } == events)
        }
    }

    @Test func `has no event longer than its limit`() throws {
        var stream = EventStream(limit: 100)
        #expect(throws: EventStream.TooLong(limit: 100)) { try stream.take(Array(repeating: 65, count: 101)) }
        var lines = EventStream(limit: 100)
        #expect(throws: EventStream.TooLong.self) {
            for _ in 0..<100 { _ = try lines.take(Array("data: ten bytes\n".utf8)) }
        }
        var many = EventStream(limit: 100)
        for _ in 0..<1000 { #expect(try many.take(Array("data: ten bytes\n\n".utf8)).count == 1) }
    }

    @Test func `takes any bytes, and the same however they are cut`() throws {
        var random = SystemRandomNumberGenerator()
        let alphabet = Array("da: \n\r\n:event{}\u{FEFF}é".utf8) + [0, 0x80, 0xFF]
        for _ in 0..<2_000 {
            let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
                alphabet.randomElement(using: &random) ?? 0
            }
            var (whole, dripped) = (EventStream(), EventStream())
            #expect(try whole.take(bytes) == bytes.flatMap { try dripped.take([$0]) }, "\(bytes)")
        }
    }
}

extension EventStream.Event {
    fileprivate init(name: String = "", data: String) {
        self.init(name: Array(name.utf8)[...], data: Array(data.utf8)[...])
    }
}

extension EventStream {
    /// All events that the bytes complete.
    fileprivate mutating func take(_ bytes: some Sequence<UInt8>) throws -> [Event] {
        var (events, rest): ([Event], ArraySlice<UInt8>) = ([], Array(bytes)[...])
        while let event = try next(in: &rest) { events.append(event) }
        #expect(rest.isEmpty)
        return events
    }
}
