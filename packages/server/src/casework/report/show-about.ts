/** What a report is about, as its readers are shown it: who sent an event, to whoever may know. */
import type { OperatorReason } from '@goodstanding/casework'
import type { MayRead } from '../evidence/show-evidence.ts'
import type { FiledReport } from './handle-report.ts'

export function showAbout(report: FiledReport, mayRead: MayRead): Readonly<Record<string, unknown>> {
  const { about } = report
  switch (about.kind) {
    case 'event':
      return { event: { source: about.source, id: about.id }, ...senderOf(about, mayKnowSender(report, mayRead)) }
    case 'account':
      return { account: about.account }
    case 'organization':
      return { organization: about.organization }
    case 'text':
      return {}
  }
}

/** Who sent an event is told to whoever reads what it held. */
function mayKnowSender({ about, evidence }: FiledReport, mayRead: MayRead): boolean {
  if (about.kind !== 'event') return true
  const { source, id } = about
  return (
    mayRead(about) &&
    evidence.items.every(({ event, ...item }) => event?.id !== id || event.source !== source || mayRead(item))
  )
}

/** That an administrator sent it says who did, or nearly: whoever may not know that reads what they would of an event that nobody knows. */
export function whyShown(report: Extract<FiledReport, { kind: 'with-operator' }>, mayRead: MayRead): OperatorReason {
  const isTold = report.why !== 'administrator-accused' || mayKnowSender(report, mayRead)
  return isTold ? report.why : 'author-unknown'
}

/** Who sent an event, to whoever may know, and whom its reporter named. To anybody else that name alone, whether it was right or not. */
export function senderOf(
  { account, named }: Extract<FiledReport['about'], { kind: 'event' }>,
  mayKnow: boolean,
): Readonly<Record<string, unknown>> {
  const shown = (mayKnow ? account : null) ?? named
  return {
    ...(shown === undefined ? {} : { account: shown }),
    ...(named === undefined || named === shown ? {} : { named }),
  }
}
