/**
 * Whoever takes an action back as a mistake, and could answer the appeals against it, has answered them: they ask for nothing else. Left
 * pending, whoever appealed would wait for a second person who can only grant what is done.
 */
import { type AppealParty, appealKey, holds, type ReversalReason, type Staff } from '@goodstanding/casework'
import type { ActionId } from '@goodstanding/model'
import { reverseAction, type Taken } from '../action/take-action.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { ACTIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { answerAppeal } from './appeals.ts'
import { loadAppeal } from './load-appeal.ts'

const OF_THE_SUBJECT: readonly AppealParty[] = ['subject', 'early-release']

type Mistake = {
  readonly id: ActionId
  readonly by: Staff
  readonly why: Exclude<ReversalReason, 'legal'>
  readonly reason: string
}

export async function reverseMistake(desk: Desk, unit: Unit, { id, by, why, reason }: Mistake): Promise<Taken> {
  await unit.load(ACTIONS, id) // before what is against it, as by whoever files that
  const answered: { readonly key: string; readonly appeal: string }[] = []
  let isAppealed = false
  for (const party of OF_THE_SUBJECT) {
    const key = appealKey({ against: { kind: 'action', action: id }, party, by: asId('') })
    const appeal = await loadAppeal(unit, key)
    if (appeal.kind !== 'pending' || !holds(by, 'senior') || appeal.takenBy.includes(by.id)) continue
    answered.push({ key, appeal: appeal.id })
    isAppealed ||= party === 'subject'
  }
  const taken = await reverseAction(desk, unit, {
    ...{ id, by, why: isAppealed ? 'appeal' : why, reason },
    ...(answered.length > 0 && { answered: true }),
  })
  for (const { key, appeal } of answered) {
    await answerAppeal(desk, unit, key, { by, outcome: 'overturn', reason, translation: null, actions: [] })
    const { organization } = taken.action.terms.subject
    unit.audit({ act: 'appeal.decide', by: `staff/${by.id}`, object: `appeal/${appeal}`, organization, why: reason })
  }
  return taken
}
