import Glibc

/// A straight line through points, by least squares, and whether it clearly goes up or down.
struct TrendLine: Sendable, Equatable {
    let start: Double
    let end: Double
    /// Whether so steep a line would come up by chance in fewer than about one of twenty cases.
    let isClear: Bool

    /// `nil` when the points do not spread over any time.
    init?(_ points: [(x: Double, y: Double)]) {
        let count = Double(points.count)
        guard points.count >= 3, let first = points.map(\.x).min(), let last = points.map(\.x).max(), last > first
        else {
            return nil
        }
        let meanX = points.reduce(0) { $0 + $1.x } / count
        let meanY = points.reduce(0) { $0 + $1.y } / count
        let spread = points.reduce(0) { $0 + ($1.x - meanX) * ($1.x - meanX) }
        let slope = points.reduce(0) { $0 + ($1.x - meanX) * ($1.y - meanY) } / spread
        let rest = points.reduce(0) { sum, point in
            let miss = point.y - meanY - slope * (point.x - meanX)
            return sum + miss * miss
        }
        let error = (rest / (count - 2) / spread).squareRoot()
        start = meanY + slope * (first - meanX)
        end = meanY + slope * (last - meanX)
        isClear = abs(slope) > 2 * error && abs(end - start) > 1e-9
    }
}

enum Logarithm {
    static func natural(_ value: Double) -> Double { log(value) }
}
