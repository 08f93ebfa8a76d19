/// Which tokens no longer hold although their time is not over.
enum Revocation: Sendable, Hashable {
    /// All tokens of one login: signing out, or a refresh token used twice.
    case login(String)
    /// All tokens of an account made up to a moment: erased, locked out, password changed.
    case account(AccountID, madeUpTo: Moment)
}
