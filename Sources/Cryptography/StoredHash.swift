/// The parts of a `$argon2id$v=19$m=…,t=…,p=…$salt$tag` string.
///
/// Read strictly: one spelling only, with lengths bounded before anything is allocated.
struct StoredHash: Equatable, CustomStringConvertible {
    var cost: Argon2id.Cost
    var salt: [UInt8]
    var tag: [UInt8]

    init(cost: Argon2id.Cost, salt: [UInt8], tag: [UInt8]) {
        self.cost = cost
        self.salt = salt
        self.tag = tag
    }

    init?(_ text: String) {
        guard text.utf8.count <= 256 else { return nil }
        let parts = text.utf8.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
        guard parts.count == 6, parts[0].isEmpty, parts[1].elementsEqual("argon2id".utf8),
            parts[2].elementsEqual("v=19".utf8)
        else { return nil }
        let costs = parts[3].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard costs.count == 3,
            let memory = Self.number(costs[0], named: "m="),
            let passes = Self.number(costs[1], named: "t="),
            let lanes = Self.number(costs[2], named: "p="),
            let salt = Self.bytes(parts[4]), (8...64).contains(salt.count),
            let tag = Self.bytes(parts[5]), (16...64).contains(tag.count),
            passes >= 1, lanes >= 1, memory >= 8
        else { return nil }
        self.init(cost: Argon2id.Cost(memory: memory, passes: passes, lanes: lanes), salt: salt, tag: tag)
    }

    var description: String {
        "$argon2id$v=19$m=\(cost.memory),t=\(cost.passes),p=\(cost.lanes)$\(Self.text(salt))$\(Self.text(tag))"
    }

    private static func number(_ text: Substring.UTF8View, named name: String) -> UInt32? {
        guard text.starts(with: name.utf8) else { return nil }
        let digits = text.dropFirst(name.utf8.count)
        guard (1...9).contains(digits.count), digits.first != UInt8(ascii: "0") else { return nil }
        var number: UInt32 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            number = number * 10 + UInt32(digit - UInt8(ascii: "0"))
        }
        return number
    }

    /// These strings use the plain alphabet of base64, which differs from that of URLs in two letters.
    private static func text(_ bytes: [UInt8]) -> String {
        let letters = Base64URL.encode(bytes).utf8.map { letter -> UInt8 in
            switch letter {
            case UInt8(ascii: "-"): UInt8(ascii: "+")
            case UInt8(ascii: "_"): UInt8(ascii: "/")
            default: letter
            }
        }
        return String(decoding: letters, as: UTF8.self)
    }

    private static func bytes(_ text: Substring.UTF8View) -> [UInt8]? {
        guard !text.contains(UInt8(ascii: "-")), !text.contains(UInt8(ascii: "_")) else { return nil }
        let letters = text.map { letter -> UInt8 in
            switch letter {
            case UInt8(ascii: "+"): UInt8(ascii: "-")
            case UInt8(ascii: "/"): UInt8(ascii: "_")
            default: letter
            }
        }
        return Base64URL.decode(letters[...])
    }
}
