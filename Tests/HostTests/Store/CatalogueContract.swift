import Testing

@testable import Host

@Suite(.timeLimit(.minutes(5)))
struct CatalogueContract {
    private func find(_ it: TestStore, _ question: String, in module: String? = nil) async throws -> [String] {
        try await it.store.passages(of: "algebra-1", module: module, matching: question, limit: 10).map(\.anchor)
    }

    @Test(arguments: StoreKind.allCases)
    func `an import can be exported again, and done twice it changes nothing`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        #expect(try await it.store.course("algebra-1") == .sample)
        #expect(try await it.store.importCourse(.sample) == ImportReport(unchanged: 3))
        #expect(try await it.store.courses().map(\.modules) == [2])
    }

    @Test(arguments: StoreKind.allCases)
    func `what vanishes from the files is retired, and conversations about it go on`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        var course = CatalogueCourse.sample
        course.modules.removeFirst()
        course.modules[0].passages[0].text = "Where a parabola crosses the axis."
        let report = try await it.store.importCourse(course)
        #expect(report.changed == 1 && report.retired == 3 && report.retiredNames.count == 3, "\(report)")
        #expect(try await it.store.session(it.session).context.module == "lines")
        #expect(try await it.store.accept(it.message("Why?")).message.seq == 2)
        #expect(try await it.store.course("algebra-1").modules.map(\.isRetired) == [false, true])
        await #expect(throws: StoreError.unknownModule("lines", course: "algebra-1")) {
            let opening = Opening(learner: it.learner, key: .fresh(), course: "algebra-1", module: "lines")
            _ = try await it.store.open(opening)
        }
        #expect(try await find(it, "slope") == [])
        #expect(try await find(it, "line") == [])
        #expect(try await find(it, "parabola") == ["roots"])
        _ = try await it.store.importCourse(.sample)
        #expect(try await find(it, "slope") == ["slope"])
        #expect(try await find(it, "parabola") == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `a search finds what a question is about, best first, and only where it may look`(
        _ kind: StoreKind
    ) async throws {
        let it = try await TestStore(kind)
        var other = CatalogueCourse.sample
        other.id = "algebra-2"
        _ = try await it.store.importCourse(other)
        #expect(try await find(it, "What is the slope of a line?").first == "slope")
        #expect(try await Set(find(it, "lines")) == ["intercept", "roots"])
        #expect(try await find(it, "lines", in: "lines") == ["intercept"])
        #expect(try await find(it, "ROOTS") == ["roots"])
        #expect(try await find(it, "quaternions") == [])
    }

    @Test(arguments: [
        "", "   ", "\"", "slope\" OR \"", "NOT", "* ^ : - ( ) {", "title:", "course1x", "a'b; DROP TABLE x", "🤔",
    ])
    func `no question is taken for an operator`(_ question: String) async throws {
        let it = try await TestStore(.memory)
        let found = try await find(it, question)
        #expect(Set(found).isSubset(of: ["slope", "intercept", "roots"]))
        #expect(try await find(it, String(repeating: question + " slope ", count: 500)).first == "slope")
    }

    @Test(arguments: StoreKind.allCases)
    func `two passages with one anchor are refused and change nothing`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        var course = CatalogueCourse.sample
        course.title = "Something else"
        course.modules[1].passages.append(course.modules[1].passages[0])
        let doubled = course
        await #expect(throws: StoreError.self) { _ = try await it.store.importCourse(doubled) }
        #expect(try await it.store.course("algebra-1") == .sample)
    }

    @Test(arguments: StoreKind.allCases)
    func `a retired course opens no sessions until it is imported again`(_ kind: StoreKind) async throws {
        let it = try await TestStore(kind)
        try await it.store.retireCourse("algebra-1")
        let opening = Opening(learner: it.learner, key: .fresh(), course: "algebra-1", module: nil)
        await #expect(throws: StoreError.unknownCourse("algebra-1")) { _ = try await it.store.open(opening) }
        #expect(try await it.store.courses().map(\.isRetired) == [true])
        _ = try await it.store.importCourse(.sample)
        #expect(try await it.store.open(opening).session.context.module == nil)
        await #expect(throws: StoreError.unknownCourse("alchemy")) { try await it.store.retireCourse("alchemy") }
    }
}
