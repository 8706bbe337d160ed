/**
 * A database that takes rows and ends none of them fails nothing: no job has a fault to tell, and whoever reads the log of a node that is 503 learns
 * nothing. So it is said once when it begins, and once when it is over.
 */
const HANGS =
  'Decisions wait, and the database stores none of them: it hangs, or waits for a synchronous standby that is away. What must be stored is answered 503.'
const OVER = 'The database stores again what waited for it.'

export type HangingParts = {
  readonly opened: { readonly hangs: () => boolean }
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  readonly now: () => number
}

/** Looks, and says what has changed. */
export function createHangingTeller({ opened, log, now }: HangingParts): () => Promise<void> {
  let toldAt: number | null = null
  const look = (): void => {
    const hangs = opened.hangs()
    if (hangs && toldAt === null) {
      toldAt = now()
      log({ level: 'error', message: HANGS })
    }
    if (hangs || toldAt === null) return
    log({ level: 'info', message: OVER, toldAt: new Date(toldAt).toISOString() })
    toldAt = null
  }
  return () => {
    look()
    return Promise.resolve()
  }
}
