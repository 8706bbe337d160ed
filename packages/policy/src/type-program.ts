/** One event type, ready to be compiled in either mode: its rules and windows with their slots. */
import type { EventType } from '@goodstanding/model'
import type { CompiledType, WindowFeed, WindowKey, WindowRead } from './compiled-policy.ts'
import type { Expression } from './expression.ts'
import type { PlacedRule } from './compiled-rule.ts'
import type { WindowUse } from './window.ts'

export type SlottedWindow = { readonly slot: number; readonly use: WindowUse }

export type TypePlan = {
  readonly type: EventType
  readonly rules: readonly PlacedRule[]
  /** The keys of the windows that are fed and read, each once. */
  readonly keys: readonly (readonly Expression[])[]
  readonly feeds: readonly SlottedWindow[]
  readonly reads: readonly SlottedWindow[]
}

/** What a mode makes of a plan. Positions in `feeds`, `keys` and `texts` are those of the plan. */
export type TypeProgram = {
  readonly first: CompiledType['first']
  readonly row: CompiledType['row']
  readonly second: CompiledType['second']
  readonly feeds: readonly WindowFeed['feed'][]
  readonly keys: readonly WindowKey[]
  readonly texts: readonly WindowRead['text'][]
  readonly wanted: CompiledType['wanted']
}

export type MakeProgram = (plan: TypePlan) => TypeProgram
