/** A window as one rule uses it: what feeds it and what the rule reads from it. */
import type { EventType } from '@goodstanding/model'
import type { WindowKind } from './compiled-policy.ts'
import type { Expression } from './expression.ts'

export type WindowUse = {
  readonly kind: WindowKind
  /** The event types that feed it, sorted. */
  readonly types: readonly EventType[]
  /** String-valued parts, checked against the types that feed it and those that read it. */
  readonly key: readonly Expression[]
  /** `distinct`: a string or a list of strings; `copies` and `spread`: the text; null otherwise. Checked against the fed types. */
  readonly value: Expression | null
  readonly filter: Expression | null
  readonly durationMs: number
  /** Canonical text of all of the above: equal texts are one window. */
  readonly text: string
}

/** Most windows one rule may read. */
export const MOST_WINDOWS = 32

/** Whether a part of a key may be absent or empty on some event, which has no key then: a field, or an element of one by its number. */
export function mayBeAbsent(part: Expression | undefined): boolean {
  return part?.kind === 'field' || (part?.kind === 'index' && part.of.kind === 'field' && part.at.kind === 'literal')
}

/** Whether a part of a key is an address: it stands for its network. */
export function isAddress(part: Expression | undefined): boolean {
  return part?.kind === 'field' && part.path.length === 2 && part.path[0] === 'session' && part.path[1] === 'ip'
}

/** Between the parts of a key. */
export const KEY_SEPARATOR = '\u001f'
