// The three containers `Decodable` asks for.

struct KeyedValues<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let object: JSONObject
    let decoder: ConfigurationDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }
    var allKeys: [Key] { object.members.compactMap { Key(stringValue: $0.key) } }

    private func member(_ key: Key) -> JSONObject.Member? {
        let written = decoder.reading.written(key.stringValue)
        decoder.asked.keys.insert(written)
        return object[written]
    }

    func contains(_ key: Key) -> Bool { member(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool {
        if case .null? = member(key)?.node.value { true } else { false }
    }

    /// The value under `key`, or its default when it is missing or wrong; faults are reported and reading goes on.
    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        let written = decoder.reading.written(key.stringValue)
        let fallback = decoder.defaults?[written] as? Value
        guard let member = member(key) else {
            if let fallback { return fallback }
            throw decoder.fault("\"\(written)\" is missing")
        }
        let child = decoder.child(member)
        guard let fallback else { return try child.value(type) }
        return decoder.reading.attempt(at: member.node, child.path) { try child.value(type) } ?? fallback
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let member = member(key) else {
            return decoder.defaults?[decoder.reading.written(key.stringValue)] as? Value
        }
        if case .null = member.node.value { return nil }
        let child = decoder.child(member)
        guard decoder.defaults != nil else { return try child.value(type) }
        return decoder.reading.attempt(at: member.node, child.path) { try child.value(type) }
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type,
        forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try superDecoder(forKey: key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try superDecoder(forKey: key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { decoder }

    func superDecoder(forKey key: Key) throws -> any Decoder {
        guard let member = member(key) else { throw decoder.fault("\"\(key.stringValue)\" is missing") }
        return decoder.child(member)
    }
}

struct ListedValues: UnkeyedDecodingContainer {
    let elements: [JSONNode]
    let decoder: ConfigurationDecoder
    private(set) var currentIndex = 0

    init(elements: [JSONNode], decoder: ConfigurationDecoder) {
        self.elements = elements
        self.decoder = decoder
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().value(type) }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, case .null = elements[currentIndex].value else { return false }
        currentIndex += 1
        return true
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }

    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> ConfigurationDecoder {
        guard !isAtEnd else { throw decoder.fault("expected more than \(elements.count) elements") }
        defer { currentIndex += 1 }
        return decoder.child(elements[currentIndex], at: currentIndex)
    }
}

struct SingleValue: SingleValueDecodingContainer {
    let decoder: ConfigurationDecoder

    var codingPath: [any CodingKey] { decoder.codingPath }

    func decodeNil() -> Bool { if case .null = decoder.node.value { true } else { false } }

    func decode(_: Bool.Type) throws -> Bool {
        guard case .flag(let flag) = decoder.node.value else { throw decoder.mismatch("true or false") }
        return flag
    }

    func decode(_: String.Type) throws -> String { try decoder.text() }

    func decode(_: Double.Type) throws -> Double { try fraction() }
    func decode(_: Float.Type) throws -> Float { try fraction() }
    func decode(_: Int.Type) throws -> Int { try whole() }
    func decode(_: Int8.Type) throws -> Int8 { try whole() }
    func decode(_: Int16.Type) throws -> Int16 { try whole() }
    func decode(_: Int32.Type) throws -> Int32 { try whole() }
    func decode(_: Int64.Type) throws -> Int64 { try whole() }
    func decode(_: UInt.Type) throws -> UInt { try whole() }
    func decode(_: UInt8.Type) throws -> UInt8 { try whole() }
    func decode(_: UInt16.Type) throws -> UInt16 { try whole() }
    func decode(_: UInt32.Type) throws -> UInt32 { try whole() }
    func decode(_: UInt64.Type) throws -> UInt64 { try whole() }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try decoder.value(type) }

    private func fraction<Number: BinaryFloatingPoint & LosslessStringConvertible>() throws -> Number {
        guard case .number(let digits) = decoder.node.value else { throw decoder.mismatch("a number") }
        guard let number = Number(digits), number.isFinite else { throw decoder.fault("\(digits) is too large") }
        return number
    }

    private func whole<Number: FixedWidthInteger & LosslessStringConvertible>() throws -> Number {
        guard case .number(let digits) = decoder.node.value, !digits.contains(where: { ".eE".contains($0) }) else {
            throw decoder.mismatch("a whole number")
        }
        guard let number = Number(digits) else {
            if Number.bitWidth == 64 { return try decoder.nearest(to: digits) }
            throw decoder.fault("\(digits) is out of range; write a number from \(Number.min) to \(Number.max)")
        }
        return number
    }
}

extension ConfigurationDecoder {
    /// The number nearest to one that is too large or too small for any type, so that the check of the settings it belongs
    /// to names the range that counts there.
    fileprivate func nearest<Number: FixedWidthInteger>(to digits: String) throws -> Number {
        let isNegative = digits.hasPrefix("-")
        let fault = fault("\(digits) is far too \(isNegative ? "small" : "large")")
        guard reading.bringBack(fault) else { throw fault }
        return isNegative ? Number.min : Number.max
    }
}
