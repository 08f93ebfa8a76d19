import { pause } from "./chance.js";

const here = `${import.meta.dirname}/`;
const root = `${here}../..`;

/** The program itself, on a database that nobody else has; it can be killed and started again. */
export class Host {
    /** @param {string} folder @param {{environment?: Record<string, string>, port?: number}} [how] */
    constructor(folder, { environment = {}, port = 0 } = {}) {
        this.folder = folder;
        this.environment = environment;
        this.port = port;
        /** @type {Deno.ChildProcess | undefined} */
        this.process = undefined;
        this.token = "";
        this.operator = "";
    }

    /** Writes the chain, in one of many versions. @param {number} version */
    async teach(version) {
        const chain = await Deno.readTextFile(`${here}responders.json`);
        const text = chain.replaceAll('"../../', `"${root}/`)
            .replace("do not know that yet", `do not know that yet (${version})`);
        // Whoever reads it meanwhile reads one or the other.
        await Deno.writeTextFile(`${this.folder}/responders.json.new`, text);
        await Deno.rename(`${this.folder}/responders.json.new`, `${this.folder}/responders.json`);
    }

    /** Starts the host and returns when it listens, on the same port as before. */
    async start() {
        // A host that is root lets the program run as another user, who may not read what is in somebody's home.
        await Deno.copyFile(`${here}slow.py`, `${this.folder}/slow.py`);
        await Deno.chmod(this.folder, 0o755);
        const program = Deno.env.get("TUTORLINE") ?? `${root}/.build/debug/tutorline`;
        this.process = new Deno.Command(program, {
            args: [
                ..."serve --demo --log json --pause-after 1s --trusted-proxies 127.0.0.1/32".split(" "),
                ...["--listen", `127.0.0.1:${this.port}`],
                ...["--config", `${this.folder}/responders.json`, "--courses", `${root}/examples/courses`],
                ...["--database", `${this.folder}/host.db`, "--key-file", `${this.folder}/host.key`],
            ],
            stdout: "piped",
            stderr: "null",
            env: this.environment,
        }).spawn();
        const reader = this.process.stdout.pipeThrough(new TextDecoderStream()).getReader();
        let said = "";
        while (!said.includes("\n")) {
            const { value, done } = await reader.read();
            if (done) throw new Error("the host ended before it listened");
            said += value;
        }
        reader.releaseLock();
        this.port = Number(said.split("\n")[0].match(/:(\d+)\//)?.[1]);
    }

    /** As a power failure would: nothing is flushed, nobody is told. */
    async kill() {
        this.process?.kill("SIGKILL");
        await this.process?.status;
        await this.process?.stdout.cancel().catch(() => {});
    }

    /** @param {Deno.Signal} signal */
    signal(signal) {
        this.process?.kill(signal);
    }

    /** Asks the host to end, and gives its exit code. */
    async end() {
        this.process?.kill("SIGTERM");
        const status = await this.process?.status;
        await this.process?.stdout.cancel().catch(() => {});
        return status?.code;
    }

    async login() {
        const answer = await this.ask("POST", "/auth/login", { email: "lina@example.org", password: "tutorline-demo" });
        this.token = answer.access_token;
    }

    /** The revision in force, as the operator sees it. */
    async revision() {
        this.operator ||= (await this.ask("POST", "/auth/login", {
            email: "olga@example.org",
            password: "tutorline-demo",
        })).access_token;
        return (await this.ask("GET", "/admin/config", undefined, this.operator)).revision;
    }

    /** @param {string} method @param {string} path @param {unknown} [body] @param {string} [token] @returns {Promise<any>} */
    async ask(method, path, body, token = this.token) {
        const answer = await fetch(`http://127.0.0.1:${this.port}${path}`, {
            method,
            headers: {
                ...(body ? { "Content-Type": "application/json" } : {}),
                ...(token ? { Authorization: `Bearer ${token}` } : {}),
            },
            body: body ? JSON.stringify(body) : undefined,
        });
        const text = await answer.text();
        if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
        return text ? JSON.parse(text) : {};
    }

    /** The whole log of a session, as the host has it. @param {string} session @returns {Promise<any[]>} */
    async log(session) {
        /** @type {any[]} */
        const events = [];
        while (true) {
            const after = events.at(-1)?.seq ?? 0;
            const path = `/api/v1/tutoring/sessions/${session}/messages?after=${after}&limit=200`;
            const page = await this.ask("GET", path);
            events.push(...page.events);
            if (page.events.length < 200) return events;
        }
    }

    /** How much memory it has, in bytes. */
    async memory() {
        const text = await Deno.readTextFile(`/proc/${this.process?.pid}/statm`);
        return Number(text.split(" ")[1]) * 4096;
    }

    /** Waits until it answers. */
    async ready() {
        for (let attempt = 0; attempt < 200; attempt += 1) {
            try {
                await this.ask("GET", "/readyz");
                return;
            } catch {
                await pause(25);
            }
        }
        throw new Error("the host does not become ready");
    }
}
