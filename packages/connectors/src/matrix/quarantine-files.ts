/**
 * Files of removed messages, put where nobody gets them at this homeserver, and brought back when the removal is. Synapse goes by the hash of a
 * file: wherever else it was sent it is gone too. Only what we put there is brought back.
 */
import type { Log } from '../log.ts'
import type { Config } from './config.ts'
import { type Media, mediaIn } from './event-of-message.ts'
import type { MatrixEvent } from './from-callback.ts'
import type { Store } from './store.ts'
import type { Synapse } from './synapse.ts'

export type Quarantining = {
  readonly synapse: Pick<Synapse, 'quarantined' | 'quarantine'>
  readonly store: Store
  readonly files: Config['removedFiles']
  readonly log: Log
}

const addressOf = ({ server, id }: Media): string => `${server}/${id}`

/** Stickers are of packs that everybody uses: they stay. */
const filesIn = (event: MatrixEvent): Iterable<Media> =>
  event.type === 'm.room.message' ? mediaIn(event).values() : []

export async function quarantineFiles(
  { synapse, store, files, log }: Quarantining,
  decision: string,
  event: MatrixEvent,
): Promise<void> {
  if (files === 'leave') return
  for (const file of filesIn(event)) {
    const address = addressOf(file)
    const isOurs = Object.values(store.state().quarantined).some((addresses) => addresses.includes(address))
    const is = await synapse.quarantined(file)
    // Null: the homeserver has no such file. Somebody else put it there: it is theirs to bring back.
    if (is === null || (is && !isOurs)) continue
    // Remembered first: after a crash in between it is still known that it was us.
    store.change((state) => ({
      ...state,
      quarantined: {
        ...state.quarantined,
        [decision]: [...new Set([...(state.quarantined[decision] ?? []), address])],
      },
    }))
    // For another removal already, and now for this one as well.
    if (is) continue
    await synapse.quarantine(file, true)
    log('info', 'Quarantined a file.', { decision, file: address })
  }
}

/** Once the removal of that decision is taken back. */
export async function bringFilesBack({ synapse, store, log }: Quarantining, decision: string): Promise<void> {
  const { [decision]: ours = [], ...others } = store.state().quarantined
  const isNeeded = new Set(Object.values(others).flat())
  for (const address of ours) {
    const [server = '', id = ''] = address.split('/')
    // Another removal rests on the same file.
    if (isNeeded.has(address)) continue
    await synapse.quarantine({ server, id }, false)
    log('info', 'Brought a file back from quarantine.', { decision, file: address })
  }
  store.change((state) => {
    const { [decision]: _, ...quarantined } = state.quarantined
    return ours.length === 0 ? state : { ...state, quarantined }
  })
}
