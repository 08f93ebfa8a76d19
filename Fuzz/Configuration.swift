// sources: Sources/Pipeline

/// Configurations, for libFuzzer: whatever stands in the file, reading it ends with a blueprint or with faults that
/// point into it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    do throws(Faults) {
        let blueprint = try Blueprint(
            json: bytes,
            reading: .texts(["faq.md": "## What?\n\nThat.\n"]),
            modules: .core,
            environment: ["KEY": "secret"]
        )
        precondition(!blueprint.revision.description.isEmpty)
        _ = blueprint.effectiveChain(course: "a", module: "b")
    } catch {
        precondition(!error.all.isEmpty)
        for fault in error.all { precondition(fault.line > 0 && fault.column > 0 && !fault.message.isEmpty) }
    }
    return 0
}
