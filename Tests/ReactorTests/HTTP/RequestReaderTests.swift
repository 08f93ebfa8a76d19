import Testing

@testable import Reactor

/// Reads a stream of bytes in the given pieces, as a connection would.
func readRequests(
    _ pieces: [ArraySlice<UInt8>],
    limits: RequestReader.Limits = .init(head: 16 * 1024, fields: 64, body: 1024 * 1024)
) throws(RequestRefusal) -> [(head: RequestHead, body: [UInt8])] {
    var reader = RequestReader(limits: limits)
    var pending: [UInt8] = []
    var requests: [(head: RequestHead, body: [UInt8])] = []
    for piece in pieces {
        pending.append(contentsOf: piece)
        reading: while true {
            var position = 0
            let step = try reader.read(pending.span, from: &position)
            pending.removeFirst(position)
            switch step {
            case .incomplete: break reading
            case .wantsContinue: continue
            case .request(let head, let body): requests.append((head, body))
            }
            if pending.isEmpty { break }
        }
    }
    return requests
}

func readRequests(_ text: String) throws(RequestRefusal) -> [(head: RequestHead, body: [UInt8])] {
    try readRequests([Array(text.utf8)[...]])
}

@Suite struct RequestReaderTests {
    static let pipelined = """
        GET /a?x=1 HTTP/1.1\r\nHost: here\r\n\r\n\
        POST /b HTTP/1.1\r\nhost: [::1]:80\r\nContent-Length: 5\r\n\r\nhello\
        PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n\
        3;a=b\r\nwor\r\n2\r\nld\r\n0\r\nTrailer: yes\r\n\r\n\
        \r\nGET /d HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n
        """

    @Test func `pipelined requests are read at once`() throws {
        let requests = try readRequests(Self.pipelined)
        #expect(requests.map(\.head.method) == ["GET", "POST", "PUT", "GET"])
        #expect(requests.map(\.head.target) == ["/a?x=1", "/b", "/c", "/d"])
        #expect(requests.map { String(decoding: $0.body, as: UTF8.self) } == ["", "hello", "world", ""])
        #expect(requests.map(\.head.keepAlive) == [true, true, true, false])
        #expect(requests[1].head.headers["HOST"] == "[::1]:80")
    }

    @Test func `wherever the stream is split the same requests are read`() throws {
        let bytes = Array(Self.pipelined.utf8)
        for split in 1..<bytes.count {
            let requests = try readRequests([bytes[..<split], bytes[split...]])
            #expect(requests.map(\.head.target) == ["/a?x=1", "/b", "/c", "/d"], "split at \(split)")
            #expect(requests.map { String(decoding: $0.body, as: UTF8.self) } == ["", "hello", "world", ""])
        }
        let single = try readRequests(bytes.indices.map { bytes[$0...$0] })
        #expect(single.map(\.head.target) == ["/a?x=1", "/b", "/c", "/d"])
    }

    @Test func `a client that expects it is told to continue, once`() throws {
        var reader = RequestReader(limits: .init(head: 1000, fields: 10, body: 100))
        let head = Array("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n".utf8)
        var position = 0
        guard case .wantsContinue = try reader.read(head.span, from: &position) else {
            Issue.record("no continue")
            return
        }
        #expect(position == head.count)
        #expect(reader.phase == .body)
        position = 0
        guard case .incomplete = try reader.read([UInt8]().span, from: &position) else {
            Issue.record("told twice")
            return
        }
        guard case .request(_, let body) = try reader.read([1, 2].span, from: &position) else {
            Issue.record("no request")
            return
        }
        #expect(body == [1, 2])
    }

    @Test func `connections are kept as their version and fields say`() throws {
        let kept = [
            ("HTTP/1.1\r\nHost: x", true), ("HTTP/1.1\r\nHost: x\r\nConnection: Close", false),
            ("HTTP/1.1\r\nHost: x\r\nConnection: upgrade, close", false), ("HTTP/1.0", false),
            ("HTTP/1.0\r\nConnection: Keep-Alive", true), ("HTTP/1.1\r\nHost: x\r\nConnection: closed", true),
        ]
        for (rest, expected) in kept {
            #expect(try readRequests("GET / \(rest)\r\n\r\n").first?.head.keepAlive == expected, "\(rest)")
        }
    }

    @Test func `limits are kept before anything is stored`() throws {
        let limits = RequestReader.Limits(head: 64, fields: 2, body: 8)
        func refusal(_ text: String) -> Int? {
            do throws(RequestRefusal) {
                _ = try readRequests([Array(text.utf8)[...]], limits: limits)
                return nil
            } catch {
                return error.status
            }
        }
        #expect(refusal("GET /" + String(repeating: "a", count: 80)) == 431)
        #expect(refusal("GET / HTTP/1.1\r\nHost: x\r\nA: 1\r\nB: 1\r\n\r\n") == 431)
        #expect(refusal("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n") == 413)
        #expect(refusal("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n\r\n12345678") == nil)
        let chunked = "PUT / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        let roomy = RequestReader.Limits(head: 1000, fields: 9, body: 8)
        #expect(throws: RequestRefusal.bodyTooLarge) {
            _ = try readRequests([Array((chunked + "5\r\n12345\r\n4\r\n").utf8)[...]], limits: roomy)
        }
        #expect(throws: RequestRefusal.bodyTooLarge) {
            _ = try readRequests([Array((chunked + "7fffffffffffffe\r\n").utf8)[...]], limits: roomy)
        }
    }
}
