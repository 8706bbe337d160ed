/** Whether somebody sits before the page. What it asks by its clock alone must not keep a session from being idle. */

const PRESENT_MS = 60_000
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const

let lastSeenAt = Date.now()
for (const sign of SIGNS) addEventListener(sign, () => (lastSeenAt = Date.now()), { capture: true, passive: true })

export const isPresent = (): boolean => Date.now() - lastSeenAt < PRESENT_MS
