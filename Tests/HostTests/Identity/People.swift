import Pipeline

@testable import Host

/// The account of somebody in these tests, always the same for the same name.
func account(_ name: String) -> AccountID { AccountID(name) }
