/** `new URL('./x.worker.ts', import.meta.url)`, with `x` as the second group. */
export const WORKER_URL: RegExp
/** `new URL('./x.frozen', import.meta.url)`, with `x` as the second group. */
export const FROZEN_URL: RegExp
