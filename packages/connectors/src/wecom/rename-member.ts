/** UserIDs that change hands: a member who is renamed, and who is given the UserID of one that was. */
import type { Kept } from '../keep-state.ts'
import type { Log } from '../log.ts'
import { callAnew, holderOf } from './accounts.ts'
import type { State } from './read-state.ts'
import { WeComFault } from './wecom-fault.ts'
import type { WeCom } from './wecom.ts'

type Telling = { readonly kept: Kept<State>; readonly wecom: Pick<WeCom, 'member'>; readonly log: Log }

/**
 * A UserID that somebody gave up by being renamed may be given to another: as long as the first one is there, the two are two, and the newcomer has
 * an account of their own. Where they are gone nobody can tell who it is that comes.
 */
export async function tellApart({ kept, wecom, log }: Telling, userId: string): Promise<void> {
  const holder = holderOf(userId, kept.state().renamed)
  if (holder === null) return
  const isThere = await isMember(wecom, holder)
  kept.change((state) => {
    const { [holder]: called, ...others } = state.renamed
    return { ...state, renamed: isThere ? { ...state.renamed, [userId]: callAnew(userId, state.renamed) } : others }
  })
  log('info', 'A UserID was given to somebody new.', { userId, holder, isThere })
}

async function isMember(wecom: Telling['wecom'], userId: string): Promise<boolean> {
  try {
    await wecom.member(userId)
    return true
  } catch (fault) {
    if (!(fault instanceof WeComFault) || fault.mayPass) throw fault
    return !fault.isUnknownMember
  }
}

/** Once for each callback, however often it is tried: a second time the account would be lost. */
export function rename(kept: Kept<State>, key: string, [before, after]: readonly [string, string]): void {
  kept.change((state) => {
    if (state.renamedBy === key) return state
    const { [before]: first = before, [after]: _, ...renamed } = state.renamed
    const { [before]: reasons, ...disabled } = state.disabled
    return {
      ...state,
      renamedBy: key,
      half: state.half.map((pair) => (pair.endsWith(`>${before}`) ? `${pair.slice(0, -before.length)}${after}` : pair)),
      renamed: first === after ? renamed : { ...renamed, [after]: first },
      disabled: reasons === undefined ? disabled : { ...disabled, [after]: reasons },
      keptBack: Object.fromEntries(
        Object.entries(state.keptBack).map(([id, back]) => [
          id,
          back.kind === 'member'
            ? { ...back, userId: back.userId === before ? after : back.userId }
            : { ...back, anchor: back.anchor === before ? after : back.anchor },
        ]),
      ),
    }
  })
}
