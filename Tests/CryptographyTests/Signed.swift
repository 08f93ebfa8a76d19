import Cryptography
import Testing

/// A message, its signature and the means to make the key: the examples in appendix A of RFC 7515.
struct Signed: Sendable, CustomTestStringConvertible {
    var algorithm: PublicKey.Algorithm
    var message: [UInt8]
    var signature: [UInt8]

    var testDescription: String { algorithm.rawValue }

    func key() throws -> PublicKey {
        switch algorithm {
        case .rs256: try PublicKey.rsa(modulus: Self.rsaModulus, exponent: [1, 0, 1])
        case .es256: try PublicKey.p256(x: Self.pointX, y: Self.pointY)
        }
    }

    static let all = [
        Signed(
            algorithm: .rs256,
            message: Array("eyJhbGciOiJSUzI1NiJ9.\(payload)".utf8),
            signature: decoded(
                """
                cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9
                uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB
                _eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rq
                Vt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw
                """
            )
        ),
        Signed(
            algorithm: .es256,
            message: Array("eyJhbGciOiJFUzI1NiJ9.\(payload)".utf8),
            signature: decoded("DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q")
        ),
    ]

    static let rsaModulus = decoded(
        """
        ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SF
        d2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo
        7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkM
        Ls91kzk2PAcDTW9gb54h4FRWyuXpoQ
        """
    )
    static let pointX = decoded("f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU")
    static let pointY = decoded("x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0")

    private static let payload =
        "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ"

    private static func decoded(_ text: String) -> [UInt8] {
        Base64URL.decode(text.filter { $0 != "\n" }) ?? []
    }
}
