/** The operator decides a case: clause, actions and reason, or no violation. One transaction, whatever follows from it. */
import {
  ACTED_AT_ONCE,
  type ActionTerms,
  answersOwed,
  type Case,
  type CaseDecision,
  decideCase,
  inBothLanguages,
  type Holder,
  type ReleaseTerms,
  releaseTerms,
  severityOf,
  type Staff,
  type Subject,
  subjectKey,
  clausesOf,
  whatStands,
} from '@goodstanding/casework'
import { findDecision, listMergedInto, resolveCaseAlias } from '@goodstanding/ledger'
import type {
  ActionType,
  Bilingual,
  Capability,
  CaseId,
  ClauseId,
  Danger,
  Instant,
  NoticeId,
} from '@goodstanding/model'
import { proposeAction, type Taken } from '../action/take-action.ts'
import { must } from '../asker.ts'
import { asId } from '../read-id.ts'
import { clauseNamed, termsOf } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { organizationOf } from '../report/find-accused.ts'
import { countLimits } from '../standing/standing-now.ts'
import { allInStream } from '../read-stream.ts'
import { ACTIONS, CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { fieldProblem } from '../../http/problems.ts'
import { clearAutomatic } from './clear-automatic.ts'
import { casesOf, loadAutomatic, loadUndecided, violationAmong } from './load-automatic.ts'
import { demandNamed, isNamedInCase } from './named-in-case.ts'
import { ACTED, answerCase, type CaseAnswer, settleMerged } from './answer-case.ts'

export type StatedAction = {
  readonly type: ActionType
  readonly capability: Capability | null
  readonly until: Instant | null
  /** Null: the subject of the case. */
  readonly subject: { readonly type: 'account' | 'organization' | 'content'; readonly id: string } | null
}

export type StatedDecision = {
  readonly outcome:
    | {
        readonly kind: 'no-violation'
        /** Reports of the case that are manifestly unfounded. */
        readonly unfounded: readonly string[]
      }
    | { readonly kind: 'violation'; readonly clause: string; readonly actions: readonly StatedAction[] }
  readonly reason: string
  /** What the notice says was done; null: the reason. */
  readonly facts: string | null
  /** Why no notice goes ahead of the actions; null: the clause's danger says it, or nothing was withheld. */
  readonly immediate: string | null
  /** The same words in the other language; a batch that was begun before may hold none. */
  readonly translation?: Translation
  readonly ifMatch: number | null
  readonly batch: string | null
}

export type Translation = { readonly reason?: string; readonly facts?: string; readonly immediate?: string }

type Opened = Exclude<Case, { kind: 'none' }>

export type CaseDecided = {
  readonly case: Opened
  readonly actions: readonly Taken[]
  readonly notices: readonly NoticeId[]
}

/** A case by its id, or by an id that a decision was answered with. */
export async function loadCase(unit: Unit, id: string): Promise<{ readonly id: CaseId; readonly found: Case }> {
  const resolved = asId<CaseId>(await resolveCaseAlias(unit.tx, id))
  return { id: resolved, found: await unit.load(CASES, resolved) }
}

/** A case with those that are decided with it, which are locked before it, as by whatever comes to them: the other way round both wait for each other. */
async function loadToDecide(unit: Unit, asked: string, { outcome }: StatedDecision) {
  const id = await resolveCaseAlias(unit.tx, asked)
  const merged = await listMergedInto(unit.tx, id)
  const automatic = outcome.kind === 'no-violation' ? await loadAutomatic(unit, [id, ...merged]) : []
  await unit.loadAll(CASES, merged)
  return { ...(await loadCase(unit, id)), automatic }
}

export async function decideOnCase(
  desk: Desk,
  unit: Unit,
  asked: { readonly id: string; readonly by: Staff; readonly stated: StatedDecision },
): Promise<CaseDecided> {
  const { by, stated } = asked
  const { id, found, automatic } = await loadToDecide(unit, asked.id, stated)
  const terms = found.kind === 'none' ? [] : await termsOfAll(desk, unit, found, { by, stated })
  const outcome: CaseDecision['outcome'] =
    stated.outcome.kind === 'no-violation'
      ? { kind: 'no-violation' }
      : {
          kind: 'violation',
          clause: clauseNamed(desk.policy().policy, stated.outcome.clause, '/clause'),
          actions: terms.map((term) => term.id),
        }
  const { reason, batch, ifMatch } = stated
  const events = must(decideCase({ kind: 'decide', by, outcome, reason, batch, ifMatch }, found, unit.now))
  const actions: Taken[] = []
  for (const [at, term] of terms.entries()) {
    const proposer = { kind: 'staff', staff: by } as const
    actions.push(await proposeAction(desk, unit, { terms: term, by: proposer, base: `/actions/${at}` }))
  }
  await clearAutomatic(desk, unit, { actions: automatic, by, why: 'error', reason })
  const decided = unit.add(CASES, id, events)
  if (decided.kind === 'none') throw new Error(`case/${id} was decided but is not there.`)
  unit.cancel({ kind: 'case.lease', key: id })
  unit.cancel({ kind: 'case.wait', key: id })
  // Until a second person agrees nothing is done: nobody is told that something was.
  if (actions.length > 0 && actions.every(({ action }) => action.kind === 'awaiting-second'))
    await settleMerged(desk, unit, decided)
  else await answerCase(desk, unit, id, { ...answerTo(decided, stated.outcome), ...(await beforeOf(unit, decided)) })
  unit.afterCommit(() => {
    desk.openCases.remove(subjectKey(decided.subject), decided.family, id)
  })
  return { case: decided, actions, notices: actions.flatMap(({ notice }) => (notice === null ? [] : [notice])) }
}

/** Whether something stands of what was decided in the case before; of one that was never decided nothing does. */
async function beforeOf(unit: Unit, { id, decisions }: Opened): Promise<Pick<CaseAnswer, 'before'>> {
  if (decisions.length < 2) return {}
  const rows = await allInStream(unit.tx, ACTIONS, [{ column: 'case_id', test: 'is', value: id }])
  return whatStands(rows.map(({ state }) => state)) === 'something' ? { before: 'stands' } : {}
}

/** Where all that is done is to lift what was in force, nothing is done about what was reported. */
function answerTo(decided: Opened, outcome: StatedDecision['outcome']): CaseAnswer {
  if (outcome.kind === 'no-violation') return unfoundedIn(decided, outcome)
  return outcome.actions.every(({ type }) => type === 'reinstate') ? { ...ACTED, outcome: 'no-violation' } : ACTED
}

/** The answer that there was no violation. Only what lies in the case can be said to be unfounded. */
function unfoundedIn(found: Opened, { unfounded }: { readonly unfounded: readonly string[] }): CaseAnswer {
  const known = new Set<string>(answersOwed(found).reports)
  const stranger = unfounded.findIndex((report) => !known.has(report))
  if (stranger !== -1)
    throw fieldProblem('case.unfounded', `/unfounded/${stranger}`, 'this report does not lie in the case')
  return { outcome: 'no-violation', unfounded: new Set(unfounded) }
}

/** The terms of each action that a decision states, filled in from the case and the policy. */
async function termsOfAll(
  desk: Desk,
  unit: Unit,
  found: Opened,
  { by, stated }: { readonly by: Staff; readonly stated: StatedDecision },
): Promise<readonly ActionTerms[]> {
  if (stated.outcome.kind === 'no-violation') return []
  const { policy } = desk.policy()
  const clause = clauseNamed(policy, stated.outcome.clause, '/clause')
  const isInCase = clausesOf(found).includes(clause)
  const danger = isInCase ? dangerIn(found, clause) : termsOf(policy, clause).danger
  const severity = isInCase ? severityOf(found, clause) : termsOf(policy, clause).severity
  const shared = {
    clause,
    severity,
    policy: { id: policy.id, version: policy.version },
    reason: stated.reason,
    facts: factsOf(stated),
    case: found.id,
    exportWindow: danger === 'none' && severity < 4 ? 'usual' : 'forbidden',
    withoutPriorNotice: priorNoticeOf(stated, danger),
    followUp: null,
  } as const
  const undecided = await loadUndecided(unit.tx, casesOf(found))
  const violationOf = (whom: Pick<Subject, 'type' | 'id'>): string =>
    violationAmong(undecided, whom) ?? `${found.id}/${found.decisions.length + 1}`
  // One after another: a transaction has one connection, and what one of them is refused for must not leave others asking on it.
  const all: ActionTerms[] = []
  for (const [at, { type, capability, until, subject: named }] of stated.outcome.actions.entries()) {
    const subject = await subjectOf(unit, named ?? found.subject, found)
    const isNamed = await isNamedInCase(unit, found, subject)
    demandNamed(by, isNamed, `/actions/${at}`)
    const holder = subject.type === 'content' ? await holderOf(unit, subject.id, found) : null
    const violation = violationOf(holder ?? subject)
    all.push({
      ...shared,
      id: asId(unit.newId('act')),
      type,
      capability,
      until,
      subject: subject.type === 'organization' ? { ...subject, organization: asId(subject.id) } : subject,
      earlyRelease: type === 'limit' ? await releaseOf(unit, subject, violation) : null,
      holder,
      violation,
      ...(isNamed ? {} : { outsideCase: true }),
    })
  }
  return all
}

/** Whether a limited organization may ask for an early end: after how many limits it comes. */
async function releaseOf(
  unit: Unit,
  { type, id }: Pick<Subject, 'type' | 'id'>,
  violation: string,
): Promise<ReleaseTerms | null> {
  if (type !== 'organization') return null
  return releaseTerms(await countLimits(unit.tx, { type, id }, { before: unit.now, apartFrom: violation }))
}

/** What of this clause lies in the case says whether it is a danger. */
function dangerIn(found: Opened, clause: ClauseId): Danger {
  return found.items.find((item) => item.clause === clause && item.danger !== 'none')?.danger ?? 'none'
}

/** What the notice says was done, in both languages. */
function factsOf({ facts, reason, translation }: StatedDecision): Bilingual {
  return facts === null
    ? inBothLanguages(reason, translation?.reason ?? null)
    : inBothLanguages(facts, translation?.facts ?? null)
}

/** The recorded reason for acting at once: what the decider says, or the danger itself. */
function priorNoticeOf({ immediate, translation }: StatedDecision, danger: Danger): Bilingual | null {
  if (immediate !== null) return inBothLanguages(immediate, translation?.immediate ?? null)
  return danger === 'none' ? null : ACTED_AT_ONCE[danger]
}

const isSame = (named: { readonly type: string; readonly id: string }, { subject }: Opened): boolean =>
  named.type === subject.type && named.id === subject.id

/** With the organization that it belongs to: another account may be of another than the case's, or have become known since. */
async function subjectOf(unit: Unit, named: Pick<Subject, 'type' | 'id'>, found: Opened): Promise<Subject> {
  const { organization } = found.subject
  const isCases = isSame(named, found)
  if (named.type !== 'account' || (isCases && organization !== null)) return { ...named, organization }
  const known = await organizationOf(unit.tx, named.id, null)
  return { ...named, organization: known === null ? organization : asId(known) }
}

/** Who answers for content: whoever the recorded decision says sent it, else the subject of the case. */
async function holderOf(unit: Unit, content: string, { subject }: Opened): Promise<Holder | null> {
  const ledgerId = /^dec_([0-9a-f-]{36})$/.exec(content)?.[1]
  const decision = ledgerId === undefined ? null : await findDecision(unit.tx, ledgerId)
  if (decision !== null) return { type: 'account', id: decision.actor }
  return subject.type === 'content' ? null : { type: subject.type, id: subject.id }
}
