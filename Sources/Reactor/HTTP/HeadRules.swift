extension RequestHead {
    /// What the fields mean for the message itself: its host, the end of its body, the life of its connection.
    mutating func interpretFields() throws(RequestRefusal) {
        try checkHost()
        framing = try framingOfBody()
        if headers.list("connection", contains: "close") {
            keepAlive = false
        } else if headers.list("connection", contains: "keep-alive") {
            keepAlive = true
        }
        guard let expectation = headers["expect"] else { return }
        guard expectation.utf8.equalsIgnoringCase("100-continue" as StaticString) else { throw .badExpectation }
        expectsContinue = isVersion11 && framing != .none
    }

    private func checkHost() throws(RequestRefusal) {
        let hosts = headers.values(of: "host")
        guard hosts.count == 1 || hosts.isEmpty && !isVersion11 else {
            throw .malformed("There must be exactly one Host.")
        }
        guard hosts.allSatisfy({ $0.utf8.allSatisfy(\.isAuthority) }) else {
            throw .malformed("The Host is not a name or an address.")
        }
    }

    private func framingOfBody() throws(RequestRefusal) -> BodyFraming {
        let lengths = headers.values(of: "content-length")
        let codings = headers.values(of: "transfer-encoding")
        guard lengths.count + codings.count <= 1 else {
            throw .malformed("The length of the body is stated more than once.")
        }
        if let coding = codings.first {
            guard isVersion11 else { throw .malformed("HTTP/1.0 has no transfer codings.") }
            guard coding.utf8.equalsIgnoringCase("chunked" as StaticString) else { throw .unknownCoding }
            return .chunked
        }
        guard let stated = lengths.first else { return .none }
        guard !stated.isEmpty, stated.utf8.count <= 18, stated.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
            let length = Int(stated)
        else { throw .malformed("The Content-Length is not a number.") }
        return length == 0 ? .none : .length(length)
    }
}
