import Testing

@testable import Reactor

@Suite struct HeaderFieldsTests {
    @Test func `names are found in any letter case and order is kept`() {
        var fields: HeaderFields = ["Content-Type": "text/plain", "X-A": "1"]
        fields.append("x-a", "2, 3")
        #expect(fields["CONTENT-TYPE"] == "text/plain")
        #expect(fields["X-a"] == "1")
        #expect(fields.values(of: "x-A") == ["1", "2, 3"])
        #expect(fields.list("x-a") == ["1", "2", "3"])
        #expect(fields["missing"] == nil)
        #expect(fields.map(\.name) == ["Content-Type", "X-A", "x-a"])
    }

    @Test func `a list may be spread over fields, and have blanks and nothing between its commas`() {
        let fields: HeaderFields = ["Connection": " keep-alive ,, \tUpgrade\t,", "connection": "", "CONNECTION": " , "]
        #expect(fields.list("connection") == ["keep-alive", "Upgrade"])
        #expect(fields.list("connection", contains: "upgrade"))
        #expect(fields.list("connection", contains: "keep-alive"))
        #expect(!fields.list("connection", contains: "keep"))
        #expect(!fields.list("connection", contains: ""))
        #expect(!fields.list("upgrade", contains: "upgrade"))
    }

    @Test func `setting replaces all fields of a name`() {
        var fields: HeaderFields = ["A": "1", "B": "2", "a": "3"]
        fields["A"] = "4"
        #expect(fields.map(\.value) == ["2", "4"])
        fields["b"] = nil
        #expect(fields.count == 1)
    }

    @Test func `a value cannot end the head`() {
        let fields: HeaderFields = ["Location": "/x\r\nSet-Cookie: a=b\0"]
        #expect(fields["location"] == "/x  Set-Cookie: a=b ")
        #expect(String(decoding: fields.bytes, as: UTF8.self) == "Location: /x  Set-Cookie: a=b \r\n")
    }
}
