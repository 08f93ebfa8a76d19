@testable import Host

/// Something real behind every route: what paths name exists, and bodies are in good form where the right to do
/// something is only looked at after reading them.
struct Doors {
    let session: SessionID
    let bodies: [String: JSON]
    private let learner: AccountID
    private let practice: PracticeDoor
    private let team: TeamDoor
    private let desk: DeskDoor

    init(_ host: TestHost) async throws {
        learner = host.id("learner")
        session = try await host.host.store.open(
            Opening(learner: learner, key: .fresh(), course: "algebra-1", module: "lines")
        ).session.id
        practice = try await PracticeDoor(host)
        team = try await TeamDoor(host, session)
        desk = try await DeskDoor(host)
        bodies = [Self.bodies, practice.bodies, DeskDoor.bodies, desk.bodies].reduce(into: [:]) { all, some in
            all.merge(some) { first, _ in first }
        }
    }

    private static let inForce: JSON = [
        "version": 1, "respond": [["use": "say", "text": "Think again."] as JSON],
    ]
    private static let bodies: [String: JSON] = [
        "POST /api/v1/tutoring/sessions": [
            "key": "0190b5d2-0000-7000-8000-000000000001", "course": "algebra-1", "module": "lines",
        ],
        // What is in force already changes nothing, so nobody is refused for what is in it.
        "POST /admin/config": inForce, "POST /admin/config/check": inForce,
        "POST /admin/config/rollback": ["revision": 0],
    ]

    /// The path with names in it of what there is, but for `{account}`.
    func target(_ path: String) -> String {
        let isAboutSession = path.contains("tutoring") || path.contains("conversations")
        return practice.target(team.target(desk.target(path)))
            .replacing("{id}", with: isAboutSession ? "\(session)" : "algebra-1")
            .replacing("{child}", with: "\(learner)").replacing("{manner}", with: "learn")
            .replacing("{course}", with: "algebra-1").replacing("{module}", with: "lines")
            .replacing("{folder}/{file}", with: "widget/tutor-chat.js")
    }
}
