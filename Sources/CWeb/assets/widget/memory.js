/**
 * Does something with what a browser keeps, which some browsers refuse: then there is nothing.
 * @template Value
 * @param {() => Value} action
 * @returns {Value | undefined}
 */
export function maybe(action) {
    let value;
    try {
        value = action();
    } catch {
        value = undefined;
    }
    return value;
}

/** @param {string} name */
export function recall(name) {
    return maybe(() => localStorage.getItem(name)) ?? undefined;
}

/** @param {string} name @param {string} value */
export function remember(name, value) {
    maybe(() => localStorage.setItem(name, value));
}
