extension Conversation {
    /// Finds out who is there, welcomes them, and goes on with the sessions they name.
    mutating func hello(_ command: ClientCommand) async throws {
        guard guest == nil else { throw Refused(.stateConflict, "This connection has already said hello.") }
        let bearer = try await bearer(command)
        let arrival: Arrival
        do throws(StoreError) {
            arrival = try await host.store.arrival(of: bearer.account, sessions: 20)
        } catch .unknownAccount {
            throw Refused(.unauthorized)
        }
        guard let subject = host.authenticator.subject(bearer, arrival.standing) else { throw Refused(.unauthorized) }
        guest = Guest(bearer: bearer, subject: subject, caps: Set(command.words("caps")))
        host.lobby.identify(member, as: bearer, subject)
        _ = line.post(
            ServerFrame("welcome", re: command.id, capacity: 512 + arrival.sessions.count * 256) { data in
                data.field("v", 1)
                data.field("epoch", host.store.epoch.description)
                data.field("server", host.version)
                data.field("account", bearer.account.description)
                data.field("ping_ms", Int64(Lobby.pingSeconds) * 1000)
                data.field("limits", json: limits)
                data.list("sessions", of: arrival.sessions) { host.life.describe($1, in: &$0) }
            }
        )
        for position in command.positions {
            do {
                try await resume(position, limit: 200, re: nil)
            } catch let refused as Refused {
                // One session that is gone must not keep the others from coming back.
                _ = line.post(.notResumed(position.session, refused))
            } catch let error as StoreError {
                _ = line.post(.notResumed(position.session, Refused(error)))
            }
        }
    }

    private func bearer(_ command: ClientCommand) async throws -> Bearer {
        if let token = command.optionalText("token") {
            // A store that fails says nothing about the token: whoever comes back with the same one may be let in.
            do { return try await host.authenticator.bearer(token: token) } catch is TokenError {
                throw Refused(.unauthorized)
            }
        }
        if let ticket = command.optionalText("ticket") {
            guard let bearer = host.authenticator.bearer(ticket: ticket) else { throw Refused(.unauthorized) }
            return bearer
        }
        throw Refused(.unauthorized, "A hello needs a token or a ticket.", field: "token")
    }

    private var limits: [UInt8] {
        [UInt8](#"{"frame_bytes":\#(host.frame),"text_bytes":\#(WireLimit.text),"page":\#(WireLimit.page)}"#.utf8)
    }
}

extension ServerFrame {
    static func notResumed(_ session: String, _ refused: Refused) -> ServerFrame {
        gone(session, because: refused.code.rawValue)
    }

    /// There is no such conversation, or no longer.
    static func gone(_ session: String, because reason: String) -> ServerFrame {
        ServerFrame("resumed") { data in
            data.field("session", session)
            data.field("recovered", false)
            data.field("reason", reason)
            data.field("from", 0)
            data.field("head", 0)
            data.field("state", "gone")
        }
    }
}
