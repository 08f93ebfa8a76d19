extension StoredSession {
    /// Takes note of the next entry of its log, so that who looks at a room sees the session as it is now.
    mutating func note(_ entry: Entry) {
        head = entry.seq
        lastActivity = entry.at
        // Most of what is said is a message; only the others are read.
        guard entry.kind == .sessionState || entry.kind == .contextChanged,
            let body = try? JSON(parsing: Array(entry.body))
        else { return }
        if let state = body["state"]?.string.flatMap(SessionState.init(rawValue:)) {
            self.state = state
            reason = body["reason"]?.string
            since = entry.at
        }
        if let course = body["course"]?.string {
            context = SessionContext(
                course: course,
                module: body["module"]?.string,
                version: body["version"]?.integer ?? context.version
            )
        }
    }
}
