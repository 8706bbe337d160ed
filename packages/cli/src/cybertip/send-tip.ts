/** Sends a report: asks whether NCMEC is there, submits, finishes, and takes back what it will not finish. */
import type { Calls } from './client.ts'
import { afterFinish, afterRetract, afterStatus, afterSubmit, type Outcome } from './outcome.ts'

/** What is kept of how far it came, before each call: whoever is cut off knows what may have left. */
export type Keep = (state: State) => Promise<void>
export type State =
  | { readonly kind: 'draft' | 'submitting' | 'refused' }
  | { readonly kind: 'submitted' | 'finished' | 'retracted'; readonly reportId: string }

export async function sendTip(calls: Calls, xml: string, keep: Keep): Promise<Outcome> {
  const refused = afterStatus(await calls.status())
  if (refused !== null) return refused
  await keep({ kind: 'submitting' })
  const reportId = afterSubmit(await calls.submit(xml))
  if (typeof reportId !== 'string') {
    if (reportId.kind === 'not-sent') await keep({ kind: 'refused' })
    return reportId
  }
  await keep({ kind: 'submitted', reportId })
  const outcome = await finish(calls, reportId)
  if (outcome.kind === 'finished' || outcome.kind === 'retracted') await keep({ kind: outcome.kind, reportId })
  else if (outcome.kind === 'not-sent') await keep({ kind: 'refused' })
  return outcome
}

async function finish(calls: Calls, reportId: string): Promise<Outcome> {
  const finished = await calls.finish(reportId)
  return afterFinish(reportId, finished) ?? afterRetract(reportId, finished, await calls.retract(reportId))
}
