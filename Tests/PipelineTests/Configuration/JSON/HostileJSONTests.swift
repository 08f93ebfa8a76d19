@testable import Pipeline
import Testing

@Suite(.timeLimit(.minutes(5))) struct `Hostile JSON` {
    private func failure(_ bytes: [UInt8], _ limits: JSONReader.Limits = JSONReader.Limits()) -> String? {
        do {
            _ = try JSONReader.read(bytes, limits: limits)
            return nil
        } catch { return error.message }
    }

    private func repeated(_ text: String, _ count: Int) -> [UInt8] {
        Array([[UInt8]](repeating: Array(text.utf8), count: count).joined())
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"\":", "[[],"])
    func `nests no deeper than the stack allows`(_ opening: String) {
        #expect(failure(repeated(opening, 100_000)) == "nested more than 100 deep")
    }

    @Test func `may nest as deep as a configuration needs`() {
        #expect(failure(repeated("[", 100) + repeated("]", 100)) == nil)
    }

    @Test func `has no more values than memory allows`() {
        var limits = JSONReader.Limits()
        limits.values = 1000
        #expect(failure(Array("[".utf8) + repeated("1,", 1001), limits) == "there are more than 1000 values")
    }

    @Test func `is not read at all when it is larger than any configuration`() {
        #expect(
            failure([UInt8](repeating: UInt8(ascii: " "), count: (16 << 20) + 1)) == "this file is larger than 16 MB"
        )
    }

    /// Each of these is half a megabyte that a reader with a square in it would take minutes for.
    @Test(arguments: [
        "one long text", "a text of escapes", "a text of characters that combine", "spaces", "line ends",
        "a number", "a key", "many keys", "many texts", "unknown keys",
    ])
    func `is read in one go, however long its pieces are`(_ what: String) throws {
        let size = 1 << 19
        let bytes: [UInt8] =
            switch what {
            case "one long text": Array("\"".utf8) + repeated("x", size) + Array("\"".utf8)
            case "a text of escapes": Array("\"".utf8) + repeated("\\n", size / 2) + Array("\"".utf8)
            case "a text of characters that combine":
                Array("\"a".utf8) + repeated("\u{316}\u{301}", size / 4) + Array("\"".utf8)
            case "spaces": repeated(" ", size) + Array("1".utf8)
            case "line ends": repeated("\r\n", size / 2) + Array("1".utf8)
            case "a number": repeated("9", size)
            case "a key": Array("{\"".utf8) + repeated("\u{316}\u{301}", size / 4) + Array("\":1}".utf8)
            case "many keys":
                Array(("{" + (0..<20_000).map { "\"key number \($0)\":1" }.joined(separator: ",") + "}").utf8)
            case "many texts": Array("[".utf8) + repeated("\"a long enough text\",", 20_000) + Array("1]".utf8)
            default: Array(("{" + (0..<20_000).map { "\"version\($0)\":null" }.joined(separator: ",") + "}").utf8)
            }
        switch what {
        case "a number": #expect(failure(bytes) == "a number can have at most 200 characters")
        case "a key": #expect(failure(bytes) == "a key can have at most 256 bytes")
        case "unknown keys":
            let faults = try #require(throws: Faults.self) { try Blueprint(json: bytes, modules: .core) }
            #expect(faults.all.count == 200)
        default: #expect(failure(bytes) == nil)
        }
    }

    @Test func `may be ten megabytes, and still be read to the end`() {
        let element = Array("{\"key\": \"some text that is not short\", \"n\": 12345},".utf8)
        let list = Array("[".utf8) + [[UInt8]](repeating: element, count: 10_000_000 / element.count).joined()
        #expect(failure(list + Array("0]".utf8)) == nil)
    }

    @Test func `keys that mean the same to Unicode are the same`() {
        #expect(failure(Array("{\"\u{E9}\": 1, \"e\u{301}\": 2}".utf8)) != nil)
    }

    /// Every beginning of a file, every byte of it changed: nothing but a fault or a value may come of it.
    @Test func `that is cut or bent anywhere ends with a value or a fault`() {
        let text = #"{"a": [1, -2.5e+3, "x\u00e9\n", true, null], "é": {"b": "\uD834\uDD1E"}}"#
        let bytes = Array(text.utf8)
        for end in bytes.indices { #expect(failure(Array(bytes[..<end])) != nil) }
        for place in bytes.indices {
            for byte in "\0\n \"\\,:[]{}0e-tu".utf8 + [0x80, 0xC3, 0xED, 0xFF] {
                var bent = bytes
                bent[place] = byte
                _ = failure(bent)
            }
        }
    }
}
