/**
 * A line to the host on which everything goes wrong that can, as chance has it.
 *
 * @typedef {import("./chance.js").Chance} Chance
 */
import { pause } from "./chance.js";

/** How a connection ends, or does not. @typedef {"cut" | "half" | "stall" | "linger" | "none"} Fault */

export class Line {
    /** @param {() => number} target the host's port @param {Chance} chance */
    constructor(target, chance) {
        this.target = target;
        this.chance = chance;
        this.isMended = false;
        this.faults = 0;
        /** @type {Set<Deno.Conn>} */
        this.open = new Set();
        this.listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
        this.port = /** @type {Deno.NetAddr} */ (this.listener.addr).port;
        this.run();
    }

    async run() {
        try {
            for await (const near of this.listener) this.serve(near);
        } catch {
            // The listener was closed.
        }
    }

    /** @param {Deno.Conn} near */
    async serve(near) {
        let far;
        try {
            far = await Deno.connect({ hostname: "127.0.0.1", port: this.target() });
        } catch {
            return close(near);
        }
        this.open.add(near).add(far);
        const fate = this.fate();
        // Of both ways together, so that a cut falls anywhere in a conversation.
        const left = { bytes: fate.after };
        await Promise.all([
            this.copy(near, far, fate.fault, left, true),
            this.copy(far, near, fate.fault, left, false),
        ]);
        this.open.delete(near);
        this.open.delete(far);
    }

    /** What will become of a connection. @returns {{fault: Fault, after: number}} */
    fate() {
        if (this.isMended) return { fault: "none", after: Infinity };
        /** @type {Fault[]} */
        const faults = ["cut", "cut", "half", "half", "stall", "linger", "linger", "none"];
        return { fault: this.chance.one(faults), after: this.chance.from(0, 4000) };
    }

    /**
     * @param {Deno.Conn} from @param {Deno.Conn} to @param {Fault} fault
     * @param {{bytes: number}} left @param {boolean} isOutward
     */
    async copy(from, to, fault, left, isOutward) {
        const buffer = new Uint8Array(16384);
        try {
            while (true) {
                const count = await from.read(buffer);
                if (count === null) break;
                left.bytes -= count;
                if (fault === "none" || left.bytes > 0 || this.isMended) {
                    await send(to, buffer.subarray(0, count));
                    continue;
                }
                this.faults += 1;
                if (fault === "half") await send(to, buffer.subarray(0, this.chance.from(0, count)));
                if (fault === "stall") await pause(this.chance.from(20, 400));
                if (fault === "linger" && isOutward) {
                    // The client sees the end, and what it sent arrives later, when it may have sent it again.
                    const late = buffer.slice(0, count);
                    close(from);
                    await pause(this.chance.from(5, 120));
                    await send(to, late);
                }
                break;
            }
        } catch {
            // The other side is gone, which is what this is about.
        }
        close(from);
        close(to);
    }

    /** From now on nothing goes wrong. */
    mend() {
        this.isMended = true;
    }

    end() {
        this.listener.close();
        for (const connection of this.open) close(connection);
    }
}

/** @param {Deno.Conn} connection @param {Uint8Array} bytes */
async function send(connection, bytes) {
    for (let sent = 0; sent < bytes.length;) sent += await connection.write(bytes.subarray(sent));
}

/** @param {Deno.Conn} connection */
function close(connection) {
    try {
        connection.close();
    } catch {
        // It is closed already.
    }
}
