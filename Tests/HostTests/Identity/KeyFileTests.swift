import Cryptography
import Glibc
import Testing

@testable import Host

@Suite struct KeyFileTests {
    private let folder: String

    init() {
        folder = "/tmp/tutorline-test-\(UniqueID.random(.system))"
        mkdir(folder, 0o700)
    }

    private var path: String { "\(folder)/token.key" }

    @Test func `the first start makes a key that only its owner can read, later ones find it`() throws {
        let first = try KeyFile.key(at: path, randomness: .system).reveal()
        #expect(first.count == 32)
        #expect(try KeyFile.key(at: path, randomness: .system).reveal() == first)
        var facts = stat()
        #expect(stat(path, &facts) == 0)
        #expect(facts.st_mode & 0o777 == 0o600)
    }

    @Test func `hosts that start at once agree on one key and leave nothing behind`() async throws {
        let path = path
        let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for _ in 0..<16 { group.addTask { try KeyFile.key(at: path, randomness: .system).reveal() } }
            return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
        }
        #expect(keys.count == 1)
        unlink(path)
        #expect(rmdir(folder) == 0, "the folder holds more than the key")
    }

    @Test func `a key that others can read is refused with the command that mends it`() throws {
        _ = try KeyFile.key(at: path, randomness: .system)
        chmod(path, 0o644)
        let fault = #expect(throws: KeyFile.Fault.self) { try KeyFile.key(at: path, randomness: .system) }
        #expect(fault?.description.contains("chmod 600 \(path)") == true)
    }

    @Test func `a file of another size is no key`() throws {
        _ = try KeyFile.key(at: path, randomness: .system)
        truncate(path, 31)
        #expect(throws: KeyFile.Fault.self) { try KeyFile.key(at: path, randomness: .system) }
        truncate(path, 33)
        #expect(throws: KeyFile.Fault.self) { try KeyFile.key(at: path, randomness: .system) }
    }

    @Test func `a folder that is not there is an error that names the file`() {
        let fault = #expect(throws: KeyFile.Fault.self) {
            try KeyFile.key(at: "\(folder)/no/token.key", randomness: .system)
        }
        #expect(fault?.description == "cannot create the token key \(folder)/no/token.key: No such file or directory")
    }
}
