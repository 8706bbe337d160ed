/** Redacts what was delivered. Nothing brings it back. */
import type { WireEvent } from '@goodstanding/sdk'
import type { Log } from '../log.ts'
import { SynapseFault, type Synapse } from './synapse.ts'
import { WORDS } from './words.ts'

export type Removing = {
  readonly synapse: Pick<Synapse, 'redact' | 'redaction'>
  readonly wait: (ms: number) => Promise<void>
  readonly log: Log
}

const LOOKS = 20
const PAUSE_MS = 250

/** Throws where it may succeed later. */
export async function removeMessage({ synapse, wait, log }: Removing, event: WireEvent): Promise<void> {
  if (event.type !== 'message.send' && event.type !== 'message.edit') return
  const { actor, conversation } = event.data
  const at = Date.parse(event.time ?? '')
  const about = { id: event.id, room: conversation.id }
  if (!Number.isFinite(at)) {
    log('error', 'A message whose time nobody knows cannot be removed.', about)
    return
  }
  // One line in both languages: everybody in the room sees it.
  const reason = `${WORDS.removed.en} · ${WORDS.removed.zh}`
  const redaction = await synapse.redact({ sender: actor.id, room: conversation.id, at, reason })
  for (let look = 0; look < LOOKS; look++) {
    const { status, failed } = await statusOf(synapse, redaction)
    if (status === 'failed' || failed.length > 0)
      log('error', 'A message could not be removed. Make the connector a moderator of its room.', { ...about, failed })
    if (status === 'complete' || status === 'failed' || status === 'gone') {
      if (failed.length === 0 && status === 'complete') log('info', 'Removed.', about)
      return
    }
    await wait(PAUSE_MS)
  }
  log('warn', 'Synapse has not removed a message yet; it goes on by itself.', about)
}

/** Synapse forgets its tasks after a day or a restart. */
async function statusOf(synapse: Removing['synapse'], id: string) {
  try {
    return await synapse.redaction(id)
  } catch (fault) {
    if (fault instanceof SynapseFault && fault.status === 404) return { status: 'gone', failed: [] }
    throw fault
  }
}
