/// The configurations that were in force, one after the other.
package protocol ConfigurationStore: Sendable {
    /// Writes down that a configuration is in force from now on.
    func record(_ configuration: NewConfiguration) async throws(StoreError) -> RecordedConfiguration

    /// The latest ones, newest first, without their files.
    func configurations(limit: Int) async throws(StoreError) -> [RecordedConfiguration]

    /// The latest one of that revision, or one whose revision begins so, with its files.
    func configuration(_ revision: String) async throws(StoreError) -> StoredConfiguration

    /// The latest one that is the operator's word, while the operator's files were these.
    func trustedConfiguration(disk: String) async throws(StoreError) -> StoredConfiguration?
}

/// Why a configuration came into force.
package enum ConfigurationCause: String, Sendable, CaseIterable {
    /// The host started with it.
    case start
    /// Its files had changed.
    case file
    /// Somebody asked the host to read its files again.
    case signal
    /// Somebody sent it.
    case draft
    case rollback
}

/// A configuration on its way into the record.
package struct NewConfiguration: Sendable {
    package var revision: String
    /// The path of the file it begins with, which is one of the files.
    package var file: String
    package var files: [String: [UInt8]]
    package var cause: ConfigurationCause
    package var author: AccountID?
    /// Whether it is the operator's word.
    package var isTrusted: Bool
    /// The revision of the operator's files at the time: as long as they stay so, this one holds.
    package var disk: String

    package init(
        revision: String,
        file: String,
        files: [String: [UInt8]],
        cause: ConfigurationCause,
        author: AccountID?,
        isTrusted: Bool,
        disk: String
    ) {
        (self.revision, self.file, self.files, self.cause) = (revision, file, files, cause)
        (self.author, self.isTrusted, self.disk) = (author, isTrusted, disk)
    }
}

package struct RecordedConfiguration: Sendable, Equatable {
    /// Its number, from 1.
    package let number: Int64
    package let revision: String
    package let cause: ConfigurationCause
    /// What its author is called.
    package let author: String?
    package let isTrusted: Bool
    package let disk: String
    package let at: Moment
}

/// A configuration with everything it was made of.
package struct StoredConfiguration: Sendable, Equatable {
    package let record: RecordedConfiguration
    package let file: String
    package let files: [String: [UInt8]]
}
