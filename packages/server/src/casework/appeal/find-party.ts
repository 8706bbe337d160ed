/** Whose appeal it is: the subject's, by their own token or by the notice's; or that of somebody who reported. */
import { isOwnAccount } from '@goodstanding/casework'
import type { AccountId, ComplaintId } from '@goodstanding/model'
import type { MemberPrincipal, Principal } from '../../access/principal.ts'
import { Problem } from '../../http/problems.ts'
import { demand } from '../asker.ts'
import { isRecipient } from '../notice/is-recipient.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { COMPLAINTS, type KeptReport, REPORTS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { type AppealFiling, type Ground, opensGround } from './appeals.ts'

export type Party = Omit<AppealFiling, 'text'>

export type Seeking = { readonly principal: Principal | null; readonly ground: Ground; readonly token: string | null }

export async function findParty(desk: Desk, unit: Unit, { principal, ground, token }: Seeking): Promise<Party> {
  const { sender } = ground
  const recipient = sender === null ? (ground.notice?.kept.recipient ?? null) : `account/${sender}`
  const subject = asId<AccountId>((recipient ?? '').split('/').slice(1).join('/'))
  const ofOrganization = recipient?.startsWith('organization/') === true ? ({ ofOrganization: true } as const) : {}
  const asSubject = { party: 'subject', by: subject, ...ofOrganization, standing: 'party' } as const
  if (token !== null && opensGround(desk, ground, token)) return asSubject
  if (principal === null) throw new Problem(token === null ? 'token.missing' : 'appeal.not-yours')
  demand(principal, 'appeal.file', ['self'])
  // An id is one person in the organization where it fell on them: from elsewhere it is appealed with the notice's token.
  const isTheirs = recipient !== null && isRecipient(principal, recipient) && !isElsewhere(principal, ground)
  if (isTheirs || (recipient !== null && principal.kind === 'service')) return asSubject
  // To everybody else what was kept back is not there.
  if (sender !== null) throw new Problem('decision.unknown')
  const by = asId<AccountId>(principal.id)
  if (principal.kind === 'member' && (await hasReported(unit, ground, principal)))
    return { party: 'reporter', by, standing: 'party' }
  if (isElsewhere(principal, ground)) throw new Problem('action.not-found')
  return { party: 'subject', by, standing: 'stranger' }
}

/** An early release is asked for by whoever could appeal as the subject, and by nobody else. */
export function askedAs(kind: 'appeal' | 'early-release', party: Party): Party {
  if (kind === 'appeal') return party
  return party.party === 'subject' ? { ...party, party: 'early-release' } : { ...party, standing: 'stranger' }
}

/** An id is one person in the organization where they reported it, or complained of it. */
async function hasReported(unit: Unit, { case: found }: Ground, principal: MemberPrincipal): Promise<boolean> {
  const { id, organization } = principal
  if (found === null || found.kind === 'none') return false
  for (const item of found.items) {
    if (item.kind === 'complaint' && (await hasComplained(unit, item.complaint, principal))) return true
    if (item.kind !== 'report' || item.reporter !== id) continue
    const { report }: KeptReport = await unit.load(REPORTS, item.report)
    if (report.kind === 'answered' && report.reporter.organization === organization) return true
  }
  return false
}

/** Whoever complained on nobody's report, for as long as they administer the organization. */
async function hasComplained(unit: Unit, id: ComplaintId, person: MemberPrincipal): Promise<boolean> {
  const complaint = await unit.load(COMPLAINTS, id)
  if (complaint.kind !== 'answered' || !isOwnAccount(complaint) || person.role !== 'admin') return false
  return complaint.by === person.id && complaint.organization === person.organization
}

function isElsewhere(principal: Principal, { organization }: Ground): boolean {
  return principal.kind === 'member' && organization !== null && organization !== principal.organization
}
