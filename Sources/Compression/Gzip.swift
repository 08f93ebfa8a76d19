internal import CZlib

/// The bytes as a gzip file, as small as zlib can make it; `nil` when they are more than one piece can hold.
///
/// Meant for what is made once and sent often. The same bytes always give the same file.
public func gzip(_ bytes: [UInt8]) -> [UInt8]? {
    guard let count = UInt32(exactly: bytes.count), let room = UInt32(exactly: czlib_bound(UInt(count))) else {
        return nil
    }
    let file = [UInt8](unsafeUninitializedCapacity: Int(room)) { buffer, length in
        length = Int(czlib_gzip(bytes, count, buffer.baseAddress, room))
    }
    return file.isEmpty ? nil : file
}
