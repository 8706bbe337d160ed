/** What a rule says to whoever wrote, though it is delivered: where help is. The message waits for none of it. */
import type { Decision } from '@goodstanding/sdk'
import type { Log } from '../log.ts'
import type { Tell } from './tell-person.ts'

type Parts = { readonly tell: Tell; readonly wait: (ms: number) => Promise<void>; readonly log: Log }

/** How long it is waited before they are told again: nobody else tells them, and a homeserver may be busy, or started anew. */
const PAUSES_MS = [1_000, 10_000, 60_000, 300_000]

export async function tellHelp(
  { tell, wait, log }: Parts,
  user: string,
  { id, message }: Pick<Decision, 'id' | 'message'>,
): Promise<void> {
  if (message === null) return
  for (const pause of [...PAUSES_MS, null]) {
    try {
      await tell({ user, key: `${id}-help`, words: message })
      return
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault)
      const becomes = pause === null ? 'nobody tells them' : 'it is tried again'
      log('error', 'Somebody could not be told where help is.', { user, decision: id, becomes, why })
      if (pause !== null) await wait(pause)
    }
  }
}
