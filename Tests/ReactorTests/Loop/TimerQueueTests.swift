import Testing

@testable import Reactor

@Suite struct TimerQueueTests {
    @Test func `timers come in the order in which they are due, whatever left in between`() {
        var random = SystemRandomNumberGenerator()
        for _ in 0..<50 {
            var queue = TimerQueue<Int64>()
            var kept: [Int64] = []
            var cancelled: [TimerID] = []
            for _ in 0..<200 {
                let deadline = Int64.random(in: 0..<1000, using: &random)
                let timer = queue.insert(deadline, at: deadline)
                if Bool.random(using: &random) { cancelled.append(timer) } else { kept.append(deadline) }
            }
            for timer in cancelled { #expect(queue.cancel(timer) != nil) }
            for timer in cancelled { #expect(queue.cancel(timer) == nil) }
            #expect(queue.count == kept.count)
            var fired: [Int64] = []
            while let alarm = queue.popDue(at: 1000) { fired.append(alarm) }
            #expect(fired == kept.sorted())
        }
    }

    @Test func `what is not due stays`() {
        var queue = TimerQueue<String>()
        _ = queue.insert("late", at: 20)
        _ = queue.insert("early", at: 10)
        #expect(queue.earliest == 10)
        #expect(queue.popDue(at: 9) == nil)
        #expect(queue.popDue(at: 10) == "early")
        #expect(queue.popDue(at: 10) == nil)
        #expect(queue.earliest == 20)
    }

    @Test func `a number whose slot went to another value finds nothing`() {
        var table = SlotTable<String>()
        let first = table.insert("first")
        #expect(table.remove(first) == "first")
        let second = table.insert("second")
        #expect(first.index == second.index)
        #expect(table[first] == nil)
        #expect(table.remove(first) == nil)
        #expect(table[second] == "second")
        #expect(table[SlotID(rawValue: .max)] == nil)
        #expect(table.count == 1)
        #expect(table.values == ["second"])
    }
}
