import Testing

@testable import Host

/// Who may do what, written a second time and in another form, so that a slip in one shows against the other.
@Suite struct CanTests {
    /// The people of the little school in these tests, all of course "c" but the others; "ada" is the learner in question.
    static let people: [(name: String, subject: Subject)] = [
        ("nobody", .nobody),
        ("learner", person("ada") { $0.learns = ["c"] }),
        ("leaver", person("ada")),
        ("classmate", person("bob") { $0.learns = ["c"] }),
        ("parent", person("pia") { $0.children = [account("ada")] }),
        ("other parent", person("pit") { $0.children = [account("bob")] }),
        ("tutor", person("tim") { $0.teaches = ["c"] }),
        ("other tutor", person("tom") { $0.teaches = ["d"] }),
        ("team", person("una") { ($0.manages, $0.isTeam) = (["c"], true) }),
        ("other team", person("uwe") { ($0.manages, $0.isTeam) = (["d"], true) }),
        ("operator", person("ops") { $0.isOperator = true }),
    ]

    static let objects: [(name: String, object: Object)] = [
        ("offered", .conversation(.init(learner: account("ada"), course: "c", offered: ["c"]))),
        ("private", .conversation(.init(learner: account("ada"), course: "c", offered: []))),
        ("ticket", .ticket(course: "c", learner: account("ada"))),
        ("practice", .practice(of: account("ada"))),
        ("course", .course("c")),
        ("trace", .trace(course: "c", named: false)),
        ("named trace", .trace(course: "c", named: true)),
        ("account", .account(account("ada"))),
        ("host", .host),
    ]

    /// Each action, on which objects, by whom; whatever is not in here must be refused.
    static let table: [String: [String: Set<String>]] = [
        "readConversation": ["offered": ["learner", "leaver", "tutor"], "private": ["learner", "leaver"]],
        "readPracticeInConversation": ["offered": ["learner", "leaver", "tutor"], "private": ["learner", "leaver"]],
        "writeInConversation": ["offered": ["learner"], "private": ["learner"]],
        "leaveConversation": ["offered": ["learner", "leaver"], "private": ["learner", "leaver"]],
        "answerInConversation": ["offered": ["tutor"]],
        "noteInConversation": ["offered": ["tutor"]],
        "takeTicket": ["ticket": ["tutor"]],
        "readPractice": ["practice": ["learner", "leaver", "parent"]],
        "practise": ["practice": ["learner", "leaver", "parent"]],
        "openConversation": ["course": ["learner", "classmate"]],
        "readCourse": ["course": ["learner", "classmate", "tutor", "team", "operator"]],
        "readQueue": ["course": ["tutor", "team"]],
        "suggestAnswer": ["course": ["tutor", "team"]],
        "editCourse": ["course": ["team", "operator"]],
        "lockCourse": ["course": ["tutor", "team", "operator"]],
        "enrol": ["course": ["team", "operator"]],
        "readTrace": ["trace": ["team", "operator"], "named trace": ["team", "operator"]],
        "readNamesInTrace": ["named trace": ["team"]],
        "readAccount": ["account": ["learner", "leaver", "operator"]],
        "exportAccount": ["account": ["learner", "leaver"]],
        "eraseAccount": ["account": ["learner", "leaver", "operator"]],
        "linkGuardian": ["account": ["operator"]],
        "createCourse": ["host": ["team", "other team", "operator"]],
        "readConfiguration": ["host": ["team", "other team", "operator"]],
        "changeConfiguration": ["host": ["team", "other team", "operator"]],
        "readMetrics": ["host": ["operator"]],
        "manageAccounts": ["host": ["operator"]],
        "operate": ["host": ["operator"]],
    ]

    @Test(arguments: Action.allCases)
    func `exactly those may who stand in the table`(action: Action) {
        for (objectName, object) in Self.objects {
            let allowed = Set(Self.people.filter { can($0.subject, action, object) }.map(\.name))
            let expected = Self.table[action.rawValue]?[objectName] ?? []
            #expect(allowed == expected, "\(action) on \(objectName)")
        }
    }

    @Test func `the table knows every action`() {
        #expect(Set(Self.table.keys) == Set(Action.allCases.map(\.rawValue)))
    }

    @Test func `one who learns and teaches in a course is not their own tutor`() {
        let both = Self.person("ada") { ($0.learns, $0.teaches) = (["c"], ["c"]) }
        let own = Object.Conversation(learner: account("ada"), course: "c", offered: ["c"])
        #expect(can(both, .writeInConversation, .conversation(own)))
        #expect(!can(both, .noteInConversation, .conversation(own)))
        #expect(!can(both, .takeTicket, .ticket(course: "c", learner: account("ada"))))
    }

    @Test func `nobody may do nothing, whatever else is claimed for them`() {
        var nobody = Subject.nobody
        nobody.isOperator = true
        nobody.isTeam = true
        (nobody.learns, nobody.teaches, nobody.manages) = (["c"], ["c"], ["c"])
        for action in Action.allCases {
            for (_, object) in Self.objects { #expect(!can(nobody, action, object)) }
        }
    }

    private static func person(_ name: String, _ change: (inout Subject) -> Void = { _ in }) -> Subject {
        var subject = Subject(account(name))
        change(&subject)
        return subject
    }
}
