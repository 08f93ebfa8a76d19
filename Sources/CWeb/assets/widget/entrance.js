import { Room } from "./room.js";
import { openIndexedBox } from "../client/indexed-box.js";
import { MemoryBox } from "../client/outbox.js";
import { Host } from "./host.js";
import { accountOf, device, tokensFrom } from "./account.js";
import { Marks } from "./visit.js";
import { Conversation } from "./conversation.js";

/**
 * Goes to where the person on a page has their conversations; nothing when the widget was taken away meanwhile.
 * @param {import("./tutor-chat.js").TutorChat} chat
 */
export async function goIn(chat) {
    const address = chat.getAttribute("token-url");
    if (address) chat.token ??= tokensFrom(address);
    const given = () => chat.getAttribute("token") ?? chat.token;
    const host = new Host(chat.base, given);
    const account = chat.getAttribute("account") ?? await accountOf(given());
    chat.composer?.begin(account);
    const name = `tutorline ${host.base.host} ${account}`;
    const box = await openIndexedBox(name).catch(() => new MemoryBox());
    if (!chat.isConnected) return;
    const room = new Room({
        name,
        box,
        connect: () => host.connect(),
        credentials: (refresh) => host.credentials(refresh),
        device: device(),
        changed: (change) => chat.hear(change),
    });
    if (chat.hasAttribute("account")) room.model.welcome.account = account;
    const context = { course: chat.getAttribute("course") ?? "", module: chat.getAttribute("module") ?? "" };
    const marks = new Marks(account);
    // A page may name the conversation that it is about.
    const session = chat.getAttribute("session");
    if (session) marks.write({ session, ...context, at: Date.now() });
    const conversation = new Conversation(room, host, marks, context, chat.names, () => chat.draw());
    return { room, conversation };
}
