import { assert, assertEquals } from "./assertions.js";

const folder = new URL("../../../Sources/CWeb/", import.meta.url);

/** @param {URL} url @param {string} [path] @returns {string[]} */
function files(url, path = "") {
    return [...Deno.readDirSync(url)].flatMap(({ name, isDirectory }) =>
        isDirectory ? files(new URL(`${name}/`, url), `${path}${name}/`) : [`${path}${name}`]
    ).sort();
}

const assets = files(new URL("assets/", folder));

Deno.test("every asset is embedded, and nothing else (scripts/embed-assets writes the list)", () => {
    const list = Deno.readTextFileSync(new URL("assets.c", folder));
    assertEquals([...list.matchAll(/#embed "assets\/(.*)"/g)].map(([, path]) => path).sort(), assets);
});

Deno.test("every module that is imported is there, and comes from the same host", () => {
    for (const path of assets.filter((name) => name.endsWith(".js"))) {
        const text = Deno.readTextFileSync(new URL(`assets/${path}`, folder));
        for (const [, name] of text.matchAll(/(?:from|import) ?\(?"([^"]+)"/g)) {
            assert(name.startsWith("."), `${path} imports ${name} from elsewhere`);
            const target = new URL(name, `file:///${path}`).pathname.slice(1);
            if (target.startsWith("library/")) continue; // what the building machine has
            assert(assets.includes(target), `${path} imports ${name}, which is not there`);
        }
    }
});
