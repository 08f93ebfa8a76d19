import Cryptography
import Reactor

/// Signing in and out with a form, for pages that work without JavaScript: what they keep is a cookie.
struct FormRoutes: Sendable {
    let identity: Identity
    /// The people a demo offers on its sign-in page.
    let demo: [Demo.Person]

    var all: [Route] {
        [
            Route(
                method: "POST",
                path: "/login",
                access: .anyone,
                summary: "Signs in with a form; sets the cookie and redirects to next.",
                content: .form(
                    "who signs in, and where they go on to",
                    [("email", "the address"), ("password", "the password"), ("next", "a page of this host")]
                ),
                answers: .nothing,
                statuses: [303],
                answer: login
            ),
            Route(
                method: "POST",
                path: "/logout",
                access: .anyone,
                summary: "Signs out with a form: ends the login and removes the cookie.",
                answers: .nothing,
                statuses: [303],
                answer: logout
            ),
        ]
    }

    @Sendable private func login(_ call: Call) async throws -> Response {
        // Another site's form could sign somebody in as somebody else without their noticing.
        guard call.isFromOwnPage else { throw Refused.fromOtherSite }
        let form = try Form(call)
        let next = form["next"].flatMap { Self.isOwnPath($0) ? $0 : nil } ?? "/"
        do {
            let cookie = try await identity.signIn.pageLogin(
                email: form["email"] ?? "",
                password: Concealed(form["password"] ?? ""),
                from: "\(call.request.remoteAddress)"
            )
            var response = Response.onward(to: next)
            response.headers.append("Set-Cookie", Cookie.set(cookie, isSecure: call.request.isSecure))
            return response
        } catch let refusal as SignIn.Refusal {
            // A page at once and not by way of another address: logs keep addresses, and this has somebody's email in it.
            let page = SignInPage(next: next, problem: .init(refusal), email: form["email"] ?? "", demo: demo).page
            return page.answer(status: Refused(refusal).code.status)
        }
    }

    @Sendable private func logout(_ call: Call) async throws -> Response {
        guard call.isFromOwnPage else { throw Refused.fromOtherSite }
        if let bearer = call.bearer { try await identity.signIn.logOut(bearer) }
        var response = Response.onward(to: "/")
        response.headers.append("Set-Cookie", Cookie.clear(isSecure: call.request.isSecure))
        return response
    }

    /// A page of ours to go on to; anything that could lead to another site is not.
    static func isOwnPath(_ path: String) -> Bool {
        path.utf8.count <= 1024 && path.hasPrefix("/") && !path.hasPrefix("//")
            && path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }
    }
}

extension Call {
    /// Whether a page of this host made the browser send this.
    var isFromOwnPage: Bool {
        Origin.isSame(request.headers["origin"], host: request.headers["host"], isSecure: request.isSecure)
    }
}

/// The fields of a form as browsers send them.
struct Form: Sendable {
    private var fields: [String: String] = [:]

    init(_ call: Call, atMost limit: Int = 8192) throws(Refused) {
        let (request, body) = (call.request, call.content)
        let type = request.headers["content-type"]?.lowercased() ?? ""
        guard type.hasPrefix("application/x-www-form-urlencoded") else {
            throw Refused(.unsupported, "Send a form, with the type application/x-www-form-urlencoded.")
        }
        guard body.count <= limit else { throw Refused(.tooLarge) }
        for pair in body.split(separator: UInt8(ascii: "&")) {
            let parts = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let name = Self.decoded(parts[0]), let value = Self.decoded(parts[1]),
                fields.updateValue(value, forKey: name) == nil
            else { throw Refused(.badField, "This form is not encoded as a browser would encode it.") }
        }
    }

    subscript(name: String) -> String? { fields[name] }

    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String? {
        let spaced = bytes.map { $0 == UInt8(ascii: "+") ? UInt8(ascii: " ") : $0 }
        return String(validating: spaced, as: UTF8.self)?.percentDecoded
    }
}

extension String {
    /// The text as a value of a query.
    var percentEncoded: String {
        var text = ""
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
                text.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hexadecimal = String(byte, radix: 16, uppercase: true)
                text += (byte < 16 ? "%0" : "%") + hexadecimal
            }
        }
        return text
    }
}

extension Refused {
    /// A form that somebody else's page has sent in the name of whoever is signed in here.
    static let fromOtherSite = Refused(.forbidden, "This was sent from a page of another site.")
}
