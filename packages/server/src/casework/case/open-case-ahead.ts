/** Locks the case that a report or complaint will lie in before whoever brings it, and before whom it is about. */
import { familyOf, type ReportAbout, type Subject, subjectKey } from '@goodstanding/casework'
import type { ClauseId } from '@goodstanding/model'
import type { Unit } from '../unit.ts'
import { familyOfReported } from './family-of-reported.ts'
import { prepareCases } from './join-case.ts'

export type Bringing = {
  readonly about: ReportAbout
  readonly subject: Subject
  readonly fingerprint: string
  readonly clause: ClauseId
}

/** Whoever decides the case has it first, and then its reports, those who brought them and the standing: the other way round both wait for each other. */
export async function openCaseAhead(unit: Unit, { about, clause, ...reported }: Bringing): Promise<void> {
  const { family = familyOf(clause) } = await familyOfReported(unit, about, reported)
  await prepareCases(unit, [{ key: subjectKey(reported.subject), family, chosen: null }])
}
