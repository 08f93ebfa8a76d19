import Testing

@testable import Reactor

@Suite struct StaticFileTests {
    private let file = StaticFile(type: StaticFile.type(ofFile: "a/b.css"), bytes: [1, 2, 3], gzip: [9])

    private func answer(_ headers: HeaderFields = [:], method: String = "GET") -> (Response, body: [UInt8]) {
        let response = file.response(to: Request(method: method, target: "/b.css", headers: headers))
        guard case .bytes(let body) = response.body else { return (response, []) }
        return (response, body)
    }

    @Test func `a file is answered with its type and tag, compressed for who can read that`() {
        let (plain, body) = answer()
        #expect(plain.status == 200)
        #expect(body == [1, 2, 3])
        #expect(plain.headers["Content-Type"] == "text/css; charset=utf-8")
        #expect(plain.headers["Vary"] == "Accept-Encoding")
        let (compressed, small) = answer(["Accept-Encoding": "br, GZIP;q=0.5"])
        #expect(small == [9])
        #expect(compressed.headers["Content-Encoding"] == "gzip")
        #expect(compressed.headers["ETag"] != plain.headers["ETag"])
        #expect(answer(["Accept-Encoding": "gzip; q=0.000"]).body == [1, 2, 3])
    }

    @Test func `who has the file is told so`() throws {
        let tag = try #require(answer().0.headers["ETag"])
        for match in [tag, "\"x\", \(tag)", "W/\(tag)", "*"] {
            let (response, body) = answer(["If-None-Match": match])
            #expect(response.status == 304)
            #expect(response.headers["ETag"] == tag)
            #expect(body.isEmpty)
        }
        #expect(answer(["If-None-Match": "\"other\""]).0.status == 200)
        #expect(answer(["If-None-Match": tag, "Accept-Encoding": "gzip"]).0.status == 200)
    }

    @Test func `a file is only read`() {
        let (response, _) = answer(method: "POST")
        #expect(response.status == 405)
        #expect(response.headers["Allow"] == "GET, HEAD")
    }
}
