/// Courses, their modules and passages.
package protocol CatalogueStore: PassageStore {
    /// Makes the course what its files say; what has vanished from them is retired, because conversations refer to it.
    func importCourse(_ course: CatalogueCourse) async throws(StoreError) -> ImportReport

    /// The course that was brought in from files with this fingerprint, and from no others since.
    func courseBroughtIn(from source: [UInt8]) async throws(StoreError) -> String?

    /// Remembers what files a course was brought in from.
    func setSource(_ source: [UInt8], of course: String) async throws(StoreError)

    func courses() async throws(StoreError) -> [CourseSummary]
    func course(_ id: String) async throws(StoreError) -> CatalogueCourse

    /// Takes a course out of use; its conversations stay.
    func retireCourse(_ id: String) async throws(StoreError)

    /// Says how long the conversations of a course are kept after they ended.
    func setRetention(_ retention: Duration?, of course: String) async throws(StoreError)
}

/// Where the texts of courses are looked through.
package protocol PassageStore: Sendable {
    /// The passages of a course that match best; only those of `module`, where one is named.
    func passages(
        of course: String,
        module: String?,
        matching question: String,
        limit: Int
    ) async throws(StoreError) -> [FoundPassage]
}
