/** Administrators who have not answered a report are reminded once, by mail, before its deadline takes it from them. */
import type { AccountId, ReportId } from '@goodstanding/model'
import { queueMail } from '../../mail/queue-mail.ts'
import type { Desk } from '../parts.ts'
import { REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { mayAct } from '../standing/may-administer.ts'
import { findActingAdministrators } from './find-administrators.ts'

export async function remindAdministrators(desk: Desk, unit: Unit, id: ReportId): Promise<void> {
  const { report } = await unit.load(REPORTS, id)
  if ((report.kind !== 'with-administrator' && report.kind !== 'asked') || report.deadline <= unit.now) return
  if (!(await mayAct(unit, report.reporter.organization))) return
  const isApart = (person: AccountId): boolean => !report.accused.includes(person) && person !== report.reporter.id
  for (const person of await findActingAdministrators(desk, unit.tx, report.reporter.organization))
    if (isApart(person)) await queueMail(desk, unit, { kind: 'reminder', recipient: `account/${person}`, about: id })
}
