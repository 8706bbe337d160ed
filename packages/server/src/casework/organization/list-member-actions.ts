/**
 * What is in force against the members of an organization, for its administrators: only where the notice went out. What a legal
 * order keeps from the subject is kept from their employer too, and what is private to whom it fell on.
 */
import type { Action } from '@goodstanding/casework'
import type { PageRequest } from '@goodstanding/ledger'
import type { MemberPrincipal } from '../../access/principal.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { termsOf } from '../clause-terms.ts'
import { fillPage } from '../fill-page.ts'
import { readFor } from '../narrow.ts'
import { readWhatBecame } from '../notice/what-became.ts'
import type { Desk } from '../parts.ts'
import { allInStream, type Listed, listStream } from '../read-stream.ts'
import { instantText, type Shown, textOrNull } from '../show.ts'
import { ACTIONS, NOTICES } from '../streams.ts'
import { namesOf } from './name-people.ts'

export type MemberActions = { readonly items: readonly Shown[]; readonly next: string | null }

/** Actions in force on accounts and content of this administrator's organization, newest first. */
export function listMemberActions(desk: Desk, by: MemberPrincipal, page: PageRequest): Promise<MemberActions> {
  const { organization } = by
  return readFor(desk, by, (db) =>
    fillPage<Listed<Action>, Shown>(page, {
      read: (asked) =>
        listStream(
          db,
          ACTIONS,
          [
            { column: 'organization', test: 'is', value: organization },
            { column: 'status', test: 'is', value: 'active' },
          ],
          asked,
        ),
      keep: (rows) => {
        const { policy } = desk.policy()
        return showInForce(
          { db, organization },
          rows.filter(({ state }) => state.kind !== 'active' || !termsOf(policy, state.terms.clause).mayNeedHelp),
        )
      },
    }),
  )
}

async function showInForce(
  { db, organization }: { readonly db: VaultDb; readonly organization: string },
  rows: readonly Listed<Action>[],
): Promise<readonly (readonly [Listed<Action>, Shown])[]> {
  const told = await recipientsOf(
    db,
    rows.map(({ id }) => id),
  )
  const whatBecame = await readWhatBecame(
    db,
    rows.map(({ state }) => state),
  )
  const names = await namesOf(db, [...told.values()], organization)
  return rows.flatMap((row) => {
    const { id, state } = row
    const account = told.get(id)
    if (state.kind !== 'active' || account === undefined || whatBecame(state) !== null) return []
    const { type, subject, capability, clause, until } = state.terms
    const shown: Shown = {
      id,
      account,
      name: names.get(account) ?? null,
      subject: { type: subject.type, id: subject.id },
      type,
      ...(capability === null ? {} : { capability }),
      clause,
      takenAt: instantText(state.takenAt),
      until: textOrNull(until),
    }
    return [[row, shown]]
  })
}

/** The accounts that the notices of these actions went to. */
async function recipientsOf(db: VaultDb, actions: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (actions.length === 0) return new Map()
  const notices = await allInStream(db, NOTICES, [
    { column: 'action', test: 'in', value: actions },
    { column: 'status', test: 'is', value: 'sent' },
  ])
  return new Map(
    notices.flatMap(({ state: { notice, recipient } }) => {
      const [type, ...rest] = recipient.split('/')
      return notice.kind === 'sent' && type === 'account' ? [[notice.contents.action, rest.join('/')] as const] : []
    }),
  )
}
