/** Locks the case that a report or complaint will lie in before whoever brings it, and before whom it is about. */
import { familyOf, type ReportAbout, type Subject, subjectKey } from '@goodstanding/casework'
import type { ClauseId } from '@goodstanding/model'
import type { Unit } from '../unit.ts'
import { familyOfReported } from './family-of-reported.ts'
import { prepareCases, type Sought } from './join-case.ts'

export type Bringing = {
  readonly about: ReportAbout
  readonly subject: Subject
  readonly fingerprint: string
  readonly clause: ClauseId
}

/** Whoever decides the case has it first, and then its reports, those who brought them and the standing: the other way round both wait for each other. */
export async function openCaseAhead(unit: Unit, bringing: Bringing): Promise<void> {
  await openCasesAhead(unit, [bringing])
}

/** Of many, in one order: of two who bring the same ones neither has what the other waits for. */
export async function openCasesAhead(unit: Unit, all: readonly Bringing[]): Promise<void> {
  const sought: Sought[] = []
  for (const { about, clause, ...reported } of all.toSorted((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1))) {
    const { family = familyOf(clause) } = await familyOfReported(unit, about, reported)
    sought.push({ key: subjectKey(reported.subject), family, chosen: null })
  }
  await prepareCases(unit, sought)
}
