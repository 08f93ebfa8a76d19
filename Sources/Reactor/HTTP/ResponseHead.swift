/// Writes the head of a response.
struct ResponseHead {
    enum Length {
        case bytes(Int)
        case chunked
        /// For clients of HTTP/1.0: the end of the connection is the end of the body.
        case untilClose
        /// 1xx, 204 and 304 have none and say none.
        case none
    }

    var status: Int
    var headers: HeaderFields
    var length: Length
    var keepAlive: Bool
    /// HTTP/1.0 closes unless told otherwise.
    var mustSayKeepAlive = false

    static func hasBody(_ status: Int) -> Bool { status >= 200 && status != 204 && status != 304 }

    func append(to output: inout [UInt8], date: [UInt8]) {
        output.append("HTTP/1.1 ")
        output.append(contentsOf: String(status).utf8)
        output.append(" ")
        output.append(Self.phrase(status))
        output.append("\r\n")
        output.append(contentsOf: headers.bytes)
        if !headers.contains("date") { output.append(contentsOf: date) }
        switch length {
        case .bytes(let count):
            output.append("Content-Length: ")
            output.append(contentsOf: String(count).utf8)
            output.append("\r\n")
        case .chunked: output.append("Transfer-Encoding: chunked\r\n")
        case .untilClose, .none: break
        }
        if !keepAlive {
            output.append("Connection: close\r\n")
        } else if mustSayKeepAlive {
            output.append("Connection: keep-alive\r\n")
        }
        output.append("\r\n")
    }

    static func phrase(_ status: Int) -> StaticString {
        switch status {
        case 200: "OK"
        case 201: "Created"
        case 202: "Accepted"
        case 204: "No Content"
        case 301: "Moved Permanently"
        case 302: "Found"
        case 303: "See Other"
        case 304: "Not Modified"
        case 307: "Temporary Redirect"
        case 308: "Permanent Redirect"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 406: "Not Acceptable"
        case 408: "Request Timeout"
        case 409: "Conflict"
        case 410: "Gone"
        case 413: "Content Too Large"
        case 415: "Unsupported Media Type"
        case 417: "Expectation Failed"
        case 422: "Unprocessable Content"
        case 423: "Locked"
        case 426: "Upgrade Required"
        case 428: "Precondition Required"
        case 429: "Too Many Requests"
        case 431: "Request Header Fields Too Large"
        case 500: "Internal Server Error"
        case 501: "Not Implemented"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        case 505: "HTTP Version Not Supported"
        default: ""
        }
    }
}

extension [UInt8] {
    mutating func append(_ text: StaticString) {
        text.withUTF8Buffer { append(contentsOf: $0) }
    }
}
