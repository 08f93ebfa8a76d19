/// A value that is not there when it is of another type than expected: servers differ, and what is not needed must not
/// stand in the way.
struct Lenient<Value: Decodable>: Decodable {
    let value: Value?

    init(_ value: Value?) { self.value = value }
    init(from decoder: any Decoder) { value = try? Value(from: decoder) }
}

extension KeyedDecodingContainer {
    /// A key that is missing, `null` or of another type is nothing.
    func decode<Value: Decodable>(_: Lenient<Value>.Type, forKey key: Key) throws -> Lenient<Value> {
        try decodeIfPresent(Lenient<Value>.self, forKey: key) ?? Lenient(nil)
    }
}

/// A text or a whole number, read as text: error codes come as either.
struct Word: Decodable {
    let text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else {
            text = "\(try container.decode(Int.self))"
        }
    }
}

/// An error in any of the forms that servers give it: an object, or just a text.
struct ErrorBody: Decodable {
    let complaint: ModelComplaint

    init(from decoder: any Decoder) throws {
        if let body = try? Body(from: decoder) {
            complaint = ModelComplaint(kind: body.code.value?.text ?? body.type.value?.text)
        } else {
            _ = try decoder.singleValueContainer().decode(String.self)
            complaint = ModelComplaint(kind: nil)
        }
    }

    private struct Body: Decodable {
        let code: Lenient<Word>
        let type: Lenient<Word>
    }
}
