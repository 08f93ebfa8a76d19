import FoundationEssentials
import Testing

@testable import Host

struct FrameSchemaTests {
    @Test func `the committed schema is the one the program makes`() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let committed = try Data(contentsOf: root.appending(path: "docs/tutor-v1.schema.json"))
        #expect(try JSON(parsing: Array(committed)) == FrameSchema.document, "run make docs")
    }

    @Test func `every command and every frame has a schema of its own`() {
        let names = FrameShape.all.map(\.name)
        #expect(Set(names).count == names.count)
        for name in CommandName.allCases {
            let frame: JSON = ["t": .string(name.rawValue)]
            let isBare = name.fields.allSatisfy { !$0.isRequired }
            #expect(SchemaCheck.faults(ofFrame: frame, from: "client").count >= (isBare ? 1 : 2), "\(name)")
        }
    }

    @Test func `a frame that is not as it should be is found out`() {
        let good: JSON = [
            "t": "lock", "s": "x", "seq": 1, "prev": 0, "at": "2026-11-21T10:00:00.000Z",
            "d": ["id": "x.1", "grade": "hints"],
        ]
        #expect(SchemaCheck.faults(ofFrame: good, from: "host").isEmpty)
        for (field, value) in [("seq", 0), ("at", "today"), ("d", ["grade": "shut"]), ("prev", "0")] as [(String, JSON)]
        {
            guard case .object(var members) = good else { return }
            members.set(field, value)
            #expect(!SchemaCheck.faults(ofFrame: .object(members), from: "host").isEmpty, "\(field)")
        }
        guard case .object(var members) = good else { return }
        members.set("d", ["id": "x.1", "grade": "hints", "shade": "blue"])
        #expect(SchemaCheck.faults(ofFrame: .object(members), from: "host") == ["frame.d.shade is told nowhere"])
    }
}
