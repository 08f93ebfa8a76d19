/// A setting that names a file, with what stands in it: `"file": "faq.md"`, relative to the configuration.
public struct TextFile: Sendable, Hashable, Decodable, CustomStringConvertible {
    public let path: String
    public let text: String

    public init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    public var description: String { path }

    public init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        let written = try decoder.text()
        guard !written.isEmpty, !written.utf8.contains(0) else { throw decoder.fault("a file needs a name") }
        path = SourceFiles.join(SourceFiles.folder(of: decoder.reading.file), written)
        do {
            let bytes = try decoder.reading.contents(of: path)
            text = try Self.text(of: bytes, path)
        } catch let error as NoSuchFile {
            throw decoder.fault(error.description)
        }
    }

    /// The text of a file that people wrote, without the mark that some editors put before it.
    package static func text(of bytes: [UInt8], _ path: String) throws(Faults) -> String {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        // The lines before the first one that is not UTF-8 tell where to look.
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let wrong = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
        throw Faults([Fault(file: path, line: wrong + 1, message: "this line is not UTF-8; save the file as UTF-8")])
    }
}

/// Words that stand in the configuration itself, or in a file next to it: `"Be kind."` or `{ "file": "coach.md" }`.
public struct Wording: Sendable, Hashable, Decodable, CustomStringConvertible, ExpressibleByStringLiteral {
    public let text: String
    /// The file the words stand in, if they do.
    public let path: String?

    public init(_ text: String, path: String? = nil) {
        self.text = text
        self.path = path
    }

    public init(stringLiteral value: String) { self.init(value) }

    public var description: String { path ?? text }

    public init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        if case .text(let text) = decoder.node.value {
            self.init(text)
        } else {
            guard case .object = decoder.node.value else { throw decoder.mismatch("a text or { \"file\": \"path\" }") }
            let file = try decoder.container(keyedBy: Source.self).decode(TextFile.self, forKey: .file)
            self.init(file.text, path: file.path)
        }
    }

    private enum Source: String, CodingKey { case file }
}
