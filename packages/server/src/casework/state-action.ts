/** The statement of reasons of an action, for the EU's transparency database. It holds no personal data. */
import { type ActionTaken, type Case, isDetected, stateReasons, type StatementOfReasons } from '@goodstanding/casework'
import { termsOf } from './clause-terms.ts'
import { type ContentTypes, contentTypesFrom } from './from-judged-event.ts'
import type { Desk } from './parts.ts'
import { readDecision } from '../vault/open-decisions.ts'

/** What an action was taken against; a content's id is that of its decision. */
export async function readContentTypes(db: Desk['db'], { terms: { subject } }: ActionTaken): Promise<ContentTypes> {
  const isDecided = subject.type === 'content' && subject.id.startsWith('dec_')
  const row = isDecided ? await readDecision(db, subject.id.slice('dec_'.length)) : null
  return contentTypesFrom(row?.event)
}

/** Null for an action that restricts nothing. `found`: the case that it was taken in, if any. */
export function stateAction(
  desk: Pick<Desk, 'policy'>,
  action: ActionTaken,
  found: Case | null,
  contentTypes: ContentTypes,
): StatementOfReasons | null {
  const { terms, takenAt } = action
  const clause = termsOf(desk.policy().policy, terms.clause)
  const items = found === null || found.kind === 'none' ? [] : found.items
  const byMachine = action.by.kind === 'machine' || (found !== null && isDetected(found))
  const isReported = items.some(({ kind }) => kind !== 'finding')
  return stateReasons({
    action,
    category: clause.statement,
    ground: `${clause.id} ${clause.title.en}`,
    explanation: `The policy ${terms.policy.id} (${terms.policy.version}) forbids: ${clause.title.en}.`,
    facts: byMachine
      ? 'Found by automated means and looked at under the policy.'
      : 'Reported and looked at under the policy.',
    policyUrl: null,
    contentTypes,
    contentAt: Math.min(takenAt, ...items.map(({ at }) => at)),
    language: null,
    territories: [],
    source: isReported ? 'report' : 'own-initiative',
    detectedBy: byMachine ? 'machine' : 'person',
  })
}
