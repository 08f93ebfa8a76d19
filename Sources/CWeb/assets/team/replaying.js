import { askHost, Refused } from "./asking.js";
import { ReplayView } from "./replay-view.js";
import { locale, say, sentenceOf, tell } from "./speech.js";

/** Lines of a stream, each as soon as it is there. @param {ReadableStream<Uint8Array>} stream */
export async function* linesOf(stream) {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const bytes of stream) {
        const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
        rest = lines.pop() ?? "";
        yield* lines;
    }
    if (rest) yield rest;
}

/** Runs what was asked through a draft, and shows it as it goes on. */
export class Replaying {
    /** @param {HTMLElement} box @param {HTMLButtonElement} start @param {HTMLButtonElement} stop */
    constructor(box, start, stop) {
        this.box = box;
        this.start = start;
        this.stop = stop;
        stop.onclick = () => this.running?.abort();
    }

    /** @param {URLSearchParams} query @param {string} draft @param {(error: unknown) => void} refuse */
    async run(query, draft, refuse) {
        const running = this.running = new AbortController();
        const view = new ReplayView(this.box);
        this.toggle(true);
        try {
            const response = await askHost("POST", `/admin/replay?${query}`, draft, running.signal);
            await this.read(response, view);
        } catch (error) {
            if (running.signal.aborted) {
                view.end(view.sayFar("replay.stopped"), false);
            } else if (error instanceof Refused) {
                this.box.hidden = true;
                refuse(error);
            } else {
                view.end(sentenceOf(error), true);
            }
        } finally {
            this.toggle(false);
            tell(view.text.textContent ?? "");
        }
    }

    /** @param {Response} response @param {ReplayView} view */
    async read(response, view) {
        if (!response.body) throw new Error(say("replay.cut"));
        for await (const line of linesOf(response.body)) {
            const { progress, difference, summary, problem, code } = JSON.parse(line);
            if (progress) view.progress(progress);
            if (difference) view.difference(difference);
            if (problem) throw new Error(locale.why({ code, message: problem }));
            if (summary) return view.finish(summary);
        }
        throw new Error(say("replay.cut"));
    }

    /** @param {boolean} isRunning */
    toggle(isRunning) {
        const hadFocus = [this.start, this.stop].includes(/** @type {any} */ (document.activeElement));
        this.start.hidden = isRunning;
        this.stop.hidden = !isRunning;
        if (hadFocus) (isRunning ? this.stop : this.start).focus();
    }
}
