/**
 * A talk over HTTP that looks like a socket, for networks that let no WebSocket through: what the host says comes as
 * server-sent events, and each frame goes as a request, one after another.
 */
export class Talk {
    /** @param {URL} address @param {{EventSource: typeof EventSource, fetch: typeof fetch}} [browser] */
    constructor(address, browser = { EventSource, fetch: (where, what) => fetch(where, what) }) {
        this.address = address.href;
        this.browser = browser;
        /** @type {string[]} */
        this.waiting = [];
        this.name = "";
        this.busy = false;
        /** @type {((event: any) => void) | null} */
        this.onopen = null;
        /** @type {((event: any) => void) | null} */
        this.onmessage = null;
        /** @type {((event: any) => void) | null} */
        this.onclose = null;
        this.source = new browser.EventSource(this.address);
        this.source.addEventListener("talk", (event) => {
            this.name = event.data;
            this.onopen?.({});
        });
        this.source.addEventListener("close", (event) => this.end(JSON.parse(event.data)));
        this.source.onmessage = (event) => this.onmessage?.(event);
        // It would come back by itself, and begin another talk.
        this.source.onerror = () => this.end();
    }

    /** @param {string} text */
    send(text) {
        this.waiting.push(text);
        if (!this.busy) this.post();
    }

    async post() {
        this.busy = true;
        for (let frame; (frame = this.waiting.shift()) !== undefined;) {
            const request = this.browser.fetch(`${this.address}/${this.name}`, {
                method: "POST",
                body: frame,
                credentials: "omit",
            });
            const answer = await request.catch(() => undefined);
            if (!answer?.ok) this.end({ code: answer?.status === 413 ? 1009 : 1006, reason: "" });
        }
        this.busy = false;
    }

    /** @param {{code: number, reason: string}} [farewell] */
    end(farewell = { code: 1006, reason: "" }) {
        const { onclose } = this;
        this.close();
        onclose?.(farewell);
    }

    close() {
        this.source.close();
        this.waiting = [];
        this.onmessage = this.onclose = null;
    }
}
