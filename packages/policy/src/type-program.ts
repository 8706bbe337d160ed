/** One event type, ready to be compiled in either mode: its rules and windows with their slots. */
import type { EventType } from '@goodstanding/model'
import type { CompiledType, WindowFeed, WindowRead } from './compiled-policy.ts'
import type { PlacedRule } from './compiled-rule.ts'
import type { WindowUse } from './window.ts'

export type SlottedWindow = { readonly slot: number; readonly use: WindowUse }

export type TypePlan = {
  readonly type: EventType
  readonly rules: readonly PlacedRule[]
  readonly feeds: readonly SlottedWindow[]
  readonly reads: readonly SlottedWindow[]
}

/** What a mode makes of a plan. Positions in `feeds`, `keys` and `texts` are those of the plan. */
export type TypeProgram = {
  readonly first: CompiledType['first']
  readonly row: CompiledType['row']
  readonly second: CompiledType['second']
  readonly feeds: readonly WindowFeed['feed'][]
  readonly keys: readonly WindowRead['key'][]
  readonly texts: readonly WindowRead['text'][]
}

export type MakeProgram = (plan: TypePlan) => TypeProgram
