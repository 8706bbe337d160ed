/** For tests: what the log has to say of what casework holds: a line for each thing that came to be, and for each decision. */
import type { Entry, Records } from './open-test-records.ts'

export function checkEntries(records: Records, entries: readonly Entry[], say: (what: string) => void): void {
  const lines = new Map<string, number>()
  for (const { act, object } of entries) {
    const key = `${act} ${object}`
    lines.set(key, (lines.get(key) ?? 0) + 1)
  }
  const expect = (key: string, times: number): void => {
    if (lines.get(key) !== times) say(`the log has ${lines.get(key) ?? 0} lines of ${key}, and not ${times}`)
  }
  for (const [id, { report }] of records.reports) if (report.kind !== 'none') expect(`report.file report/${id}`, 1)
  for (const id of records.requests.keys()) expect(`legal-request.receive legal-request/${id}`, 1)
  for (const [id, erasure] of records.erasures) {
    expect(`erasure.request erasure/${id}`, 1)
    if (erasure.kind === 'erased') expect(`erasure.done erasure/${id}`, 1)
  }
  const filed = new Map<string, number>()
  for (const appeal of records.appeals.values()) {
    if (appeal.kind === 'none') continue
    const { against } = appeal
    const id = against.kind === 'action' ? against.action : against.kind === 'case' ? against.case : against.decision
    const key = `appeal.file ${against.kind}/${id}`
    filed.set(key, (filed.get(key) ?? 0) + 1)
    if (appeal.kind !== 'pending') expect(`appeal.decide appeal/${appeal.id}`, 1)
  }
  for (const [key, times] of filed) expect(key, times)
  for (const [id, found] of records.cases) {
    if (found.kind === 'none') continue
    const decided = found.decisions.filter(({ by }) => by !== null).length
    if (decided > 0) expect(`case.decide case/${id}`, decided)
  }
  for (const [id, action] of records.actions)
    if (action.kind === 'declined' && (lines.get(`action.decline action/${id}`) ?? 0) === 0) {
      const by = entries.some(({ act }) => act === 'case.undo' || act === 'batch.undo')
      if (!by) say(`${id} was declined, and the log does not say so`)
    }
}
