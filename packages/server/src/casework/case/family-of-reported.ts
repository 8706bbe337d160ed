/** What somebody reports may lie in an open case already: it is looked at there, and not a second time in a case of its own. */
import { type Case, type CaseItem, type ReportAbout, type Subject, subjectKey } from '@goodstanding/casework'
import { findOpenCasesAbout, lockReported } from '@goodstanding/ledger'
import { findDecisionOf } from '../report/find-accused.ts'
import { readStream } from '../read-stream.ts'
import { CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'

type Opened = Exclude<Case, { kind: 'none' }>

/** Reports and complaints of one event have one fingerprint. */
export type Reported = { readonly subject: Subject; readonly fingerprint: string }

/**
 * As whose family a report or complaint of an event comes: that of the open case about the same subject where the machine's
 * finding in the event, or another report of it, waits. Nothing where there is none: then it comes as its own clause's.
 */
export async function familyOfReported(
  unit: Unit,
  about: ReportAbout,
  { subject, fingerprint }: Reported,
): Promise<{ readonly family?: string }> {
  if (about.kind !== 'event') return {}
  await lockReported(unit.tx, fingerprint)
  const cases = await openAbout(unit, subjectKey(subject))
  const row = cases.length === 0 ? null : await findDecisionOf(unit.tx, about)
  const decision = row === null ? null : `dec_${row.id}`
  const isOfEvent = (item: CaseItem): boolean =>
    item.kind === 'finding' ? item.decision === decision : item.fingerprint === fingerprint
  const found = cases.find(({ items }) => items.some(isOfEvent))
  return found === undefined ? {} : { family: found.family }
}

/** The oldest first; those that the unit itself opens or joins as they are by now. */
async function openAbout(unit: Unit, key: string): Promise<readonly Opened[]> {
  const kept = await findOpenCasesAbout(unit.tx, key)
  const touched = new Set([...unit.joined].flatMap(([place, id]) => (place.endsWith(` ${key}`) ? [id] : [])))
  const opened: Opened[] = []
  for (const id of new Set([...kept.map((each) => each.id), ...touched])) {
    const found = touched.has(id) ? await unit.load(CASES, id) : await readStream(unit.tx, CASES, id)
    if (found !== null && found.kind !== 'none' && subjectKey(found.subject) === key) opened.push(found)
  }
  return opened
}
