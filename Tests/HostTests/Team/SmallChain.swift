@testable import Host

/// Configurations small enough to be changed in one place.
enum SmallChain {
    static func saying(_ text: String, more: String = "") -> String {
        """
        { "version": 1,
          "respond": [ { "use": "say", "text": "\(text)" } ]\(more) }
        """
    }

    static let faq = """
        {
          "version": 1,
          "respond": [ { "use": "say", "text": "Open a course." } ],
          "courses": {
            "algebra-1": { "respond": [ { "use": "faq", "file": "algebra/faq.md", "threshold": 0.5 } ] },
            "other": { "respond": [ { "use": "faq", "file": "other/faq.md" } ] }
          }
        }
        """
    static let files = [
        "responders.json": faq,
        "algebra/faq.md": "## What is a slope?\n\nRise over run.\n",
        "algebra/more.md": "## What is a slope?\n\nHow steep it is.\n",
        "other/faq.md": "## What is a cell?\n\nA small room.\n",
        "tutorline.key": "secret",
    ]
}

extension TestHost {
    /// Asks in a new session, and gives the turn's explanation.
    func explained(_ text: String = "What is a slope?") async throws -> JSON {
        let opened = await send(
            "POST",
            "/api/v1/tutoring/sessions",
            as: "learner",
            ["key": .key(), "course": "algebra-1", "module": "lines"]
        )
        let path = "/api/v1/tutoring/sessions/\(opened.json["id"]?.string ?? "")/messages"
        let asked = await send("POST", path, as: "learner", ["key": .key(), "text": .string(text)])
        // A turn waits for the one before it, which may be told of before it has left the line.
        while !Task.isCancelled {
            let turn = await send("GET", "/admin/turns/\(asked.json["turn"]?.string ?? "")", as: "team").json
            if turn["outcome"] != JSON.null { return turn }
        }
        throw CancellationError()
    }
}
