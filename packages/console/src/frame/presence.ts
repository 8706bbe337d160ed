/**
 * Whether somebody sits before the page, and whether they ask or its clock does. What it asks by its clock alone must not keep a session
 * from being idle, nor count as one more look of a person.
 */

const PRESENT_MS = 60_000
const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const

let lastSeenAt = Date.now()
for (const sign of SIGNS) addEventListener(sign, () => (lastSeenAt = Date.now()), { capture: true, passive: true })

let isByClock = false

/** Asks by the page's clock. */
export function askByClock<Answered>(ask: () => Answered): Answered {
  isByClock = true
  try {
    return ask()
  } finally {
    isByClock = false
  }
}

export const isPersonAsking = (): boolean => !isByClock

/** What a request says of who asks; nothing when it is a person. */
export function presenceHeaders(): Readonly<Record<string, string>> {
  if (Date.now() - lastSeenAt >= PRESENT_MS) return { 'x-background': 'away' }
  return isByClock ? { 'x-background': 'attended' } : {}
}
