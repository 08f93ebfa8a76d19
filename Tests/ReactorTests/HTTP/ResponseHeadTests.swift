import Testing

@testable import Reactor

@Suite struct ResponseHeadTests {
    private func head(_ status: Int, _ length: ResponseHead.Length, keepAlive: Bool, says: Bool = false) -> String {
        let head = ResponseHead(
            status: status,
            headers: ["A": "b"],
            length: length,
            keepAlive: keepAlive,
            mustSayKeepAlive: says
        )
        var output: [UInt8] = []
        head.append(to: &output, date: Array("Date: now\r\n".utf8))
        return String(decoding: output, as: UTF8.self)
    }

    @Test func `a head says what the client must know`() {
        #expect(
            head(200, .bytes(3), keepAlive: true)
                == "HTTP/1.1 200 OK\r\nA: b\r\nDate: now\r\nContent-Length: 3\r\n\r\n"
        )
        #expect(
            head(404, .chunked, keepAlive: false)
                == "HTTP/1.1 404 Not Found\r\nA: b\r\nDate: now\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        )
        #expect(
            head(299, .none, keepAlive: true, says: true)
                == "HTTP/1.1 299 \r\nA: b\r\nDate: now\r\nConnection: keep-alive\r\n\r\n"
        )
    }

    @Test(arguments: [
        (0, "Thu, 01 Jan 1970 00:00:00 GMT"), (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
        (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"), (4_107_542_399, "Sun, 28 Feb 2100 23:59:59 GMT"),
        (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"), (1_795_219_199, "Fri, 20 Nov 2026 23:59:59 GMT"),
        (16_725_225_600, "Fri, 01 Jan 2500 00:00:00 GMT"), (-5, "Thu, 01 Jan 1970 00:00:00 GMT"),
        (Int64.max, "Fri, 31 Dec 9999 23:59:59 GMT"),
    ])
    func `dates are written as HTTP writes them`(time: Int64, text: String) {
        #expect(String(decoding: HTTPDate.field(time), as: UTF8.self) == "Date: \(text)\r\n")
    }
}
