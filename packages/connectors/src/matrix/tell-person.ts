/** Tells one person something at the homeserver: as a server notice, or in a room with the connector's account. */
import type { Bilingual } from '@goodstanding/model'
import type { Config } from './config.ts'
import type { Log } from '../log.ts'
import type { Store } from './store.ts'
import type { Sender } from './speak-to.ts'
import { SynapseFault, type Synapse } from './synapse.ts'

type Parts = {
  readonly how: Config['notices']
  readonly synapse: Pick<Synapse, 'serverNotice' | 'makeRoomWith' | 'bringBack' | 'say'>
  readonly sender: Pick<Sender, 'languageOf'>
  readonly store: Store
  readonly log: Log
}

/** `key`: of what is told; the homeserver takes the same one once. */
export type Telling = { readonly user: string; readonly key: string; readonly words: Bilingual }

export type Tell = (telling: Telling) => Promise<void>

/** Throws where asking again may help; who cannot be told at all is logged. */
export function createTell({ how, synapse, sender, store, log }: Parts): Tell {
  /** Whether it was said in the room of before. */
  const sayAgain = async (user: string, text: string, key: string): Promise<boolean> => {
    const room = store.state().rooms[user]
    if (room === undefined) return false
    try {
      // Who declined the room, or left it, would not see what is said there.
      await synapse.bringBack(room, user)
      await synapse.say(room, text, key)
      return true
    } catch (fault) {
      // The room is gone, or closed to the connector's account.
      if (fault instanceof SynapseFault && (fault.status === 403 || fault.status === 404)) return false
      throw fault
    }
  }
  const sayTo = async (user: string, text: string, key: string): Promise<void> => {
    if (await sayAgain(user, text, key)) return
    const room = await synapse.makeRoomWith(user)
    store.change((state) => ({ ...state, rooms: { ...state.rooms, [user]: room } }))
    await synapse.say(room, text, key)
  }
  return async ({ user, key, words }) => {
    if (how === 'none') return
    const text = words[await sender.languageOf(user, null)]
    try {
      if (how === 'server-notice') await synapse.serverNotice(user, text, key)
      else await sayTo(user, text, key)
    } catch (fault) {
      if (!(fault instanceof SynapseFault) || fault.mayPass) throw fault
      log('error', 'Somebody could not be told.', { user, key, why: fault.message })
    }
  }
}
