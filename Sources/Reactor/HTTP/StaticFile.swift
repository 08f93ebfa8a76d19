/// A file kept in memory: answered with its type and an entity tag, and with 304 to who has it already.
public struct StaticFile: Sendable {
    private let type: String
    private let bytes: [UInt8]
    private let gzip: [UInt8]?
    private let caching: String
    private let tag: String

    /// `gzip` is the same file compressed, made when the program is built.
    ///
    /// `caching` is the Cache-Control: the default lets browsers keep the file but ask each time whether it is still
    /// good.
    public init(type: String, bytes: [UInt8], gzip: [UInt8]? = nil, caching: String = "no-cache") {
        self.type = type
        self.bytes = bytes
        self.gzip = gzip
        self.caching = caching
        tag = Base64.encode(SHA1.digest(bytes))
    }

    public func response(to request: Request) -> Response {
        guard request.method == "GET" || request.method == "HEAD" else {
            return Response(status: 405, headers: ["Allow": "GET, HEAD"])
        }
        let compressed = request.headers.accepts(coding: "gzip") ? gzip : nil
        // What differs by one byte has a tag of its own, so the compressed form has.
        let tag = compressed == nil ? "\"\(tag)\"" : "\"\(tag)-gzip\""
        var headers: HeaderFields = ["ETag": tag, "Cache-Control": caching]
        if gzip != nil { headers.append("Vary", "Accept-Encoding") }
        if request.headers.knows(tag) { return Response(status: 304, headers: headers) }
        headers.append("Content-Type", type)
        headers.append("X-Content-Type-Options", "nosniff")
        if compressed != nil { headers.append("Content-Encoding", "gzip") }
        return Response(headers: headers, body: .bytes(compressed ?? bytes))
    }

    /// The type of a file by the end of its name.
    public static func type(ofFile name: String) -> String {
        switch name.split(separator: ".").last ?? "" {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js", "mjs": "text/javascript; charset=utf-8"
        case "json", "map": "application/json"
        case "webmanifest": "application/manifest+json"
        case "md": "text/markdown; charset=utf-8"
        case "txt": "text/plain; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "webp": "image/webp"
        case "ico": "image/x-icon"
        case "woff2": "font/woff2"
        case "woff": "font/woff"
        case "wasm": "application/wasm"
        case "pdf": "application/pdf"
        default: "application/octet-stream"
        }
    }
}

extension HeaderFields {
    /// Whether If-None-Match names a tag, compared weakly (RFC 9110, 13.1.2).
    fileprivate func knows(_ tag: String) -> Bool {
        list("if-none-match").contains { $0 == "*" || $0 == tag || $0 == "W/" + tag }
    }

    /// Whether Accept-Encoding names a coding without forbidding it by a weight of zero.
    fileprivate func accepts(coding: StaticString) -> Bool {
        list("accept-encoding").contains { entry in
            let parts = entry.split(separator: ";").map(\.trimmingBlanks)
            guard let name = parts.first, name.utf8.equalsIgnoringCase(coding) else { return false }
            let weight = parts.dropFirst().first { $0.hasPrefix("q=") || $0.hasPrefix("Q=") }?.dropFirst(2)
            return weight.map { $0.contains { $0 >= "1" && $0 <= "9" } } ?? true
        }
    }
}
