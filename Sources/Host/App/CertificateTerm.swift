import Reactor

/// For how long the certificate is still good, as whoever has to renew it is told.
enum CertificateTerm: Equatable {
    case good
    case endsSoon
    case over
    case notBegun

    /// So long before its end a certificate is spoken of: renewals by machine come earlier, so one was missed.
    private static let notice = Duration.seconds(14 * 86_400)

    init(_ validity: Range<Int64>, at now: Moment) {
        let (begins, ends) = (Moment(seconds: validity.lowerBound), Moment(seconds: validity.upperBound))
        self = now < begins ? .notBegun : now >= ends ? .over : now + Self.notice >= ends ? .endsSoon : .good
    }
}

extension TutorHost {
    /// Reads the certificate again.
    ///
    /// Certificates end every few months, and nobody should have to stop a lesson for a new one.
    func reloadCertificate(_ tls: TLS?) {
        guard let tls else { return }
        let file = settings["tls-certificate"]
        do {
            try tls.reload { validity throws(TLS.Failure) in
                switch CertificateTerm(validity, at: Rim.now()) {
                case .good, .endsSoon: return
                case .over:
                    throw TLS.Failure("The certificate in \(file) ended at \(Self.time(validity.upperBound)).")
                case .notBegun:
                    throw TLS.Failure("The certificate in \(file) begins at \(Self.time(validity.lowerBound)).")
                }
            }
            log.info("certificate reloaded", ["file": file, "ends": Self.time(tls.validity.upperBound)])
            tellTerm(of: tls)
        } catch {
            log.error("certificate not reloaded; the old one stays", ["why": "\(error)"])
        }
    }

    /// Says when browsers refuse the certificate, or soon will.
    func tellTerm(of tls: TLS?) {
        guard let tls else { return }
        let file = settings["tls-certificate"]
        let (begins, ends) = (Self.time(tls.validity.lowerBound), Self.time(tls.validity.upperBound))
        switch CertificateTerm(tls.validity, at: Rim.now()) {
        case .good: break
        case .endsSoon: log.warning("the certificate ends soon", ["file": file, "ends": ends])
        case .over: log.error("the certificate has ended, and browsers refuse it", ["file": file, "ended": ends])
        case .notBegun:
            log.error("the certificate is not valid yet, and browsers refuse it", ["file": file, "begins": begins])
        }
    }

    private static func time(_ seconds: Int64) -> String { Moment(seconds: seconds).rfc3339Seconds }
}
