/** What a decision of a case states, of one case or of many alike. */
import { isTranslation } from '@goodstanding/casework'
import { eventParts, named } from '@goodstanding/model'
import Type from 'typebox'
import type { StatedDecision, Translation } from '../../casework/case/decide-case.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { type ActionBody, actions, readActions, words } from './body-parts.ts'

export const decision = named('StatedDecision', {
  outcome: Type.Optional(eventParts.oneOf('no-violation', 'violation')),
  clause: Type.Optional(eventParts.short),
  actions: Type.Optional(actions),
  reason: Type.Optional(words),
  facts: Type.Optional(words),
  immediate: Type.Optional(words),
  /** The same words in the other of the two languages, for the notice in that language. */
  translation: Type.Optional(
    named('StatedTranslation', {
      reason: Type.Optional(words),
      facts: Type.Optional(words),
      immediate: Type.Optional(words),
    }),
  ),
  /** Reports of the case that are manifestly unfounded: they weigh on their reporter's record. */
  unfounded: Type.Optional(Type.Array(eventParts.id, { maxItems: 1_000 })),
  ifMatch: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
})
export type DecisionBody = {
  readonly outcome?: 'no-violation' | 'violation'
  readonly clause?: string
  readonly actions?: readonly ActionBody[]
  readonly reason?: string
  readonly facts?: string
  /** Why it acts without prior notice. */
  readonly immediate?: string
  readonly translation?: Translation
  readonly unfounded?: readonly string[]
}

export function readDecision(body: DecisionBody, ifMatch: number | null, batch: string | null): StatedDecision {
  const { reason = '', facts = null, immediate = null, unfounded = [] } = body
  const translation = readTranslation(body)
  const said = { reason, facts, immediate, translation, ifMatch, batch }
  if (body.outcome === 'no-violation' && (body.actions?.length ?? 0) > 0)
    throw fieldProblem('body.invalid', '/actions', 'must be left out where there was no violation')
  if (body.outcome === 'no-violation') return { outcome: { kind: 'no-violation', unfounded }, ...said }
  if (unfounded.length > 0)
    throw fieldProblem('case.unfounded', '/unfounded', 'no report is unfounded where there was a violation')
  if (body.clause === undefined || body.clause.trim() === '')
    throw new Problem('case.clause-missing', { errors: [{ pointer: '/clause', detail: 'is required' }] })
  const stated = readActions(body.actions ?? [])
  return { outcome: { kind: 'violation', clause: body.clause, actions: stated }, ...said }
}

const TRANSLATED = ['reason', 'facts', 'immediate'] as const

function readTranslation(body: DecisionBody): Translation {
  const { translation = {} } = body
  for (const name of TRANSLATED) {
    const [words, other] = [body[name], translation[name]]
    if (other === undefined || (words !== undefined && isTranslation(words, other))) continue
    const detail =
      words === undefined ? 'translates words that are not there' : 'is in the same language: one of the two is Chinese'
    throw fieldProblem('case.translation', `/translation/${name}`, detail)
  }
  return translation
}
