import Reactor

extension ServiceManager {
    /// Gives signs of life for as long as every loop answers, so that a host that hangs is started anew.
    func hearBeat(of loops: [EventLoop], clock: some Clock<Duration>) async {
        guard let patience else { return }
        while (try? await clock.sleep(for: patience / 3)) != nil {
            for loop in loops {
                await withUnsafeContinuation { continuation in loop.submit { continuation.resume() } }
            }
            stillHere()
        }
    }
}
