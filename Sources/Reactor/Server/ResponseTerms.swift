/// What a response must heed of its request.
struct ResponseTerms {
    var isHeadRequest = false
    var isVersion11 = true
    var keepAlive: Bool

    init(keepAlive: Bool) { self.keepAlive = keepAlive }

    init(_ head: RequestHead) {
        isHeadRequest = head.method == "HEAD"
        isVersion11 = head.isVersion11
        keepAlive = head.keepAlive
    }
}
