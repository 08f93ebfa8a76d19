import Reactor
import Testing

@testable import Host

/// Who may show which page in a frame: one setting drives this as it drives who may open a socket.
@Suite(.timeLimit(.minutes(5))) struct `A page in a frame` {
    private static func ancestors(_ answer: Answer) -> String? {
        answer.headers["Content-Security-Policy"]?.split(separator: "; ").map(String.init)
            .first { $0.hasPrefix("frame-ancestors ") }
    }

    private static let ofLearners = [
        "/", "/learn/algebra-1", "/learn/algebra-1/lines", "/learn/algebra-1/none", "/conversations", "/practice",
        "/practice/progress",
        "/practice/history",
    ]

    @Test func `is shown by the sites that the operator names when it is a learner's, and by no others`() async throws {
        let it = try await TestHost(origins: ["https://school.example", "https://lms.example:8443"])
        for path in Self.ofLearners {
            let answer = await it.send("GET", path, as: "learner")
            #expect(
                Self.ancestors(answer) == "frame-ancestors https://lms.example:8443 https://school.example",
                "\(path) gave \(answer.status)"
            )
        }
    }

    @Test func `is never that of a sign-in, of the desk or of a team, where a hidden press would do harm`() async throws
    {
        let it = try await TestHost(origins: ["https://school.example"])
        for (path, person) in [
            ("/login", nil), ("/desk", "tutor"), ("/team", "team"), ("/team/try?at=algebra-1", "team"),
            ("/team/chain", "operator"), ("/team/locks?at=algebra-1", "team"), ("/team/draft", "operator"),
            ("/api/v1/me", "learner"),
        ] {
            let answer = await it.send("GET", path, as: person)
            #expect(answer.status == 200 && Self.ancestors(answer) == "frame-ancestors 'none'", "\(path)")
        }
        let missing = await it.send("GET", "/nowhere", as: "learner", headers: ["Accept": "text/html"])
        #expect(missing.status == 404 && Self.ancestors(missing) == "frame-ancestors 'none'")
    }

    @Test func `is nobody's when no site is named`() async throws {
        let it = try await TestHost()
        for path in Self.ofLearners {
            #expect(Self.ancestors(await it.send("GET", path, as: "learner")) == "frame-ancestors 'none'", "\(path)")
        }
    }
}
