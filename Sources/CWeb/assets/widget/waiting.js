/**
 * What somebody who asked for a person is told: where they are in line, how long it may take, who is there.
 *
 * Nothing is promised that the host does not know: without an estimate there is none.
 * @param {Record<string, any>} facts
 * @param {number} now
 * @param {import("./locale.js").Locale} locale
 * @returns {{text: string, undo: string} | undefined}
 */
export function waiting({ handoff, place }, now, locale) {
    if (!handoff) return undefined;
    if (handoff.stage === "claimed") {
        const who = handoff.tutor || locale.say("by.tutor");
        return { text: locale.say("waiting.with", { who }), undo: locale.say("waiting.end") };
    }
    const sentences = [];
    if (place?.place) sentences.push(locale.say("waiting.place", { place: place.place, of: place.of }));
    if (Date.parse(handoff.opens_at) > now) {
        sentences.push(handoff.away || locale.say("waiting.away", { when: locale.ago(handoff.opens_at, now) }));
    } else if (place?.tutors === 0) {
        sentences.push(locale.say("waiting.nobody"));
    } else if (place?.p50_s && place.p90_s) {
        const values = { from: locale.length(place.p50_s), to: locale.length(place.p90_s) };
        sentences.push(locale.say("waiting.estimate", values));
    }
    sentences.push(locale.say("waiting.stay"));
    return { text: sentences.join(" "), undo: locale.say("waiting.cancel") };
}
