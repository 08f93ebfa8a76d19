import Reactor

/// What every conversation on this host shares.
final class ConversationHost: Sendable {
    let store: any Store & PracticeHelpStore & ProgressStore
    let hub: SessionHub
    let desk: Desk
    let runner: TurnRunner
    let lobby: Lobby
    let authenticator: Authenticator
    let life: SessionLife
    let now: @Sendable () -> Moment
    let version: String
    /// Bytes of a frame; a welcome tells it.
    let frame: Int

    init(
        store: any Store & PracticeHelpStore & ProgressStore,
        hub: SessionHub,
        desk: Desk,
        runner: TurnRunner,
        lobby: Lobby,
        authenticator: Authenticator,
        life: SessionLife,
        now: @escaping @Sendable () -> Moment,
        version: String,
        frame: Int = Limits().message
    ) {
        self.store = store
        self.hub = hub
        self.desk = desk
        self.runner = runner
        self.lobby = lobby
        self.authenticator = authenticator
        self.life = life
        self.now = now
        self.version = version
        self.frame = frame
    }
}
