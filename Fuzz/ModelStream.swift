// sources: Sources/Responders/Model/Protocols Sources/Responders/Model/Calling/ModelFailure.swift Tests/RespondersTests/Model/ModelStreamProperties.swift

/// Streams that claim to be answers of models, for libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    precondition(ModelStreamProperties.hold(for: Array(UnsafeBufferPointer(start: start, count: count))))
    return 0
}
