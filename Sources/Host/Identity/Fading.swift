/// A bounded map whose entries fade: each is kept for at least `life` and forgotten by twice that.
///
/// Two generations do it. Every operation takes constant time, nothing has to be swept, and however many strangers
/// knock there are never more than twice `most` entries.
struct Fading<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let life: Duration
    private let most: Int
    private var young: [Key: Value] = [:]
    private var old: [Key: Value] = [:]
    private var turned: Moment?

    init(life: Duration, most: Int) {
        self.life = life
        self.most = most
    }

    mutating func value(_ key: Key, now: Moment) -> Value? {
        turn(now)
        return young[key] ?? old[key]
    }

    /// Keeps a value; a generation that is full ends early, so that room is found at the cost of the oldest.
    mutating func set(_ key: Key, _ value: Value, now: Moment) {
        turn(now)
        if young.count >= most, young[key] == nil {
            old = young
            young = [:]
            turned = now
        }
        young[key] = value
    }

    mutating func remove(_ key: Key, now: Moment) -> Value? {
        turn(now)
        let (first, second) = (young.removeValue(forKey: key), old.removeValue(forKey: key))
        return first ?? second
    }

    private mutating func turn(_ now: Moment) {
        guard let turned else { return self.turned = now }
        let age = now - turned
        guard age >= life || age < .zero - life else { return }
        old = age >= life + life ? [:] : young
        young = [:]
        self.turned = now
    }
}
