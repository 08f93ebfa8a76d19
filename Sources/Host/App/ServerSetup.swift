import Cryptography
import Reactor

extension TutorHost {
    /// Where and how the server listens, as the operator has set it; throws a sentence about what cannot be.
    ///
    /// Sockets that were opened for the host take the place of the setting, and are held to the same rules.
    func configuration(inheriting sockets: [Int32] = []) throws -> ServerConfiguration {
        var configuration = ServerConfiguration(listening: sockets.map { .inherited(descriptor: $0) })
        if sockets.isEmpty { configuration.listening = [.address(try listenAddress())] }
        let (certificate, key) = (settings["tls-certificate"], settings["tls-key"])
        if !certificate.isEmpty || !key.isEmpty {
            guard !certificate.isEmpty, !key.isEmpty else {
                throw Complaint("--tls-certificate and --tls-key go together; one of them is missing.", .misuse)
            }
            do { configuration.tls = try TLS(certificateFile: certificate, keyFile: key) } catch {
                throw Complaint("\(error).", .misuse)
            }
        }
        for text in settings.list("trusted-proxies") {
            guard let range = AddressRange(text) else {
                throw Complaint(
                    "--trusted-proxies: \"\(text)\" is neither an address nor a network such as 10.0.0.0/8.",
                    .misuse
                )
            }
            configuration.trustedProxies.append(range)
        }
        for listening in configuration.listening {
            let address: SocketAddress
            do { address = try listening.address } catch { throw Complaint("\(error)", .misuse) }
            if address.address == .loopback || address.address == .loopback6 { continue }
            if settings.isOn("demo") {
                throw Complaint(
                    "--demo listens on a loopback address only, because its passwords are public.",
                    .misuse
                )
            }
            guard configuration.tls != nil || !configuration.trustedProxies.isEmpty else {
                throw Complaint(
                    "\(address) can be reached from outside, so it needs --tls-certificate and --tls-key, "
                        + "or --trusted-proxies to name the proxy in front.",
                    .misuse
                )
            }
        }
        return configuration
    }

    private func listenAddress() throws -> SocketAddress {
        let text = settings["listen"]
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw Complaint("--listen: \"\(text)\" must be an address and a port, such as 127.0.0.1:8080.", .misuse)
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        if host == "localhost" { host = "127.0.0.1" }
        guard let address = IPAddress(host) else {
            throw Complaint("--listen: \"\(host)\" is not an address; host names are not looked up.", .misuse)
        }
        return SocketAddress(address, port: port)
    }

    /// What the server asks for every request.
    func site(_ loops: @escaping @Sendable () -> [EventLoop]) -> @Sendable (Request) async -> Response {
        let origins = Set(settings.list("origins").compactMap(Origin.init))
        let router = Router(
            routes: routes,
            authenticator: identity.authenticator,
            log: log,
            origins: origins,
            languages: languages
        )
        return { request in
            // A turn runs on the loop of the connection that asked.
            let loop = loops().first { $0.isCurrent }
            return await router.answer(request, on: loop)
        }
    }

    /// How turns were answered.
    var traces: TraceRoutes {
        TraceRoutes(store: store, namesAreShown: settings.isOn("names-in-traces"), place: desk.placeInLine)
    }

    /// Everything the host answers.
    var routes: [Route] {
        let demo = settings.isOn("demo") ? Demo.people : []
        let tutoring =
            TutoringRoutes(host: conversations).all + DeskRoutes(host: conversations).all
            + LearnedRoutes(store: store, office: office, shelf: shelf).all
        let teaching =
            LockRoutes(board: locks, catalogue: catalogue).all
            + CatalogueRoutes(store: store, catalogue: catalogue, locks: locks).all
            + ConfigurationRoutes(office: office).all
            + traces.all + WatchingRoutes(host: self).all + ReplayRoutes(host: self).all
        let practice =
            PracticeRoutes(store: store, teaching: self.teaching).all + AttemptRoutes(store: store).all
            + QuestionRoutes(store: store).all
            + PracticePages(store: store, conversations: conversations, now: Rim.now, randomness: .system).all
            + AnalyticsRoutes(progress: PracticeProgress(store: store, now: Rim.now)).all
        let people =
            AuthRoutes(identity: identity).all + FormRoutes(identity: identity, demo: demo).all
            + PeopleRoutes(store: store, identity: identity, lobby: lobby).all
            + PrivacyRoutes(store: store, hub: hub, identity: identity).all
        let pages = PageRoutes(store: store, life: life, teaching: self.teaching, demo: demo).all
        let routes =
            pages + TeamPageRoutes(host: self).all + AssetRoutes(assets: .embedded, languages: languages).all + people
            + tutoring + practice
            + teaching
            + HealthRoutes(host: self).all + BackupRoutes(host: self).all + OutboxRoutes(store: store).all
        return routes + [OpenAPI.route(describing: routes)]
    }
}
