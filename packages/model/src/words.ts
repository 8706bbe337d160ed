/**
 * The words every room shares: identifiers, instants, refusals.
 * Identifiers are branded so that one kind is never passed where another is meant.
 */
declare const brand: unique symbol

/** A string that carries its kind in the type only. */
export type Branded<Kind extends string> = string & { readonly [brand]: Kind }

export type DecisionId = Branded<'DecisionId'>
export type ClauseId = Branded<'ClauseId'>
export type OrganizationId = Branded<'OrganizationId'>
export type AccountId = Branded<'AccountId'>
export type PersonId = Branded<'PersonId'>
export type ReportId = Branded<'ReportId'>
export type ComplaintId = Branded<'ComplaintId'>
export type CaseId = Branded<'CaseId'>
export type ActionId = Branded<'ActionId'>
export type NoticeId = Branded<'NoticeId'>
export type AppealId = Branded<'AppealId'>
export type LegalRequestId = Branded<'LegalRequestId'>

/** Milliseconds since 1970-01-01T00:00:00Z. On the wire an instant is an RFC 3339 string in UTC. */
export type Instant = number

/** A text in the two languages that everything a person reads is written in. */
export type Bilingual = { readonly en: string; readonly zh: string }

/** A decider's answer: a value, or a refusal that is a value too. Only faults throw. */
export type Result<Value, Refusal> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal }

export function ok<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refuse<Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal }
}

/** Makes a switch over a sum type fail to compile when a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`)
}

/** What a decision does, from weakest to strictest: delivered, delivered and looked at, kept back, refused. */
export const EFFECTS = ['allow', 'flag', 'hold', 'block'] as const
export type Effect = (typeof EFFECTS)[number]

/** The stricter of two effects. */
export function stricter(a: Effect, b: Effect): Effect {
  return EFFECTS.indexOf(a) >= EFFECTS.indexOf(b) ? a : b
}

/** What the notice of a clause may leave to be filled in, in braces: `until` is the end of the measure, or of what is kept back. */
export const NOTICE_PLACEHOLDERS = ['clause.title', 'clause.id', 'appeal.until', 'until'] as const
export type NoticePlaceholder = (typeof NOTICE_PLACEHOLDERS)[number]

/** 1 nuisance, 2 mild harm, 3 serious harm, 4 danger to life, children, or at large scale. */
export type Severity = 1 | 2 | 3 | 4

/** What an account or organization may do, and what a limit takes away. */
export const CAPABILITIES = [
  'session',
  'message.internal',
  'message.external',
  'content.publish',
  'file.upload',
  'live',
  'contact.invite',
  'directory.import',
  'directory.export',
  'api',
  'admin',
  'organization.rename',
  'all',
] as const
export type Capability = (typeof CAPABILITIES)[number]

export const ACTION_TYPES = [
  'warn',
  'remove',
  'limit',
  'suspend',
  'terminate',
  'revoke-verification',
  'refer-to-authority',
  'reinstate',
] as const
export type ActionType = (typeof ACTION_TYPES)[number]

/** A danger that is acted on at once: no prior notice, no administrator first, no export window. */
export const DANGERS = ['child-safety', 'threat-to-life'] as const
export type Danger = 'none' | (typeof DANGERS)[number]

/** `speech`: what is said about the operator. Two people decide, and nothing above a warning without counsel. */
export const SAFEGUARDS = ['speech'] as const
export type Safeguard = 'none' | (typeof SAFEGUARDS)[number]

/** On what ground content is restricted: by law, by the terms, or by the terms and unlawful as well. */
export const STATEMENT_GROUNDS = ['illegal', 'incompatible', 'both'] as const
export type StatementGround = (typeof STATEMENT_GROUNDS)[number]
