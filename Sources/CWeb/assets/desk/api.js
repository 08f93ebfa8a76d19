import { Refusal } from "../client/refusal.js";

/** What the desk asks over HTTP: what is looked at once, and what may take long. */
export class DeskAPI {
    /** How far the host's clock is ahead of the one here, in milliseconds, as its last answer showed. */
    ahead = 0;

    /** @param {string} method @param {string} path @param {unknown} [body] @param {number} [patience] in milliseconds @returns {Promise<any>} */
    async ask(method, path, body, patience = 15_000) {
        const response = await fetch(`/api/v1/${path}`, {
            method,
            signal: AbortSignal.timeout(patience),
            headers: body === undefined ? {} : { "content-type": "application/json" },
            body: body === undefined ? undefined : JSON.stringify(body),
        }).catch(() => {
            throw new Refusal("lost", { retry: true });
        });
        // It tells whole seconds: on the average half of one has passed.
        const date = Date.parse(response.headers.get("date") ?? "") + 500;
        if (date) this.ahead = date - Date.now();
        const answer = await response.json().catch(() => ({}));
        if (!response.ok) throw new Refusal(answer.code ?? "", { message: answer.detail });
        return answer;
    }

    /** The ticket, what was tried, what was said, what was practised. @param {string} ticket */
    sheet(ticket) {
        return this.ask("GET", `tickets/${encodeURIComponent(ticket)}`);
    }

    /** A model may think for long. @param {string} ticket @returns {Promise<{text: string}>} */
    draft(ticket) {
        return this.ask("POST", `tickets/${encodeURIComponent(ticket)}/draft`, {}, 180_000);
    }

    /** @param {string} course @returns {Promise<import("./canned.js").CannedReply[]>} */
    async replies(course) {
        return (await this.ask("GET", `courses/${encodeURIComponent(course)}/replies`)).replies;
    }

    /** @param {string} course @param {string} name @param {string} text */
    keep(course, name, text) {
        return this.ask("PUT", `courses/${encodeURIComponent(course)}/replies/${encodeURIComponent(name)}`, { text });
    }

    /**
     * Proposes a reply as what is answered from now on.
     * @param {{turn: string, question: string, also: string[], test: string, answer: string}} proposal
     * @returns {Promise<{id: string, course: string, tests: string[], answer: string}>}
     */
    propose(proposal) {
        return this.ask("POST", "faq/from-turn", proposal);
    }

    /** @param {string} course @param {string} entry */
    takeBack(course, entry) {
        return this.ask("DELETE", `courses/${encodeURIComponent(course)}/faq/${encodeURIComponent(entry)}`);
    }

    /** Which queues there are, and who is at a desk. @returns {Promise<{queues: {queue: string}[], tutors: {tutor: string, name?: string, state: string}[]}>} */
    queues() {
        return this.ask("GET", "queues");
    }

    duty() {
        return this.ask("GET", "presence");
    }
}
