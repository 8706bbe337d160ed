/** What a copy stands in, locked: a report or complaint that somebody changes while its copy goes would be written with it again. */
import { asId } from '../read-id.ts'
import { COMPLAINTS, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'

/** `source`: `report/…`, `complaint/…`; copies of others stand in the register itself. */
export async function lockSource(unit: Unit, source: string): Promise<void> {
  const [kind, ...rest] = source.split('/')
  const id = asId(rest.join('/'))
  if (kind === 'report') await unit.load(REPORTS, id)
  if (kind === 'complaint') await unit.load(COMPLAINTS, id)
}
