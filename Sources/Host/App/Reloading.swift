import Reactor

extension TutorHost {
    /// Reads again what operators and teams write into files; what is unfit changes nothing, and the log says why.
    func readAgain(_ shell: Shell, _ tls: TLS?) async {
        await office.reload(.signal)
        await reloadSubscriptions(shell)
        reloadCertificate(tls)
        reloadSites(shell)
    }

    /// Reads the keys of the sites that vouch for people; who came with a key that is gone is not heard any more.
    private func reloadSites(_ shell: Shell) {
        guard !settings["token-issuers"].isEmpty else { return }
        do {
            identity.authenticator.trust(try Self.sites(settings, shell))
            lobby.dismiss(unless: identity.authenticator.holds)
            log.info("token issuers reloaded")
        } catch {
            log.error("token issuers not reloaded; the old ones stay", ["why": "\(error)"])
        }
    }
}
