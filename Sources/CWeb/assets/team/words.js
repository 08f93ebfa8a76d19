/** Every word that the team's pages say by script, in English; what stands in the pages themselves is the host's. */
export const teamEnglish = /** @type {Record<string, string>} */ ({
    "team.feed.live": "Live",
    "team.feed.waiting": "Connecting…",
    "team.feed.lost": "Not live: the line is broken",
    "team.feed.paused": "Paused",
    "team.feed.pause": "Pause",
    "team.feed.go": "Go on",
    "team.feed.missed": "{count, plural, one:{count} new turn|other:{count} new turns}",
    "team.done": "Done.",
    "team.error": "That did not work: {reason}",
    "team.error.line": "The host could not be reached.",
    "team.error.status": "The host answered {status}.",
});
