/// Writes frames to the end of a buffer.
package enum FrameWriter {
    package static func append(_ opcode: Opcode, _ payload: UnsafeRawBufferPointer, to output: inout [UInt8]) {
        output.append(0x80 | opcode.rawValue)
        appendLength(payload.count, maskBit: 0, to: &output)
        output.append(contentsOf: payload)
    }

    package static func append(_ opcode: Opcode, _ payload: some Collection<UInt8>, to output: inout [UInt8]) {
        output.append(0x80 | opcode.rawValue)
        appendLength(payload.count, maskBit: 0, to: &output)
        output.append(contentsOf: payload)
    }

    /// As a client writes it.
    package static func append(
        _ opcode: Opcode,
        _ payload: some Collection<UInt8>,
        mask: UInt32,
        isFinal: Bool = true,
        to output: inout [UInt8]
    ) {
        output.append((isFinal ? 0x80 : 0) | opcode.rawValue)
        appendLength(payload.count, maskBit: 0x80, to: &output)
        for shift in stride(from: UInt32(0), to: 32, by: 8) { output.append(UInt8(truncatingIfNeeded: mask >> shift)) }
        let start = output.count
        output.append(contentsOf: payload)
        var span = output.mutableSpan
        var masking = Mask(mask)
        masking.apply(to: &span, start..<span.count)
    }

    /// A close frame's payload: the code, and as much of the reason as fits 123 bytes without splitting a character.
    package static func closePayload(_ code: CloseCode, _ reason: String) -> [UInt8] {
        guard code.mayTravel else { return [] }
        var payload = [UInt8(code.rawValue >> 8), UInt8(truncatingIfNeeded: code.rawValue)]
        for character in reason.unicodeScalars {
            let bytes = UTF8.encode(character).map(Array.init) ?? []
            guard payload.count + bytes.count <= 125 else { break }
            payload.append(contentsOf: bytes)
        }
        return payload
    }

    private static func appendLength(_ length: Int, maskBit: UInt8, to output: inout [UInt8]) {
        switch length {
        case ...125:
            output.append(maskBit | UInt8(length))
        case ...0xffff:
            output.append(maskBit | 126)
            output.append(UInt8(truncatingIfNeeded: length >> 8))
            output.append(UInt8(truncatingIfNeeded: length))
        default:
            output.append(maskBit | 127)
            for shift in stride(from: 56, through: 0, by: -8) {
                output.append(UInt8(truncatingIfNeeded: length >> shift))
            }
        }
    }
}
