import { arrange, make } from "../widget/dom.js";
import { finishPart, readPage, swapPart } from "./parts.js";
import { say } from "./speech.js";

/** How long at least between two looks at the list, so that a busy host is not asked for it all the time. */
const pause = 1_000;

/**
 * `<team-feed>`: says whether the list of turns is live, and keeps it so. The host tells that a turn has ended; what is
 * shown of it is the host's own list, so that it is the same with and without a script.
 */
export class TeamFeed extends HTMLElement {
    isPaused = false;
    /** How many ended while nobody was shown them. */
    missed = 0;
    lookedAt = 0;
    /** Whether something ended since the last look at the list began. */
    isBehind = false;
    /** @type {number | undefined} */
    timer = undefined;

    connectedCallback() {
        this.lamp = make("span", { className: "lamp" });
        this.state = make("span", { className: "state" });
        this.button = make("button", { type: "button", className: "plain" });
        this.button.onclick = () => this.toggle();
        this.replaceChildren(this.lamp, this.state, this.button);
        this.show("waiting");
        this.follow();
    }

    disconnectedCallback() {
        this.source?.close();
        clearTimeout(this.timer);
    }

    follow() {
        const wanted = new URLSearchParams(location.search);
        const source = this.source = new EventSource("/admin/turns");
        source.onopen = () => {
            this.show("live");
            this.refresh(); // whatever ended before the line was there
        };
        source.onerror = () => this.show("lost");
        source.addEventListener("turn", (event) => {
            const turn = JSON.parse(event.data);
            const fits = (/** @type {string} */ name) => !wanted.get(name) || wanted.get(name) === turn[name];
            if (!fits("course") || !fits("outcome")) return;
            if (this.isPaused) {
                this.missed += 1;
                this.show("paused");
            } else {
                this.refresh();
            }
        });
    }

    toggle() {
        this.isPaused = !this.isPaused;
        this.missed = 0;
        this.show(this.isPaused ? "paused" : this.source?.readyState === EventSource.OPEN ? "live" : "lost");
        if (!this.isPaused) this.refresh();
    }

    /** @param {"waiting" | "live" | "lost" | "paused"} state */
    show(state) {
        if (this.isPaused && state !== "paused") return;
        this.dataset.state = state;
        const missed = this.missed > 0 ? `: ${say("feed.missed", { count: this.missed })}` : "";
        if (this.state) this.state.textContent = say(`feed.${state}`) + missed;
        if (this.button) this.button.textContent = say(this.isPaused ? "feed.go" : "feed.pause");
    }

    /** Looks at the list again, soon. */
    refresh() {
        this.isBehind = true;
        if (this.timer !== undefined) return;
        const since = Date.now() - this.lookedAt;
        this.timer = setTimeout(() => void this.look(), Math.max(0, pause - since));
    }

    async look() {
        this.lookedAt = Date.now();
        this.isBehind = false;
        try {
            const page = await readPage(location.pathname + location.search);
            if (!this.isPaused) mergeTurns(page);
        } catch {
            // The line says so, and looks again when it is back.
        }
        this.timer = undefined;
        if (this.isBehind && !this.isPaused) this.refresh();
    }
}

/** Brings the list up to date, and leaves in place what is there already. @param {Document} page */
function mergeTurns(page) {
    const [list, fresh] = [document, page].map((one) => one.querySelector("#turns .turns"));
    if (!list || !fresh) return swapPart(page, "turns");
    const known = new Map([...list.children].map((item) => [printOf(item), item]));
    arrange(
        list,
        [...fresh.children].map((item) => {
            const old = known.get(printOf(item));
            if (old) return old;
            item.classList.add("new");
            finishPart(/** @type {HTMLElement} */ (document.adoptNode(item)));
            return item;
        }),
    );
}

/** What a row shows, as far as it can change. @param {Element} item */
function printOf(item) {
    const outcome = item.querySelector(".ended .mark")?.getAttribute("data-outcome");
    return `${item.querySelector("a")?.getAttribute("href")} ${outcome}`;
}
