internal import COpenSSL

/// The list of named numbers from which OpenSSL builds a key.
final class KeyParameters {
    private let builder: OpaquePointer
    // The builder only points to what is pushed, names included, so both lists live as long as it does.
    private var numbers: [OpaquePointer] = []
    private var texts: [UnsafeMutableRawBufferPointer] = []

    init?() {
        guard let builder = OSSL_PARAM_BLD_new() else { return nil }
        self.builder = builder
    }

    deinit {
        OSSL_PARAM_BLD_free(builder)
        numbers.forEach { BN_free($0) }
        texts.forEach { $0.deallocate() }
    }

    func add(_ name: String, number bytes: [UInt8]) -> Bool {
        guard let number = BN_bin2bn(bytes, Int32(clamping: bytes.count), nil) else { return false }
        numbers.append(number)
        return OSSL_PARAM_BLD_push_BN(builder, keep(name), number) == 1
    }

    func add(_ name: String, text: String) -> Bool {
        OSSL_PARAM_BLD_push_utf8_string(builder, keep(name), keep(text), 0) == 1
    }

    func add(_ name: String, bytes: [UInt8]) -> Bool {
        let kept = keep(bytes)
        return OSSL_PARAM_BLD_push_octet_string(builder, keep(name), kept.baseAddress, kept.count) == 1
    }

    func build(_ context: OpaquePointer, into key: inout OpaquePointer?) -> Bool {
        guard let parameters = OSSL_PARAM_BLD_to_param(builder) else { return false }
        defer { OSSL_PARAM_free(parameters) }
        return EVP_PKEY_fromdata(context, &key, openssl_public_key_selection(), parameters) == 1
    }

    private func keep(_ text: String) -> UnsafePointer<CChar>? {
        UnsafePointer(keep(Array(text.utf8) + [0]).bindMemory(to: CChar.self).baseAddress)
    }

    private func keep(_ bytes: [UInt8]) -> UnsafeMutableRawBufferPointer {
        let kept = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        kept.copyBytes(from: bytes)
        texts.append(kept)
        return kept
    }
}
