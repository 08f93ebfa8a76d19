import Pipeline

/// What an identifier of an account names: a person, or a child somebody else looks after.
enum Account {}

typealias AccountID = Identifier<Account>
