/**
 * What an action does outside of the record, and what undoes it. Standing needs no undoing: it is a fold.
 * Invariant: each effect has its undoing, and a reversal orders all of them.
 */
import type { ActionType } from '@goodstanding/model'
import type { ActionTerms } from './action.ts'

export const EFFECT_UNDOINGS = {
  'content.remove': 'content.restore',
  'content.close-to-outside': 'content.open-to-outside',
  'identity-tokens.mark': 'identity-tokens.clear',
  'verification.revoke': 'verification.restore',
  'names.screen-again': 'names.screen-again',
  'sessions.end': 'sessions.allow',
  'contacts.hand-over': 'contacts.hand-back',
  'contacts.tell-not-reachable': 'contacts.tell-reachable',
  'accounts.schedule-closing': 'accounts.cancel-closing',
  'retention.schedule-erasure': 'retention.cancel-erasure',
  'referral.prepare': 'referral.withdraw',
} as const

export type ActionEffect = keyof typeof EFFECT_UNDOINGS
export type EffectUndoing = (typeof EFFECT_UNDOINGS)[ActionEffect]

type BySubject = Readonly<Partial<Record<ActionTerms['subject']['type'], readonly ActionEffect[]>>>

const EFFECTS: Readonly<Record<ActionType, BySubject>> = {
  warn: {},
  remove: { content: ['content.remove'] },
  limit: {},
  suspend: {
    account: ['sessions.end'],
    organization: ['content.close-to-outside', 'contacts.tell-not-reachable'],
  },
  // Members of a terminated organization are not barred: only a person's own termination marks identity tokens.
  terminate: {
    account: ['sessions.end', 'identity-tokens.mark', 'contacts.hand-over'],
    organization: [
      'content.close-to-outside',
      'contacts.tell-not-reachable',
      'accounts.schedule-closing',
      'retention.schedule-erasure',
    ],
  },
  'revoke-verification': { organization: ['verification.revoke', 'names.screen-again'] },
  'refer-to-authority': {
    account: ['referral.prepare'],
    organization: ['referral.prepare'],
    content: ['referral.prepare'],
  },
  reinstate: {},
}

export function effectsOf(terms: Pick<ActionTerms, 'type' | 'subject'>): readonly ActionEffect[] {
  return EFFECTS[terms.type][terms.subject.type] ?? []
}

/** What a reversal orders: the undoing of every effect. */
export function undoingsOf(terms: Pick<ActionTerms, 'type' | 'subject'>): readonly EffectUndoing[] {
  return effectsOf(terms).map((effect) => EFFECT_UNDOINGS[effect])
}

/** Restrictions are lifted; a warning, a referral and a revoked verification are not restrictions. */
export function isLiftedByReinstatement(type: ActionType): boolean {
  return type === 'limit' || type === 'suspend' || type === 'terminate' || type === 'remove'
}
