/// One thing a client may do to a server that speaks WebSocket, and what the standard wants to come of it.
struct ConformanceCase: Sendable {
    /// What the server sends after that: nothing of it may come before, and nothing after its end.
    enum Ending: Sendable {
        /// The connection is well: a close is answered in kind.
        case open
        /// The server closes with this code by itself.
        case violation(UInt16)
        /// The client has closed in `pieces`; the server answers with one of these codes, `nil` for none.
        case closed([UInt16?])
    }

    struct Answer: Sendable, Equatable {
        let opcode: UInt8
        let payload: [UInt8]

        static func text(_ text: String) -> Answer { Answer(opcode: 1, payload: Array(text.utf8)) }
        static func text(_ bytes: [UInt8]) -> Answer { Answer(opcode: 1, payload: bytes) }
        static func binary(_ bytes: [UInt8]) -> Answer { Answer(opcode: 2, payload: bytes) }
        static func pong(_ bytes: [UInt8]) -> Answer { Answer(opcode: 10, payload: bytes) }
    }

    let name: String
    /// What is sent, each piece once the one before is on its way.
    var pieces: [[UInt8]]
    var answers: [Answer] = []
    var ending = Ending.open

    init(_ name: String, _ sent: [UInt8]..., answers: [Answer] = [], ending: Ending = .open) {
        (self.name, pieces, self.answers, self.ending) = (name, sent, answers, ending)
    }

    /// The same, sent in pieces of some bytes.
    func chopped(_ count: Int) -> ConformanceCase {
        var chopped = ConformanceCase("\(name), in pieces of \(count)", answers: answers, ending: ending)
        let bytes = pieces.flatMap(\.self)
        chopped.pieces = stride(from: 0, to: bytes.count, by: count).map {
            Array(bytes[$0..<min(bytes.count, $0 + count)])
        }
        return chopped
    }

    /// The same, and once more a byte at a time.
    var bothWays: [ConformanceCase] { [self, chopped(1)] }
}

/// A frame as a client writes it, made without the codec that is under test.
///
/// - Parameter first: The first byte: the bit of the end, the reserved bits and the opcode.
func rawFrame(_ first: UInt8, _ payload: some Collection<UInt8>) -> [UInt8] {
    let mask: [UInt8] = [0x37, 0xFA, 0x21, 0x3D]
    var bytes = [first]
    switch payload.count {
    case 0..<126: bytes.append(0x80 | UInt8(payload.count))
    case 126..<65_536: bytes += [0xFE, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
    default: bytes += [0xFF] + (0..<8).map { UInt8(truncatingIfNeeded: payload.count >> (56 - 8 * $0)) }
    }
    return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
}

func textFrame(_ text: String) -> [UInt8] { rawFrame(0x81, text.utf8) }
func ping(_ payload: [UInt8] = []) -> [UInt8] { rawFrame(0x89, payload) }

/// The close frame of a code, with a reason.
func closeFrame(_ code: UInt16, _ reason: [UInt8] = []) -> [UInt8] {
    rawFrame(0x88, [UInt8(code >> 8), UInt8(code & 0xFF)] + reason)
}
