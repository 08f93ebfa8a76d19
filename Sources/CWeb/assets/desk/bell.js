import { maybe } from "../widget/memory.js";

/** How the bell sounds: when each tone begins, in seconds, and how high it is. */
const tones = [[0, 880], [0.25, 660], [0.5, 880]];

/** Rings three times. A browser that lets no page sound before it is touched stays silent; what is seen and said remains. */
export function ring() {
    maybe(() => {
        const air = new AudioContext();
        const loudness = air.createGain();
        loudness.gain.value = 0.2;
        loudness.connect(air.destination);
        for (const [start, height] of tones) {
            const tone = air.createOscillator();
            tone.frequency.value = height;
            tone.connect(loudness);
            tone.start(air.currentTime + start);
            tone.stop(air.currentTime + start + 0.2);
            tone.onended = start === tones.at(-1)?.[0] ? () => void air.close() : null;
        }
    });
}
