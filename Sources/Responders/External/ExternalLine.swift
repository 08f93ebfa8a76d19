import FoundationEssentials
import Pipeline

/// One line that another program says: a piece of its answer, or how it leaves the turn.
enum ExternalLine: Equatable {
    case text(String)
    case note(String)
    case source(String)
    case done(Attribution)
    case decline(Decline)
    case park(Parking)

    /// Reads a line; what is not understood exactly is an error, so that a mistake is found when it is made.
    init(_ line: some Collection<UInt8>) throws(ExternalFailure) {
        do {
            self = try JSONDecoder().decode(Line.self, from: Data(line)).value
        } catch let problem as ExternalFailure {
            throw problem
        } catch {
            throw .notJSON
        }
        if let name = repeatedKey(in: line) { throw .keyTwice(name) }
    }

    private static let names = ["text", "note", "source", "done", "decline", "park"]

    /// What stands in one line: an object with exactly one of the known keys.
    private struct Line: Decodable {
        let value: ExternalLine

        init(from decoder: any Decoder) throws {
            guard let values = try? decoder.container(keyedBy: AnyKey.self) else { throw ExternalFailure.notAnObject }
            guard values.allKeys.count == 1, let key = values.allKeys.first else {
                throw ExternalFailure.notOneKey(count: values.allKeys.count)
            }
            value =
                switch key.stringValue {
                case "text": .text(try values.text(key))
                case "note": .note(try values.text(key))
                case "source": .source(try values.text(key))
                case "done": .done(try values.members(of: key, Attribution.known).attribution())
                case "decline": .decline(try values.members(of: key, ["reason"]).decline())
                case "park": .park(try values.members(of: key, ["queue", "patience"]).parking())
                case let name: throw ExternalFailure.unknownKey(name, nearest: nearest(to: name, among: names))
                }
        }
    }
}

/// The members of the object behind one key, none of them unknown.
private struct Members {
    let owner: String
    let values: KeyedDecodingContainer<AnyKey>

    func value<Value: Decodable>(_ name: String, _ wanted: String) throws -> Value? {
        do { return try values.decodeIfPresent(Value.self, forKey: AnyKey(name)) } catch {
            throw ExternalFailure.wrongValue("\(owner).\(name)", wanted)
        }
    }

    func attribution() throws -> Attribution {
        var attribution = Attribution(
            model: try value("model", "a text"),
            inputTokens: try value("input_tokens", "a whole number"),
            outputTokens: try value("output_tokens", "a whole number")
        )
        if let hint: Hint = try value("hint", "{ \"subject\": …, \"level\": … }") {
            attribution.hint = Attribution.Hint(subject: hint.subject, level: hint.level)
        }
        return attribution
    }

    func decline() throws -> Decline { try value("reason", "a text").map { Decline($0) } ?? Decline() }

    func parking() throws -> Parking {
        guard let queue: String = try value("queue", "the name of a queue"), !queue.isEmpty else {
            throw ExternalFailure.wrongValue("park", "an object with a \"queue\"")
        }
        let patience: TimeSpan? = try value("patience", "a length of time, such as \"10m\"")
        return Parking(queue: queue, patience: patience?.duration)
    }

    private struct Hint: Decodable {
        let subject: String
        let level: Int
    }
}

extension Attribution {
    fileprivate static let known = ["model", "input_tokens", "output_tokens", "hint"]
}

extension KeyedDecodingContainer<AnyKey> {
    fileprivate func text(_ key: AnyKey) throws -> String {
        guard let text = try? decode(String.self, forKey: key) else {
            throw ExternalFailure.wrongValue(key.stringValue, "a text")
        }
        return text
    }

    fileprivate func members(of key: AnyKey, _ known: [String]) throws -> Members {
        guard let values = try? nestedContainer(keyedBy: AnyKey.self, forKey: key) else {
            throw ExternalFailure.wrongValue(key.stringValue, "an object; {} when there is nothing to add")
        }
        for member in values.allKeys.map(\.stringValue) where !known.contains(member) {
            throw ExternalFailure.unknownKey(member, nearest: nearest(to: member, among: known))
        }
        return Members(owner: key.stringValue, values: values)
    }
}

/// Any key at all, so that unknown ones are seen.
private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(_ name: String) { stringValue = name }
    init?(stringValue: String) { self.init(stringValue) }
    init?(intValue: Int) { nil }
}
