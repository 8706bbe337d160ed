/** What Synapse is answered: leave, or a refusal whose members its client gets. */
import type { Bilingual } from '@goodstanding/model'
import { type Decision, isDelivered } from '@goodstanding/sdk'
import { type Language, WORDS } from './words.ts'

export type Refusal = {
  /** Synapse knows few others, and makes this one of what it does not know. */
  readonly errcode: 'M_FORBIDDEN'
  /** What clients show. */
  readonly error: string
  /** What a client of the operator's own can make more of. */
  readonly goodstanding: {
    readonly effect: 'hold' | 'block' | 'not-checked'
    readonly decision: string | null
    readonly clauses: readonly string[]
    readonly message: Bilingual
    readonly appealUntil: string | null
    /** Signs the sender in for ten minutes, and shows why, with the appeal. */
    readonly appeal: string | null
  }
}
export type Answer = { readonly kind: 'allow' } | { readonly kind: 'refuse'; readonly refusal: Refusal }

export const ALLOW: Answer = { kind: 'allow' }

export type HoldPolicy = 'refuse' | 'deliver'

/** Whether the homeserver goes on. What is held goes on only where the operator chose to remove it afterwards. */
export function goesOn({ effect, standing }: Decision, hold: HoldPolicy): boolean {
  return isDelivered(effect) || (effect === 'hold' && standing === undefined && hold === 'deliver')
}

export type Saying = { readonly language: Language; readonly isMessage: boolean; readonly appeal: string | null }

export function refusalOf(decision: Decision, { language, isMessage, appeal }: Saying): Answer {
  const effect = decision.effect === 'hold' ? 'hold' : 'block'
  const own = decision.message ?? (decision.standing === undefined ? WORDS.blocked : WORDS.standing)
  const held = isMessage ? WORDS.held : WORDS.heldOther
  const message: Bilingual = effect === 'hold' ? { en: `${own.en} ${held.en}`, zh: `${own.zh}${held.zh}` } : own
  const clauses = [...new Set(decision.findings.map(({ clause }) => clause))]
  const number = language === 'zh' ? `（决定编号 ${decision.id}）` : ` (Decision ${decision.id})`
  return {
    kind: 'refuse',
    refusal: {
      errcode: 'M_FORBIDDEN',
      error: `${message[language]}${number}`,
      goodstanding: { effect, decision: decision.id, clauses, message, appealUntil: decision.appealUntil, appeal },
    },
  }
}

/** Nobody could be asked, and the operator chose that such an act waits. */
export function notChecked(language: Language): Answer {
  return {
    kind: 'refuse',
    refusal: {
      errcode: 'M_FORBIDDEN',
      error: WORDS.notChecked[language],
      goodstanding: {
        effect: 'not-checked',
        decision: null,
        clauses: [],
        message: WORDS.notChecked,
        appealUntil: null,
        appeal: null,
      },
    },
  }
}
