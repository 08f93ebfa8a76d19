/// People, what they are and whom they look after.
package protocol AccountStore: Sendable {
    func create(_ account: NewAccount) async throws(StoreError) -> StoredAccount

    /// The account of somebody another site vouches for, made at first sight.
    func admit(issuer: String, subject: String, name: String) async throws(StoreError) -> StoredAccount

    func account(_ id: AccountID) async throws(StoreError) -> StoredAccount
    func account(email: String) async throws(StoreError) -> StoredAccount?
    /// Accounts in the order they were made.
    func accounts(after id: AccountID?, limit: Int) async throws(StoreError) -> [StoredAccount]
    func standing(of id: AccountID) async throws(StoreError) -> Standing
    /// What somebody may do, and so many of their latest sessions.
    func arrival(of id: AccountID, sessions limit: Int) async throws(StoreError) -> Arrival

    /// Sets the stored form of the password; tokens made before are worth nothing from now on.
    func setPassword(_ password: String?, of id: AccountID) async throws(StoreError)
    func setRoles(_ roles: Set<AccountRole>, of id: AccountID) async throws(StoreError)
    /// Shuts an account out, or lets it in again; its tokens are worth nothing from now on.
    func setDisabled(_ isDisabled: Bool, _ id: AccountID) async throws(StoreError)

    func enrol(_ id: AccountID, in course: String, to enrolment: Enrolment) async throws(StoreError)
    func withdraw(_ id: AccountID, from course: String, _ enrolment: Enrolment) async throws(StoreError)
    func setGuardian(_ parent: AccountID, of child: AccountID) async throws(StoreError)
    func removeGuardian(_ parent: AccountID, of child: AccountID) async throws(StoreError)
}
