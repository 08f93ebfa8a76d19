/// Why another program's answer came to nothing; a sentence about form, which never repeats what was said.
enum ExternalFailure: Error, Equatable, CustomStringConvertible {
    case notJSON
    case notAnObject
    case notOneKey(count: Int)
    case keyTwice(String)
    case unknownKey(String, nearest: String?)
    case wrongValue(String, String)
    case lineTooLong(limit: Int)
    case answerTooLong(limit: Int)
    case tooManyLines(limit: Int)
    /// It declined or parked after it had begun to answer.
    case turnedRound(ending: String)
    case unknownQueue(String)
    case emptyAnswer
    case endedTooSoon
    case wentOn

    var description: String {
        switch self {
        case .notJSON: "it wrote a line that is not JSON"
        case .notAnObject: "it wrote a line that is not an object, such as {\"text\":\"…\"}"
        case .notOneKey(let count): "it wrote a line with \(count) keys; every line has exactly one"
        case .keyTwice(let name): "it wrote the key \"\(name.prefix(40))\" twice in one object"
        case .unknownKey(let name, let nearest):
            "it wrote the key \"\(name.prefix(40))\", which is not known"
                + (nearest.map { "; did it mean \"\($0)\"?" } ?? "")
        case .wrongValue(let name, let wanted): "the value of \"\(name)\" that it wrote should be \(wanted)"
        case .lineTooLong(let limit): "it wrote a line of more than \(limit) bytes"
        case .answerTooLong(let limit): "its answer is longer than \(limit) bytes"
        case .tooManyLines(let limit): "its answer has more than \(limit) lines"
        case .turnedRound(let ending): "it wrote \"\(ending)\" after it had begun to answer"
        case .unknownQueue(let queue): "it parked in \"\(queue.prefix(40))\", which its \"queues\" do not name"
        case .emptyAnswer: "it wrote \"done\" without having written any text"
        case .endedTooSoon: "it ended without \"done\", \"decline\" or \"park\""
        case .wentOn: "it went on writing after the end of its answer"
        }
    }
}
