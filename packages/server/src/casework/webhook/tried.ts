/** For so long a webhook is tried until it is taken. */
export const TRIED_MS = 5 * 24 * 60 * 60_000
