/** What a decision kept back at WeCom, for as long as a later word about it is carried out. */
import type { Kept } from '../keep-state.ts'
import type { KeptBack, State } from './read-state.ts'

/** So long an appeal may let a stream go. */
const LIVE_KEPT_MS = 200 * 24 * 60 * 60_000

type Keeping = { readonly kept: Kept<State>; readonly now: () => number }

export function keepBack({ kept, now }: Keeping, decision: string, what: KeptBack): void {
  kept.change((state) => {
    const others = Object.entries(state.keptBack).filter(
      ([, back]) => back.kind !== 'live' || back.at > now() - LIVE_KEPT_MS,
    )
    return { ...state, keptBack: { ...Object.fromEntries(others), [decision]: what } }
  })
}

export function forgetKeptBack(kept: Kept<State>, decision: string): void {
  kept.change((state) => {
    const { [decision]: _, ...keptBack } = state.keptBack
    return { ...state, keptBack }
  })
}
