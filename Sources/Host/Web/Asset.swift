import CWeb
import Compression
import Locking
import Reactor

/// A file that every browser gets, ready to be sent.
struct Asset: Sendable {
    let type: String
    let bytes: [UInt8]
    let gzipped: [UInt8]?
    let tag: String

    init(_ path: String, _ bytes: [UInt8]) {
        type = Self.type(of: path)
        self.bytes = bytes
        gzipped = gzip(bytes).flatMap { $0.count < bytes.count ? $0 : nil }
        tag = "\"\(bytes.count)-\(String(Self.sum(of: bytes), radix: 36))\""
    }

    /// The answer to a request for it.
    ///
    /// Browsers keep it and ask each time whether it is still the same: a host that is updated is seen at once.
    func answer(_ request: Request) -> Response {
        var headers: HeaderFields = [
            "ETag": tag, "Cache-Control": "no-cache", "Vary": "Accept-Encoding",
            // Pages of other sites embed these files; there is nothing in them that is anybody's.
            "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin",
        ]
        let known = request.headers["if-none-match"]?.split(separator: ",").map { $0.drop { $0 == " " } } ?? []
        if known.contains(where: { $0 == tag || $0 == "W/\(tag)" }) {
            return Response(status: 304, headers: headers)
        }
        headers["Content-Type"] = type
        let accepts = request.headers["accept-encoding"]?.lowercased().contains("gzip") ?? false
        guard accepts, let gzipped else { return Response(headers: headers, body: .bytes(bytes)) }
        headers["Content-Encoding"] = "gzip"
        return Response(headers: headers, body: .bytes(gzipped))
    }

    /// Tells versions of a file apart (FNV-1a); nobody gains anything by making two that look alike.
    private static func sum(of bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    private static func type(of path: String) -> String {
        switch path.split(separator: ".").last {
        case "js"?: "text/javascript; charset=utf-8"
        case "css"?: "text/css; charset=utf-8"
        case "json"?: "application/json"
        case "svg"?: "image/svg+xml"
        default: "application/octet-stream"
        }
    }
}

/// The files that are embedded in the program, by their path below `/assets/`.
///
/// Each is made ready when it is first asked for: a host that starts has better things to do.
final class Assets: Sendable {
    /// What the program has in it.
    static let embedded = Assets(reading: embeddedFiles())

    /// The modules that pages ask for; each is served with all that it imports in it.
    static let entries: Set = ["widget/tutor-chat.js", "pages/page.js", "desk/desk.js", "team/team.js"]

    private let source: @Sendable (String) -> [UInt8]?
    private let ready = Lock<[String: Asset]>([:])

    init(reading source: @escaping @Sendable (String) -> [UInt8]?) { self.source = source }

    /// One of the files, made ready here and now when nobody has asked for it before.
    subscript(path: String) -> Asset? { kept(path) ?? make(path) }

    /// One of the files, for a loop: a bundle takes tens of milliseconds, and all sockets of the loop would wait for it.
    func asset(_ path: String) async -> Asset? {
        if let asset = kept(path) { return asset }
        return await withTaskExecutorPreference(globalConcurrentExecutor) { make(path) }
    }

    private func kept(_ path: String) -> Asset? { ready.withLock { $0[path] } }

    private func make(_ path: String) -> Asset? {
        guard let bytes = bytes(of: path) else { return nil }
        let asset = Asset(path, bytes)
        ready.withLock { $0[path] = asset }
        return asset
    }

    private func bytes(of path: String) -> [UInt8]? {
        let text = { [source] path in source(path).map { String(decoding: $0, as: UTF8.self) } }
        if path.hasSuffix(".css") { return StyleBundle.make(path, reading: text).map { Array($0.utf8) } }
        if Self.entries.contains(path) { return ModuleBundle.make(path, reading: text).map { Array($0.utf8) } }
        return source(path)
    }

    /// The bytes live as long as the program does; what is asked for is copied once.
    private static func embeddedFiles() -> @Sendable (String) -> [UInt8]? {
        var places: [String: Int] = [:]
        for index in 0..<web_asset_count() {
            if let path = web_asset(index)?.pointee.path { places[String(cString: path)] = index }
        }
        return { [places] path in
            guard let asset = places[path].flatMap({ web_asset($0)?.pointee }) else { return nil }
            return Array(UnsafeBufferPointer(start: asset.bytes, count: asset.length))
        }
    }
}
