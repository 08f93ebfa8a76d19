/// A small strict reader of XML: elements, attributes, text, CDATA and comments; no document types, so no entities that
/// could grow, and nothing is fetched.
struct MarkupReader {
    final class Element {
        let name: String
        let attributes: [String: String]
        let line: Int
        var children: [Element] = []
        var text = ""

        init(_ name: String, _ attributes: [String: String], _ line: Int) {
            (self.name, self.attributes, self.line) = (name, attributes, line)
        }

        func first(_ name: String) -> Element? { children.first { $0.name == name } }
        func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
    }

    struct Fault: Error {
        let line: Int
        let message: String
    }

    static let depthLimit = 32
    /// More than ten thousand questions have.
    static let mostElements = 300_000

    private let bytes: [UInt8]
    private var offset = 0
    private var line = 1
    private var elements = 0

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// Reads a document and gives its outermost element.
    static func read(_ text: String) throws(Fault) -> Element {
        var reader = MarkupReader(text)
        return try reader.document()
    }

    private mutating func document() throws(Fault) -> Element {
        var open: [Element] = []
        var root: Element?
        while offset < bytes.count {
            if bytes[offset] == UInt8(ascii: "<") {
                if skip("<!--") {
                    _ = try upTo("-->", "a comment")
                } else if skip("<![CDATA[") {
                    let text = try upTo("]]>", "a CDATA section")
                    guard let parent = open.last else { throw fault("there is text outside every element") }
                    parent.text += text
                } else if skip("<?") {
                    _ = try upTo("?>", "an instruction")
                } else if skip("<!") {
                    throw fault("document types are not supported")
                } else if skip("</") {
                    let name = try upTo(">", "an end tag").trimmedText
                    guard let last = open.popLast(), last.name == name else {
                        throw fault("</\(name.prefix(60))> ends an element that is not open here")
                    }
                } else {
                    offset += 1
                    let (element, isEmpty) = try startTag()
                    if let parent = open.last { parent.children.append(element) }
                    guard open.last != nil || root == nil else { throw fault("there is a second outermost element") }
                    if root == nil { root = element }
                    if !isEmpty { open.append(element) }
                    guard open.count <= Self.depthLimit else { throw fault("elements are nested too deeply") }
                }
            } else {
                let start = offset
                while offset < bytes.count, bytes[offset] != UInt8(ascii: "<") { advance() }
                let raw = bytes[start..<offset]
                guard let parent = open.last else {
                    if raw.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { continue }
                    throw fault("there is text outside every element")
                }
                parent.text += try decoded(raw)
            }
        }
        if let last = open.last { throw Fault(line: last.line, message: "<\(last.name)> is not closed") }
        guard let root else { throw fault("there is no element in this file") }
        return root
    }

    private mutating func startTag() throws(Fault) -> (Element, isEmpty: Bool) {
        let start = line
        elements += 1
        guard elements <= Self.mostElements else { throw fault("there are more than \(Self.mostElements) elements") }
        let name = try name()
        var attributes: [String: String] = [:]
        while true {
            skipBlanks()
            if skip("/>") { return (Element(name, attributes, start), true) }
            if skip(">") { return (Element(name, attributes, start), false) }
            let attribute = try self.name()
            skipBlanks()
            guard skip("=") else { throw fault("an attribute needs a value: \(attribute)=\"…\"") }
            skipBlanks()
            let quote = offset < bytes.count ? bytes[offset] : 0
            guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
                throw fault("the value of \(attribute) must be in quotes")
            }
            advance()
            let from = offset
            while offset < bytes.count, bytes[offset] != quote { advance() }
            guard offset < bytes.count else { throw fault("the value of \(attribute) does not end") }
            guard attributes.updateValue(try decoded(bytes[from..<offset]), forKey: attribute) == nil else {
                throw fault("\(attribute) appears twice")
            }
            advance()
        }
    }

    private mutating func name() throws(Fault) -> String {
        let start = offset
        while offset < bytes.count, bytes[offset] > 0x20, !"<>=/\"'&".utf8.contains(bytes[offset]) { advance() }
        guard offset > start, offset - start <= 200 else { throw fault("a name was expected") }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    private mutating func upTo(_ end: String, _ what: String) throws(Fault) -> String {
        let (start, startLine) = (offset, line)
        while offset < bytes.count {
            let from = offset
            if skip(end) { return String(decoding: bytes[start..<from], as: UTF8.self) }
            advance()
        }
        throw Fault(line: startLine, message: "\(what) does not end")
    }

    /// Replaces the references that XML itself knows.
    private func decoded(_ raw: ArraySlice<UInt8>) throws(Fault) -> String {
        guard raw.contains(UInt8(ascii: "&")) else { return String(decoding: raw, as: UTF8.self) }
        var text = ""
        var rest = raw
        while let start = rest.firstIndex(of: UInt8(ascii: "&")) {
            text += String(decoding: rest[..<start], as: UTF8.self)
            let tail = rest[(start + 1)...]
            guard let end = tail.prefix(12).firstIndex(of: UInt8(ascii: ";")),
                let scalar = MarkupText.scalar(String(decoding: tail[..<end], as: UTF8.self))
            else { throw fault("write & as &amp;") }
            text.unicodeScalars.append(scalar)
            rest = rest[(end + 1)...]
        }
        text += String(decoding: rest, as: UTF8.self)
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }

    private mutating func skip(_ sign: String) -> Bool {
        let sign = sign.utf8
        guard bytes.count - offset >= sign.count, zip(bytes[offset...], sign).allSatisfy({ $0 == $1 }) else {
            return false
        }
        for _ in 0..<sign.count { advance() }
        return true
    }

    private mutating func skipBlanks() {
        while offset < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { advance() }
    }

    private mutating func advance() {
        if bytes[offset] == 0x0A { line += 1 }
        offset += 1
    }

    private func fault(_ message: String) -> Fault { Fault(line: line, message: message) }
}
