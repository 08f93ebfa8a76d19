import Reactor

/// One thing the host answers over HTTP, as a value: the router, the access matrix of the tests and the OpenAPI document
/// are all made from the table of these.
struct Route: Sendable {
    /// Who may ask at all.
    ///
    /// Where the path names what is asked about, the router asks `can` before the route is called; where only the body
    /// or the store knows it, the route does.
    enum Access: Sendable, Hashable {
        /// Everybody.
        case anyone
        /// Somebody who has said who they are.
        case known
        /// Somebody who may do this to what the path names.
        case may(Action, Target)

        enum Target: Sendable, Hashable {
            case host
            /// The course that a part of the path names.
            case course(String)
            /// The account that a part of the path names.
            case account(String)
        }
    }

    let method: String
    /// The path, with what varies in braces: `/sessions/{id}`.
    let path: String
    let access: Access
    let summary: String
    var parameters: [Parameter] = []
    /// What its query may say; what is not declared here, a call does not see.
    var query: [Parameter] = []
    /// The headers it pays regard to, beyond those that all routes do.
    var headers: [Parameter] = []
    /// The fields of the JSON body it takes.
    var body: [BodyField] = []
    /// Whether those fields may be left out together, and the body with them.
    var mayLackBody = false
    /// A body that is something else.
    var content: Content?
    let answers: Answers
    /// The statuses that good answers have.
    var statuses = [200]
    let answer: @Sendable (Call) async throws -> Response
}

/// One request on its way through its route.
struct Call: Sendable {
    let request: Request
    /// The values of what varies in the path.
    let path: [String: String]
    /// Who asks; nobody on routes that everybody may ask.
    let bearer: Bearer?
    let subject: Subject
    /// What its route has declared.
    let route: Route
    /// Other sites that may show the pages of learners in a frame.
    var embedders: [Origin] = []
    /// The loop the connection lives on.
    let loop: EventLoop?

    /// Who asks, where that is certain.
    func known() throws(Refused) -> Bearer {
        guard let bearer else { throw Refused(.unauthorized) }
        return bearer
    }

    /// The body as JSON, with the fields that are asked for.
    func body() throws(Refused) -> Fields {
        let type = request.headers["content-type"]?.lowercased() ?? ""
        guard type.hasPrefix("application/json") else {
            throw Refused(.unsupported, "Send JSON, with the type application/json.")
        }
        let value: JSON
        do throws(JSONError) { value = try JSON(parsing: request.body) } catch {
            throw Refused(.badField, "The body is not JSON: \(error).")
        }
        guard case .object = value else { throw Refused(.badField, "The body must be a JSON object.") }
        let names = route.body.map(\.name)
        let fields = Fields(value, declaring: names)
        if request.method == "PUT" { try fields.refuseOthers(than: names) }
        return fields
    }

    /// Refuses a query with a value that cannot be read: taken for absent, it would ask for something else.
    func checkQuery() throws(Refused) {
        for pair in request.query?.split(separator: "&") ?? [] where pair.utf8.contains(UInt8(ascii: "%")) {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard let name = parts.first, parts.count == 2, String(parts[1]).percentDecoded == nil else { continue }
            throw Refused(.badField, "The value of \"\(name.prefix(40))\" is not percent-encoded UTF-8.")
        }
    }

    /// Whether there is a body to read; only some routes may go without.
    var hasBody: Bool { !route.mayLackBody || !request.body.isEmpty }

    /// A body that is no JSON object of fields.
    var content: [UInt8] { route.content == nil ? [] : request.body }

    /// What stands in the path where the route has this name.
    func path(_ name: String) -> String { path[name] ?? "" }

    /// A header that only some routes pay regard to.
    func header(_ name: String) -> String? {
        route.headers.contains { $0.name == name } ? request.headers[name] : nil
    }

    /// A value of the query.
    func query(_ name: String) -> String? {
        guard let query = request.query, route.query.contains(where: { $0.name == name }) else { return nil }
        for pair in query.split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.first.map({ String($0) }) == name else { continue }
            return parts.count == 2 ? String(parts[1]).replacing("+", with: " ").percentDecoded : ""
        }
        return nil
    }

    /// A whole number of the query, within bounds.
    func number(_ name: String, in range: ClosedRange<Int64>, else fallback: Int64) throws(Refused) -> Int64 {
        guard let text = query(name) else { return fallback }
        guard let number = Int64(text), range.contains(number) else {
            throw Refused(.badField, "\"\(name)\" \(range.saying).", field: name)
        }
        return number
    }
}

extension String {
    /// The text with %XX read as bytes; `nil` when that is no UTF-8 or holds a NUL.
    var percentDecoded: String? {
        guard utf8.contains(UInt8(ascii: "%")) else { return self }
        var bytes: [UInt8] = []
        var rest = utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            guard let pair = String(rest.prefix(2)), rest.count >= 2, let value = UInt8(pair, radix: 16), value != 0,
                !pair.hasPrefix("+")
            else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
