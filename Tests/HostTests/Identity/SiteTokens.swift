/// Tokens of a site in these tests, signed once with keys that were then thrown away.
///
/// All are made at second 1,800,000,000. The bad ones differ from the good one in what their names say, and all but the
/// last are properly signed.
enum SiteTokens {
    static let keySet =
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"e1\",\"use\":\"sig\",\"x\":\"RTyJzd3CYUScNPrCbKqGamEGhtGqlx0roEbas"
        + "1UJKCg\",\"y\":\"SaT5qP5O_nq_RGBJSJgc4DQvcsi8qxmQ8LcVFYr-paQ\"},{\"kty\":\"RSA\",\"kid\":\"r1\",\"alg\":\"RS256\",\"n\""
        + ":\"neFs5XQncT7w04-WIDvHsZJe_6nKBKbbabOBcP27-zm9A04Di-kLlvp7t1bZoH9Uq1Qljri6AKNiAz_D1QzRVx03AL9w640Jic"
        + "ElWBbakoXhxK_aH2TXkozKxjoCVJtdy0eDXcWvFuKnsEXo2kKCn1zcYPTroNzmyyfxpoJNtHWj5UdpG-PMe6vPgMM8lVp0iENdyd"
        + "6BdVI00ZjTOyWAswvfQ2fcKzROKwXEw8X93E4a9e1Qw8o7VCqulTC-56dz-g9_lC8D6PFqEDkWQ7oo1xaLEC5JHh4KJsaz4SEAFy"
        + "Zv7TAxBx3Q_UKgQV_INunlS4Uqx-_XIpeikg9TuZQ44w\",\"e\":\"AQAB\"},{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"o1\",\"x"
        + "\":\"AAAA\"},{\"kty\":\"RSA\",\"kid\":\"enc\",\"use\":\"enc\",\"n\":\"AQAB\",\"e\":\"AQAB\"}]}"

    static let elliptic =
        "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
        + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxn"
        + "ZWJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAs"
        + "ImV4cCI6MTgwMDAwMzYwMH0.5IOukWeahOnwUua0GtR66hoTruNmFYLUT7GbeEwYmK7ZqE4NVVBrUVpz_BGifLHRudOgA3eyR0j2"
        + "DTawSqpRKw"

    static let rsa =
        "eyJhbGciOiJSUzI1NiIsImtpZCI6InIxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVkIjpbImEiLCJ0dXRv"
        + "cmxpbmUiXSwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxnZWJyYS0x"
        + "IiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAsImV4cCI6"
        + "MTgwMDAwMzYwMH0.V7WDGcMUxgKFgEJqYz4m6Mt9ixQJsNk82ZvJO_nbkr_lT-NlxfHjT0I71WwG2BRn4tZZTpau4CXphF0rla7q"
        + "NeYKZz6ecOb7RIImM7pRrA5BiztbaR3YzLy5LMfLPDRxPmFkVacQlJgYpWflLBVn61A9VfoA1c6lPnkagz5J2_Ys-CL4_KLQ4xuH"
        + "upYurEyJ6oureXAuXY_MGMDKYM-VI-R_3brr4CJPhT8ZnYLTzLUNrY8vv3pKs6NU-WPHkJjekVeAmyiZlZCAiOqHFdFcpKVRPz_c"
        + "CB0rsr2SQYH71V-5YaKyS9ajShsSzwaf6w7hDnC317-dd_sJ_HvGcvehaA"

