/** Whether a source is newer than what was built. */
export function pagesAreStale(): boolean
/** Builds `dist/pages/`. */
export function buildPages(): Promise<unknown>
