import Pipeline

extension Conversation {
    mutating func resume(_ command: ClientCommand) async throws {
        let position = Position(
            session: command.text("session"),
            epoch: command.text("epoch"),
            after: command.integer("after") ?? 0
        )
        try await resume(position, limit: Int(command.integer("limit") ?? 200), re: command.id)
    }

    /// Sends what a client has missed, in pages until it has everything, and from then on everything as it happens.
    mutating func resume(_ position: Position, limit: Int, re: String?) async throws {
        let guest = try identified()
        let live = try await session(named: position.session, for: .readConversation)
        let id = live.id
        let audience: Audience = guest.subject.is(live.learner) ? .everyone : .staff
        // Joining before anything else: whoever is there is not set aside, and what happens from now on is in the log by
        // the time it is read.
        if let earlier = joined.removeValue(forKey: id) { earlier.room.leave(earlier.listener) }
        let listener = live.join(line, for: audience, caps: guest.caps)
        joined[id] = Place(room: live, listener: listener)
        if audience == .everyone { try await host.life.came(live) }

        var page = try await host.store.entries(of: id, after: position.after, for: audience, limit: limit)
        let loss = loss(of: position, head: page.head)
        if loss != nil {
            // A position that means nothing here: the latest page, and the client begins anew from it.
            page = try await host.store.entries(of: id, before: .max, for: audience, limit: limit)
        }
        let from = loss == nil ? position.after : page.entries.first?.previous(for: audience) ?? 0
        try await line.send(resumed(live, from: from, head: page.head, loss: loss, re: re))
        try await send(page, after: from, of: live, to: listener, audience, limit: limit)
    }

    private func send(
        _ first: EntryPage,
        after start: Int64,
        of live: SessionRoom,
        to listener: Listener.ID,
        _ audience: Audience,
        limit: Int
    ) async throws {
        var page = first
        var place = start
        while true {
            for entry in page.entries {
                try await line.send(ServerFrame(entry, for: audience))
                place = entry.seq
            }
            let (isLive, running) = live.goLive(listener, at: place)
            if isLive {
                let withBlocks = guest?.caps.contains("block") ?? false
                for frame in running?.snapshot.painted(withBlocks: withBlocks) ?? [] { _ = line.post(frame) }
                if let place = host.desk.place(of: live) { _ = line.post(place) }
                return
            }
            page = try await host.store.entries(of: live.id, after: place, for: audience, limit: limit)
        }
    }

    /// Why a client's position is worth nothing here; `nil` when it can be gone on from.
    private func loss(of position: Position, head: Int64) -> String? {
        if position.after == 0 { return nil }
        if position.epoch != host.store.epoch.description { return "epoch" }
        return position.after > head ? "beyond" : nil
    }

    private func resumed(_ live: SessionRoom, from: Int64, head: Int64, loss: String?, re: String?) -> ServerFrame {
        let stored = live.stored
        let lock = host.runner.lock(of: live)
        live.assume(lock)
        return ServerFrame("resumed", session: live.id, re: re) { data in
            data.field("session", live.id)
            data.field("epoch", host.store.epoch)
            data.field("recovered", loss == nil)
            if let loss { data.field("reason", loss) }
            data.field("from", from)
            data.field("head", head)
            data.field("state", host.life.state(of: stored).rawValue)
            let handoff = live.handoff
            data.field("owner", handoff?.tutor == nil ? "chain" : "person")
            if let handoff {
                data.field("ticket", handoff.ticket.description)
                data.field("queue", handoff.queue)
                if let tutor = handoff.tutor { data.field("tutor", tutor) }
            }
            data.field("course", stored.context.course)
            if let module = stored.context.module { data.field("module", module) }
            if lock > .off { data.field("lock", lock.rawValue) }
        }
    }

    /// A page of what was said before a position.
    func history(_ command: ClientCommand) async throws {
        let live = try await session(of: command, for: .readConversation)
        let audience: Audience = try identified().subject.is(live.learner) ? .everyone : .staff
        let page = try await host.store.entries(
            of: live.id,
            before: command.integer("before") ?? .max,
            for: audience,
            limit: Int(command.integer("limit") ?? 50)
        )
        let from = page.entries.first?.previous(for: audience) ?? 0
        _ = line.post(
            .ack(command.id) { data in
                data.events(page.entries, for: audience)
                data.field("from", from)
                data.field("more", from > 0)
            }
        )
    }
}
