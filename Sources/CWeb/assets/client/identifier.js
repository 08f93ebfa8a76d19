/**
 * Makes the keys by which the host knows a command again: UUIDv7, in the order of making.
 *
 * A key is made when something is typed and never again, so that a message sent five times is stored once. The
 * counter keeps the order within one millisecond, and when the clock is set back.
 * @param {() => number} now milliseconds since 1970
 * @param {(bytes: Uint8Array<ArrayBuffer>) => unknown} fill puts random bytes into an array
 * @returns {() => string}
 */
export function identifiers(now, fill) {
    let moment = 0;
    let counter = 0;
    return () => {
        const bytes = new Uint8Array(10);
        fill(bytes);
        const present = Math.floor(now());
        if (present > moment) {
            moment = present;
            counter = ((bytes[8] & 0x07) << 8) | bytes[9];
        } else if (++counter > 0xfff) {
            moment += 1;
            counter = 0;
        }
        bytes[0] = 0x80 | (bytes[0] & 0x3f);
        const random = Array.from(bytes.slice(0, 8), (byte) => hex(byte, 2)).join("");
        const time = hex(moment, 12);
        return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(counter, 3)}-${random.slice(0, 4)}-${random.slice(4)}`;
    };
}

/** @param {number} value @param {number} length */
const hex = (value, length) => value.toString(16).padStart(length, "0");
