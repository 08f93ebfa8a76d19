internal import CMarkdown

/// Renders one block of Markdown; what cannot be rendered within bounds is shown as the text that it is.
func renderBlock(_ bytes: [UInt8], headingsBelow level: Int) -> String {
    let shelter = FormulaShelter(bytes)
    let writer = HTMLWriter(formulas: shelter.formulas, headingsBelow: level, input: bytes.count)
    guard parse(shelter.text, into: writer) else { return plain(bytes) }
    return String(decoding: writer.html, as: UTF8.self)
}

/// The text as a paragraph of its own, without any meaning.
private func plain(_ bytes: [UInt8]) -> String {
    var html = Array("<p>".utf8)
    appendEscaped(bytes.drop { $0.isSpace }.reversed().drop { $0.isSpace }.reversed(), to: &html)
    html += "</p>".utf8
    return String(decoding: html, as: UTF8.self)
}

/// Runs md4c over the text and tells the writer what it finds; false when the writer gave up.
///
/// The pointers are safe: md4c calls back only during `md_parse`, while both the bytes and the writer are held here,
/// and a callback copies what it is given before it returns. md4c 0.4.8 looks one byte behind a text that ends in the
/// middle of a link; zeros that are not counted stand there, so that it finds nothing and reads only what is ours.
private func parse(_ bytes: [UInt8], into writer: HTMLWriter) -> Bool {
    var parser = MD_PARSER()
    parser.flags = UInt32(
        MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOHTMLSPANS
            | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_PERMISSIVEURLAUTOLINKS
    )
    parser.enter_block = { kind, detail, writer in HTMLWriter.at(writer).enter(block: kind, detail) }
    parser.leave_block = { kind, _, writer in HTMLWriter.at(writer).leave(block: kind) }
    parser.enter_span = { kind, detail, writer in HTMLWriter.at(writer).enter(span: kind, detail) }
    parser.leave_span = { kind, _, writer in HTMLWriter.at(writer).leave(span: kind) }
    parser.text = { kind, text, size, writer in
        HTMLWriter.at(writer).text(kind, UnsafeBufferPointer(start: text, count: Int(size)))
    }
    let padded = bytes + [UInt8](repeating: 0, count: 16)
    let status = withExtendedLifetime(writer) {
        padded.withUnsafeBytes { text in
            md_parse(
                text.baseAddress?.assumingMemoryBound(to: CChar.self),
                UInt32(bytes.count),
                &parser,
                Unmanaged.passUnretained(writer).toOpaque()
            )
        }
    }
    return status == 0
}

extension HTMLWriter {
    fileprivate static func at(_ pointer: UnsafeMutableRawPointer?) -> HTMLWriter {
        guard let pointer else { preconditionFailure("md4c calls back with the writer that it was given") }
        return Unmanaged<HTMLWriter>.fromOpaque(pointer).takeUnretainedValue()
    }
}

extension MD_ATTRIBUTE {
    /// The attribute as the text that it stands for, entities decoded.
    ///
    /// `substr_types` ends with the entry whose offset is `size`; md4c guarantees both arrays to be that long.
    var decoded: [UInt8] {
        guard let text, let substr_types, let substr_offsets else { return [] }
        var result: [UInt8] = []
        var index = 0
        while substr_offsets[index] < size {
            let part = UnsafeBufferPointer(
                start: text + Int(substr_offsets[index]),
                count: Int(substr_offsets[index + 1] - substr_offsets[index])
            )
            let bytes = part.map { UInt8(bitPattern: $0) }
            result += substr_types[index] == MD_TEXT_ENTITY ? Entity.decode(bytes) : bytes
            index += 1
        }
        return result
    }
}
