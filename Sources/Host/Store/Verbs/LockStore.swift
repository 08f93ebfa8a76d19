package import Pipeline

/// Locks that people set while the host runs.
package protocol LockStore: Sendable {
    /// Sets the lock of a course or a module, in place of the one that was set there before; one that begins later is
    /// refused while that one is in force.
    func setLock(_ lock: LiveLock) async throws(StoreError)

    /// Takes away what was set; returns whether there was anything.
    func liftLock(course: String, module: String?) async throws(StoreError) -> Bool

    /// Every lock that has not run out, by course and module; a course that is out of use is closed.
    func locks() async throws(StoreError) -> [LiveLock]
}

/// A limit to help that somebody has set, for now or for a stretch of time.
package struct LiveLock: Sendable, Equatable {
    package var course: String
    /// The module it is for; the whole course without one.
    package var module: String?
    package var grade: LockGrade
    /// When it begins; at once without.
    package var from: Moment?
    /// When it ends by itself; not at all without.
    package var until: Moment?
    package var author: AccountID?

    package init(
        course: String,
        module: String? = nil,
        grade: LockGrade,
        from: Moment? = nil,
        until: Moment? = nil,
        author: AccountID? = nil
    ) {
        self.course = course
        self.module = module
        self.grade = grade
        self.from = from
        self.until = until
        self.author = author
    }

    func holds(at moment: Moment) -> Bool {
        if let from, moment < from { return false }
        if let until, until <= moment { return false }
        return true
    }
}
