/** All that somebody reads on their own page, as one document that they take along. */
import type { MemberPrincipal } from '../access/principal.ts'
import type { Desk } from '../casework/parts.ts'
import { readStandingAround, readStandingWithin } from '../casework/standing/load-history.ts'
import { sayStanding } from '../casework/standing/say-standing.ts'
import type { MemberList, MemberPage } from '../page/render-member.ts'
import { readMemberLists } from './member-lists.ts'

/** Pages of each list: what is beyond is read on the page itself. */
const MOST_PAGES = 40

type Lists = Pick<MemberPage, 'notices' | 'keptBack' | 'disclosures' | 'reports'>
type Held = { readonly [Name in keyof Lists]: Lists[Name]['items'][number][] }

/** How the address of a page names where each list goes on. */
const CURSORS = { notices: 'notices', keptBack: 'kept-back', disclosures: 'disclosures', reports: 'reports' } as const

/** JSON, with instants as text, and without the tokens that appeal for whoever holds them. */
export async function copyOwnLists(desk: Desk, person: MemberPrincipal): Promise<string> {
  const subject = { type: 'account', id: person.id } as const
  const now = desk.now()
  const standing = await readStandingWithin(desk.db, subject, { organization: person.organization, now })
  const around = await readStandingAround(desk.db, subject, { from: person, now })
  const held: Held = { notices: [], keptBack: [], disclosures: [], reports: [] }
  let cursors: Readonly<Record<string, string>> | null = {}
  for (let turn = 0; turn < MOST_PAGES && cursors !== null; turn += 1) {
    const lists: Lists = await readMemberLists(desk, person, cursors)
    const isFirst = turn === 0
    const next: Record<string, string> = {}
    const take = <Item>(into: Item[], list: MemberList<Item>, name: string): void => {
      // A list that has ended begins anew where no place is named.
      if (isFirst || cursors?.[name] !== undefined) into.push(...list.items)
      if (list.next !== null && (isFirst || cursors?.[name] !== undefined)) next[name] = list.next
    }
    take(held.notices, lists.notices, CURSORS.notices)
    take(held.keptBack, lists.keptBack, CURSORS.keptBack)
    take(held.disclosures, lists.disclosures, CURSORS.disclosures)
    take(held.reports, lists.reports, CURSORS.reports)
    cursors = Object.keys(next).length === 0 ? null : next
  }
  const { state, points } = standing
  const own = { account: person.id, organization: person.organization, at: now, isWhole: cursors === null }
  return JSON.stringify(
    { ...own, standing: { state, points, summary: sayStanding(standing, around) }, ...held },
    plain,
    2,
  )
}

const INSTANTS = new Set(['at', 'appealUntil', 'decidedAt', 'receivedAt', 'toldAt', 'answerBy'])

function plain(name: string, value: unknown): unknown {
  if (name === 'token') return undefined
  return INSTANTS.has(name) && typeof value === 'number' ? new Date(value).toISOString() : value
}
