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
        const bytes = new Uint8Array(16);
        fill(bytes);
        const present = Math.floor(now());
        if (present > moment) {
            moment = present;
            counter = ((bytes[6] & 0x07) << 8) | bytes[7];
        } else if (++counter > 0xfff) {
            moment += 1;
            counter = 0;
        }
        for (let index = 0, rest = moment; index < 6; index += 1) {
            bytes[5 - index] = rest % 256;
            rest = Math.floor(rest / 256);
        }
        bytes[6] = 0x70 | (counter >> 8);
        bytes[7] = counter & 0xff;
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
        return [0, 8, 12, 16, 20].map((start, index, all) => hex.slice(start, all[index + 1])).join("-");
    };
}