    static let bad: [(flaw: String, token: String)] = [
        (
            "an issuer we do not know",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL290aGVyLmV4YW1wbGUiLCJhdWQi"
                + "OiJ0dXRvcmxpbmUiLCJzdWIiOiJwdXBpbC03IiwibmFtZSI6Ik1pYSIsInJvbGUiOiJsZWFybmVyIiwiY291cnNlcyI6WyJhbGdl"
                + "YnJhLTEiLCJiaW9sb2d5Il0sImNvdXJzZSI6ImFsZ2VicmEtMSIsIm1vZHVsZSI6ImxpbmVhciIsImlhdCI6MTgwMDAwMDAwMCwi"
                + "ZXhwIjoxODAwMDAzNjAwfQ.6Q6QBQs7SJnDw4p9wlfqFXmy33xhdlProFIFutkdmw5c6dptkgmJyc_kaPPYTNpMezGHZHgPAMob5"
                + "-BbeEIN4Q"
        ),
        (
            "another audience",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoiZ3JhZGluZyIsInN1YiI6InB1cGlsLTciLCJuYW1lIjoiTWlhIiwicm9sZSI6ImxlYXJuZXIiLCJjb3Vyc2VzIjpbImFsZ2Vi"
                + "cmEtMSIsImJpb2xvZ3kiXSwiY291cnNlIjoiYWxnZWJyYS0xIiwibW9kdWxlIjoibGluZWFyIiwiaWF0IjoxODAwMDAwMDAwLCJl"
                + "eHAiOjE4MDAwMDM2MDB9.Md4834mbO-mmW2cJ2CXY68J0BpBjxPaPIc5MMV5GuLF4ql2ZpXXdX1wT1viGrZ6yVLCBAcucB9NxSOe"
                + "17Vbk8Q"
        ),
        (
            "no audience",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwic3Vi"
                + "IjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxnZWJyYS0xIiwiYmlvbG9neSJd"
                + "LCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAsImV4cCI6MTgwMDAwMzYwMH0."
                + "5Zh-KnnyF730khODnwsgGrNOIizM9Xa2FO3wvmuQOVDHzQR0s1EVXURNAyUGfDozey3-mkk4tVjZ-TzvfjUNkw"
        ),
        (
            "no subject",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwibmFtZSI6Ik1pYSIsInJvbGUiOiJsZWFybmVyIiwiY291cnNlcyI6WyJhbGdlYnJhLTEiLCJiaW9sb2d5"
                + "Il0sImNvdXJzZSI6ImFsZ2VicmEtMSIsIm1vZHVsZSI6ImxpbmVhciIsImlhdCI6MTgwMDAwMDAwMCwiZXhwIjoxODAwMDAzNjAw"
                + "fQ.y1Dcy37UdL_g6eK5i-G1iwGh15IcefeBKqvugxzUIxz8heMiaiEMKJB8Po5GXEoTv-GBVzWvBNGpeqYFQaMBoQ"
        ),
        (
            "no end",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxn"
                + "ZWJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDB9"
                + ".c5hTcjxqEf7Us_8UbNQ_28tUos8dKzj3L0kOcM7rySbj4rOi9mZSuxpxTPeFXjltbCg2TczjnRBBK6exuWt8lA"
        ),
        (
            "a life of a year",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxn"
                + "ZWJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAs"
                + "ImV4cCI6MTgzMTUzNjAwMH0.yTq8AyONxN8_ySuBzqc87fdZHUkgR0OzF1hpSI7RV_7IdA93Q-yjEFPvngwJ4mnQ9t4jrh_np9ik"
                + "mZD_8hsOQg"
        ),
        (
            "a role that a site may not give",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoib3BlcmF0b3IiLCJjb3Vyc2VzIjpbImFs"
                + "Z2VicmEtMSIsImJpb2xvZ3kiXSwiY291cnNlIjoiYWxnZWJyYS0xIiwibW9kdWxlIjoibGluZWFyIiwiaWF0IjoxODAwMDAwMDAw"
                + "LCJleHAiOjE4MDAwMDM2MDB9.thKIfUD4_JXI5jW-LfcNiURrTkgk17CsLfplt7lMKs6Cv7d7ruADMbu0bBvL0t4y8x4_M2w-ibC"
                + "obQVIv-P4Zg"
        ),
        (
            "no role",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJjb3Vyc2VzIjpbImFsZ2VicmEtMSIsImJpb2xvZ3ki"
                + "XSwiY291cnNlIjoiYWxnZWJyYS0xIiwibW9kdWxlIjoibGluZWFyIiwiaWF0IjoxODAwMDAwMDAwLCJleHAiOjE4MDAwMDM2MDB9"
                + ".mvL_Bsd-JnLs_wj5Tdt5UBb4wYQCqTgwMKkfimJvKFL3zJpHLz5PZwnmagAI8Sw6fH99-V_MYInihfD3Fg9ZIw"
        ),
        (
            "a course outside its courses",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxn"
                + "ZWJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJjaGVtaXN0cnkiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAs"
                + "ImV4cCI6MTgwMDAwMzYwMH0.6MRJXfG6q-UT2ta00e_dpvZQtK8Z7O_ldgtKpP3IgTy_fS6-_vFK25GlQcbtyQcbuVTwmfdHCqQ5"
                + "U-53h6e78A"
        ),
        (
            "courses that are no list",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOiJhbGdl"
                + "YnJhLTEiLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAsImV4cCI6MTgwMDAw"
                + "MzYwMH0.ZQMg7E_TzWxojdSWd4sYgaAHbW4ZtnjqAcBLXxCmy0xuy8iILH2QtylGFggrDRlZ3aXnbRQTOmNPqpNVfa_VEQ"
        ),
        (
            "an end in the past",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxn"
                + "ZWJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE3OTk5OTAwMDAs"
                + "ImV4cCI6MTc5OTk5OTAwMH0.i1y5DMdCctm-3Kst1ef5o6ge9Z-SwsIOoorhhEbmveF9tswVwiODDdKJ2nZkMJ3mDpY5ULHT-lwA"
                + "Ih99X2eA-w"
        ),
        (
            "a beginning in the future",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxn"
                + "ZWJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAs"
                + "ImV4cCI6MTgwMDAwMzYwMCwibmJmIjoxODAwMDAwNjAwfQ.S2WpNKMcUxHq9J4cVRGp-BCS349hKBNFBCpueIHY8Lm3PFLTktuoz"
                + "ue1Oavw6tYxbcP49mK5UN4BERyX7GBETw"
        ),
        (
            "an extension that must be understood",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIiwiY3JpdCI6WyJleHAiXX0.eyJpc3MiOiJodHRwczovL3NjaG9v"
                + "bC5leGFtcGxlIiwiYXVkIjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIs"
                + "ImNvdXJzZXMiOlsiYWxnZWJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJp"
                + "YXQiOjE4MDAwMDAwMDAsImV4cCI6MTgwMDAwMzYwMH0.r7z37N_nNoQxmv_uWi8NVTECxVAB8t3cQv7LqfxUlu9nigVCYTfkivZ_"
                + "-KKlW0OSJtnu4RZt0gw3haKSGfpmxg"
        ),
        (
            "an unknown key",
            "eyJhbGciOiJFUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUyIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxn"
                + "ZWJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAs"
                + "ImV4cCI6MTgwMDAwMzYwMH0.kMGfkaNGPvl7O4_ai2dA_RL7FzyimAbiBpIHl4pypAef5i12c8ECOkNOGkUCtOPmaOApAa-JfSXG"
                + "R8f0kdSWmQ"
        ),
        (
            "the algorithm of another key",
            "eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6ImUxIn0.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVk"
                + "IjoidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxn"
                + "ZWJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAs"
                + "ImV4cCI6MTgwMDAwMzYwMH0.jBrdN0sQ49twezFp7Az4lUeZgJHmgSLlqpw0isbSpWpD4-gAVq3Sfy-7WcmBXWeEXHe3ARwDphfk"
                + "Id6sqQ45HA"
        ),
        (
            "no algorithm",
            "eyJ0eXAiOiJKV1QiLCJraWQiOiJlMSJ9.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVkIjoidHV0b3JsaW5lIiw"
                + "ic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxnZWJyYS0xIiwiYmlvbG9"
                + "neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAsImV4cCI6MTgwMDAwMzY"
                + "wMH0.KJlmdFFEd1WqlYmiMJHJxeXN6Ca206WCrwO49UUtiaMHI9C1Kc1TgP-ZTyb6TWdVoyEPYn1Xuxd3PI9Hu074FQ"
        ),
        (
            "the algorithm none",
            "eyJhbGciOiJub25lIiwidHlwIjoiSldUIiwia2lkIjoiZTEifQ.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVkI"
                + "joidHV0b3JsaW5lIiwic3ViIjoicHVwaWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxnZ"
                + "WJyYS0xIiwiYmlvbG9neSJdLCJjb3Vyc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAsI"
                + "mV4cCI6MTgwMDAwMzYwMH0.hEt1lzEUsoIs64oe9UTTUwtVEOHf3KTE_hrVBASg9s8rEv5_L5vMyyzo_yl5UI_9pfSSrBYNOsc_M"
                + "l9lNaKUkA"
        ),
        (
            "no key name where keys have names",
            "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL3NjaG9vbC5leGFtcGxlIiwiYXVkIjoidHV0b3JsaW5lIiwic3ViIjoicHV"
                + "waWwtNyIsIm5hbWUiOiJNaWEiLCJyb2xlIjoibGVhcm5lciIsImNvdXJzZXMiOlsiYWxnZWJyYS0xIiwiYmlvbG9neSJdLCJjb3V"
                + "yc2UiOiJhbGdlYnJhLTEiLCJtb2R1bGUiOiJsaW5lYXIiLCJpYXQiOjE4MDAwMDAwMDAsImV4cCI6MTgwMDAwMzYwMH0.Vu6zyT4"
                + "QsIVvIiGeKqxtw6SlyFgYFcTMFSzbnTH5xJZ51JbFtVgZzMEiowTonVG3SAO_KFgS5reAu-XAD2n7HQ"
        ),
        (
            "the public key taken for a shared one",
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCIsImtpZCI6InIxIn0.eyJpc3MiOiAiaHR0cHM6Ly9zY2hvb2wuZXhhbXBsZSIsICJh"
                + "dWQiOiAidHV0b3JsaW5lIiwgInN1YiI6ICJwdXBpbC03IiwgIm5hbWUiOiAiTWlhIiwgInJvbGUiOiAibGVhcm5lciIsICJjb3Vy"
                + "c2VzIjogWyJhbGdlYnJhLTEiLCAiYmlvbG9neSJdLCAiY291cnNlIjogImFsZ2VicmEtMSIsICJtb2R1bGUiOiAibGluZWFyIiwg"
                + "ImlhdCI6IDE4MDAwMDAwMDAsICJleHAiOiAxODAwMDAzNjAwfQ.4RRhx93SrVsm-wd0jyEzIblgmLvGZL9FQh99LcbUwiY"
        ),
    ]
}
