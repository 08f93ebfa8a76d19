// modules: Pipeline
// sources: Sources/Host/Practice/Formats Sources/Host/Courses/TrimmedText.swift
// sources: Sources/Host/Practice/Questions/PracticeQuestion.swift Sources/Host/Practice/Questions/QuestionCategory.swift
// sources: Sources/Host/Practice/Questions/AnswerWeight.swift Sources/Host/Practice/Questions/LearnerNumber.swift
// sources: Tests/HostTests/Practice/QuestionBankProperties.swift

/// Files that claim to be GIFT, for libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    precondition(QuestionBankProperties.hold(for: Array(UnsafeBufferPointer(start: start, count: count)), as: .gift))
    return 0
}
