/// Taking people out of the store.
package protocol PrivacyStore: Sendable {
    /// Makes an account nobody's, in one transaction: its name, address, password, roles and links are gone, nobody can
    /// sign in to it, and its identifier is unknown from now on.
    func erase(_ id: AccountID) async throws(StoreError)

    /// Takes out what erased learners wrote and were answered, and the names of erased tutors from what they said, a
    /// piece at a time so that nobody waits long for the writer; says whether there is more.
    ///
    /// It goes on where it was, also after a restart.
    func sweepErased() async throws(StoreError) -> Bool
}
