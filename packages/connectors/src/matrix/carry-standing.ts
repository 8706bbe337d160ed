/**
 * Standing at the homeserver: what Goodstanding says of an account now, compared with what we did there, and the difference done. Whatever the
 * order in which we are told, and however often, the end is the same. What an administrator of the homeserver did by hand is theirs.
 */
import type { Capability, Goodstanding, Standing } from '@goodstanding/sdk'
import type { StandingPolicy } from './config.ts'
import type { Log } from '../log.ts'
import type { Store } from './store.ts'
import { type Done, NOTHING_DONE } from './read-state.ts'
import type { UserState } from './read-synapse.ts'
import { SynapseFault, type Synapse } from './synapse.ts'

export type Carrying = {
  readonly goodstanding: Pick<Goodstanding, 'standing'>
  readonly synapse: Pick<Synapse, 'user' | 'suspend' | 'lock' | 'deactivate' | 'slowDown' | 'endSlowDown'>
  readonly store: Store
  readonly policy: StandingPolicy
  readonly log: Log
}

/** Losing one of these, an account that may still do other things writes no messages. */
const WRITING: ReadonlySet<Capability> = new Set<Capability>(['message.internal', 'message.external', 'all'])

export function mayWrite({ state, limits }: Pick<Standing, 'state' | 'limits'>): boolean {
  return state === 'good' || (state === 'limited' && !limits.some(({ capability }) => WRITING.has(capability)))
}

export type Wanted = Done & { readonly deactivated: boolean }

/** What a standing means at the homeserver. */
export function wantedOf({ state, limits }: Pick<Standing, 'state' | 'limits'>, policy: StandingPolicy): Wanted {
  const measure =
    state === 'suspended' ? policy.suspended : state === 'terminated' ? policy.terminated : ('nothing' as const)
  return {
    suspended: measure === 'suspend',
    // What cannot be taken back comes second: until it is done the account is locked.
    locked: measure === 'lock' || measure === 'deactivate',
    slowed: state === 'limited' && policy.limited !== null && !mayWrite({ state, limits }),
    deactivated: measure === 'deactivate',
  }
}

/** Throws where it could not be done now. */
export async function carryStanding(carrying: Carrying, user: string): Promise<void> {
  const { goodstanding, synapse, policy, log } = carrying
  const standing = await goodstanding.standing('account', user)
  if (!standing.ok) throw new Error(`The standing of an account could not be read: ${standing.refusal.kind}`)
  const wanted = wantedOf(standing.value, policy)
  const is = await stateOf(carrying, user)
  if (is === null || is.deactivated) return
  const step = stepper(carrying, user)
  await step('suspended', { wanted: wanted.suspended, is: is.suspended }, (on) => synapse.suspend(user, on))
  await step('locked', { wanted: wanted.locked, is: is.locked }, (on) => synapse.lock(user, on))
  const { limited } = policy
  const isSlowed = carrying.store.state().done[user]?.slowed ?? false
  await step('slowed', { wanted: wanted.slowed, is: isSlowed }, (on) =>
    on && limited !== null ? synapse.slowDown(user, limited) : synapse.endSlowDown(user),
  )
  if (!wanted.deactivated) return
  await synapse.deactivate(user)
  log('warn', 'Deactivated for good, as configured.', { user })
}

/**
 * Takes back what ended while nobody told us: the webhook was removed, or we were away for longer than it is told. What an administrator of the
 * homeserver took back by hand meanwhile stays so.
 */
export async function lookAgain({ store, goodstanding, policy }: Carrying, carry: (user: string) => Promise<void>) {
  for (const [user, done] of Object.entries(store.state().done)) {
    const standing = await goodstanding.standing('account', user)
    if (!standing.ok) throw new Error(`The standing of an account could not be read: ${standing.refusal.kind}`)
    const wanted = wantedOf(standing.value, policy)
    const isOver =
      (done.suspended && !wanted.suspended) || (done.locked && !wanted.locked) || (done.slowed && !wanted.slowed)
    if (isOver) await carry(user)
  }
}

/** Null: no account of this homeserver. */
async function stateOf({ synapse, log }: Carrying, user: string): Promise<UserState | null> {
  try {
    return await synapse.user(user)
  } catch (fault) {
    if (!(fault instanceof SynapseFault) || (fault.status !== 400 && fault.status !== 404)) throw fault
    log('info', 'No account of this homeserver: its standing holds by decisions alone.', { user })
    return null
  }
}

type Compared = { readonly wanted: boolean; readonly is: boolean }

/** Does one thing, or takes it back where it was ours, and remembers which. */
function stepper({ store, log }: Carrying, user: string) {
  return async (name: keyof Done, { wanted, is }: Compared, act: (on: boolean) => Promise<unknown>): Promise<void> => {
    const ours = store.state().done[user] ?? NOTHING_DONE
    if (wanted === is || (!wanted && !ours[name])) {
      // What somebody else undid is ours no longer.
      if (!wanted && ours[name]) remember(store, user, { ...ours, [name]: false })
      return
    }
    // Remembered first: after a crash in between it is still known whose it was.
    if (wanted) remember(store, user, { ...ours, [name]: true })
    await act(wanted)
    if (!wanted) remember(store, user, { ...ours, [name]: false })
    log('info', wanted ? 'Done at the homeserver.' : 'Taken back at the homeserver.', { user, what: name })
  }
}

function remember(store: Store, user: string, done: Done): void {
  store.change((state) => {
    const { [user]: _, ...others } = state.done
    const isNothing = !done.suspended && !done.locked && !done.slowed
    return { ...state, done: isNothing ? others : { ...others, [user]: done } }
  })
}
