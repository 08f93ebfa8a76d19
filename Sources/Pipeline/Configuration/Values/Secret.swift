/// A secret, kept out of the file and out of every log: `{ "env": "LLM_KEY" }` or `{ "file": "/run/secrets/key" }`.
///
/// One that is not there is a warning while a file is checked, for the machine that checks need not hold it, and an
/// error when the chain is put together.
public struct Secret: Sendable, Decodable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    public init(_ value: String) { self.value = value }

    /// The secret itself; call this only where it goes out of the door.
    public func reveal() -> String { value }

    public var description: String { "<secret>" }
    public var debugDescription: String { description }
    public var customMirror: Mirror { Mirror(self, children: []) }

    public init(from decoder: any Decoder) throws {
        let decoder = try ConfigurationDecoder(decoder)
        guard case .object = decoder.node.value else {
            throw decoder.fault(
                "a secret must not be in the file; write { \"env\": \"NAME\" } or { \"file\": \"path\" }"
            )
        }
        let container = try decoder.container(keyedBy: Source.self)
        let name = try container.decodeIfPresent(String.self, forKey: .env)
        let path = try container.decodeIfPresent(String.self, forKey: .file)
        switch (name, path) {
        case (let name?, nil): value = decoder.secret(inVariable: name)
        case (nil, let path?): value = decoder.secret(inFile: path)
        default: throw decoder.fault("write either { \"env\": \"NAME\" } or { \"file\": \"path\" }")
        }
    }

    private enum Source: String, CodingKey { case env, file }
}

extension ConfigurationDecoder {
    fileprivate func secret(inVariable name: String) -> String {
        reading.note(.environment(name), at: node.position)
        let value = (reading.environment[name] ?? "").withoutLineEnds
        if value.isEmpty {
            reading.miss(secret: "the environment variable \(quoted(name)) is not set", at: node.position, path)
        }
        return value
    }

    fileprivate func secret(inFile file: String) -> String {
        let path = SourceFiles.join(SourceFiles.folder(of: reading.file), file)
        reading.note(.secretFile(path), at: node.position)
        do {
            guard let bytes = try reading.files.read(path) else { throw NoSuchFile(path: path, nearest: nil) }
            let secret = String(decoding: bytes, as: UTF8.self).withoutLineEnds
            guard !secret.isEmpty else { throw InvalidSettings("the file \(quoted(path)) is empty") }
            return secret
        } catch {
            reading.miss(secret: "\(error)", at: node.position, self.path)
            return ""
        }
    }
}

extension String {
    /// As whoever wrote it meant it: editors and shells put a line end behind what they write.
    fileprivate var withoutLineEnds: String { lastIndex { !$0.isNewline }.map { String(self[...$0]) } ?? "" }
}
