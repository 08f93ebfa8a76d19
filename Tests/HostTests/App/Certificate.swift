import Glibc

/// A certificate that nobody has signed but itself, and its key, in the files a host is given.
struct Certificate {
    let file: String
    let key: String

    init(in folder: TemporaryFolder) {
        (file, key) = (folder.path("certificate.pem"), folder.path("key.pem"))
    }

    /// Makes both anew; returns the name of a copy for those who are to trust it.
    func make(_ name: String) throws -> String {
        let copy = "\(file).\(name)"
        let command = """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=\(name) \
            -addext subjectAltName=IP:127.0.0.1 -keyout \(key) -out \(file) 2>/dev/null && cp \(file) \(copy)
            """
        guard let stream = popen(command, "r"), pclose(stream) == 0 else { throw CannotMake() }
        return copy
    }

    struct CannotMake: Error {}
}
