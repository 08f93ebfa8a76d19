internal import Glibc

/// Takes a ring to make soon, and says whether it will; `false` when nobody is about to post more.
package typealias Gathering = @Sendable (_ ring: @escaping @Sendable () -> Void) -> Bool

/// Letters from many threads to the few that read them, in the order they were posted.
///
/// A pthread mutex, because ThreadSanitizer understands it.
/// Safe to share: every stored variable is touched only while the mutex is held, and the two pointers never change.
final class Mailbox<Letter: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let arrival = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    @exclusivity(unchecked) private var letters: [Letter] = []
    private var taken = 0
    private var waiting = 0
    private var isClosed = false
    private var gather: Gathering?
    /// Whether somebody is about to ring who gathers letters meanwhile.
    private var isGathering = false
    /// How many letters have ever been posted.
    private var posted = 0

    init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(arrival, nil)
    }

    deinit {
        pthread_cond_destroy(arrival)
        pthread_mutex_destroy(mutex)
        arrival.deallocate()
        mutex.deallocate()
    }

    /// Posts a letter; `false` when nobody will ever read it.
    func post(_ letter: Letter) -> Bool {
        pthread_mutex_lock(mutex)
        guard !isClosed else {
            pthread_mutex_unlock(mutex)
            return false
        }
        letters.append(letter)
        posted += 1
        let mustRing = waiting > 0 && !isGathering
        if mustRing { isGathering = gather != nil }
        let gather = mustRing ? gather : nil
        pthread_mutex_unlock(mutex)
        if mustRing, gather?({ self.ring() }) != true { ring() }
        return true
    }

    /// Wakes a reader that sleeps.
    private func ring() {
        pthread_mutex_lock(mutex)
        isGathering = false
        let mustWake = waiting > 0
        pthread_mutex_unlock(mutex)
        // Afterwards, or who wakes has to wait for the mutex first.
        if mustWake { pthread_cond_signal(arrival) }
    }

    /// Has somebody ring who knows that more letters are about to come.
    func gather(by gather: @escaping Gathering) {
        pthread_mutex_lock(mutex)
        self.gather = gather
        pthread_mutex_unlock(mutex)
    }

    /// Waits for letters, then moves up to `limit` of them into `pile`; `false` when there are none and never will be.
    func take(upTo limit: Int, into pile: inout [Letter]) -> Bool {
        pile.removeAll(keepingCapacity: true)
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard awaitLetters() else { return false }
        if taken == 0, letters.count <= limit {
            swap(&letters, &pile)
            return true
        }
        let end = min(letters.count, taken + limit)
        pile.append(contentsOf: letters[taken..<end])
        taken = end
        letGo()
        return true
    }

    /// Waits for the next letter; `nil` when there is none and never will be.
    ///
    /// Of several readers one is woken for a burst of letters, and each that leaves some wakes another.
    func next() -> Letter? {
        pthread_mutex_lock(mutex)
        return unlock(taking: awaitLetters() ? first() : nil)
    }

    /// The next letter, if there is one and it was posted when there had been so many; does not wait.
    func next(upTo mark: Int) -> Letter? {
        pthread_mutex_lock(mutex)
        let number = posted - (letters.count - taken)
        return unlock(taking: taken < letters.count && number < mark ? first() : nil)
    }

    /// How many readers sleep until there is a letter.
    var sleepers: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return waiting
    }

    /// How many letters have ever been posted.
    var mark: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return posted
    }

    // What is done while the mutex is held

    /// Waits until there are letters; `false` when there are none and never will be.
    private func awaitLetters() -> Bool {
        while taken == letters.count {
            guard !isClosed else { return false }
            waiting += 1
            pthread_cond_wait(arrival, mutex)
            waiting -= 1
        }
        return true
    }

    /// Takes the first letter there is.
    private func first() -> Letter {
        let letter = letters[taken]
        taken += 1
        letGo()
        return letter
    }

    /// What was read is let go of when all is read, or when it is the greater part: as many go as have to move, at least.
    private func letGo() {
        guard taken * 2 >= letters.count else { return }
        letters.removeFirst(taken)
        taken = 0
    }

    private func unlock(taking letter: Letter?) -> Letter? {
        let mustWake = waiting > 0 && taken < letters.count && !isGathering
        pthread_mutex_unlock(mutex)
        if mustWake { pthread_cond_signal(arrival) }
        return letter
    }

    /// How many letters wait.
    var count: Int {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        return letters.count - taken
    }

    /// Takes no more letters; those that were posted are still read.
    func close() {
        pthread_mutex_lock(mutex)
        isClosed = true
        pthread_cond_broadcast(arrival)
        pthread_mutex_unlock(mutex)
    }
}
