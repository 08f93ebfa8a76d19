import Reactor

extension TutorHost {
    /// Reads again what operators and teams write into files; what is unfit changes nothing, and the log says why.
    func readAgain(_ shell: Shell, _ tls: TLS?) async {
        await office.reload(.signal)
        await reloadSubscriptions(shell)
        reloadCertificate(tls)
    }

    /// Certificates end every few months, and nobody should have to stop a lesson for a new one.
    private func reloadCertificate(_ tls: TLS?) {
        guard let tls else { return }
        do {
            try tls.reload()
            log.info("certificate reloaded", ["file": settings["tls-certificate"]])
        } catch {
            log.error("certificate not reloaded; the old one stays", ["why": "\(error)"])
        }
    }
}
