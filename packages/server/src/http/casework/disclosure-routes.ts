/** What subjects are told of records that an authority was given. */
import type { Disclosure } from '@goodstanding/casework'
import type { ViewCondition } from '@goodstanding/ledger'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Principal } from '../../access/principal.ts'
import { demand } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { DISCLOSURES } from '../../casework/legal/tell-subjects.ts'
import { readFor } from '../../casework/narrow.ts'
import { listStream, readStream } from '../../casework/read-stream.ts'
import { instantText, type Shown } from '../../casework/show.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf, subjectOf } from '../page-query.ts'
import { Problem } from '../problems.ts'

type IdParams = { Params: { id: string } }
type Told = Exclude<Disclosure, { kind: 'none' }>

/** Their own, and that of the organization which they administer. */
function isTheirs(principal: Principal, subject: string): boolean {
  if (principal.kind !== 'member') return false
  if (subject === `account/${principal.id}`) return true
  return principal.role === 'admin' && subject === `organization/${principal.organization}`
}

function showDisclosure(found: Told, isCounsel: boolean): Shown {
  const { id, subject, authority, country, basis, counts, route, producedAt } = found
  return {
    id,
    subject,
    authority,
    country,
    basis,
    counts,
    route,
    producedAt: instantText(producedAt),
    ...(isCounsel ? { request: found.request, status: found.kind } : {}),
    ...(found.kind === 'told'
      ? { message: found.message, toldAt: instantText(found.toldAt) }
      : { owedUntil: instantText(found.until) }),
  }
}

function conditionsOf(principal: Principal, request: FastifyRequest): readonly ViewCondition[] {
  const { request: of } = queryOf(request)
  const subject = subjectOf(request)
  const isCounsel = principal.kind === 'staff'
  const asked = subject ?? (principal.kind === 'member' ? `account/${principal.id}` : undefined)
  demand(principal, 'disclosure.read', asked !== undefined && isTheirs(principal, asked) ? ['self'] : [])
  return [
    // What an order forbids to tell is there for counsel alone.
    ...(isCounsel ? [] : [{ column: 'status', test: 'is', value: 'told' } as const]),
    ...(asked === undefined ? [] : [{ column: 'subject_key', test: 'is', value: asked } as const]),
    ...(isCounsel && of !== undefined ? [{ column: 'request', test: 'is', value: of } as const] : []),
  ]
}

export function registerDisclosureRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['notices']
  app.get(
    '/v1/disclosures',
    { schema: { tags, summary: 'What authorities were given about a subject' } },
    async (request) => {
      const principal = principalOf(request)
      const conditions = conditionsOf(principal, request)
      const { items, next } = await readFor(desk, principal, (db) =>
        listStream(db, DISCLOSURES, conditions, pageOf(request)),
      )
      const shown = items.flatMap(({ state }) =>
        state.kind === 'none' ? [] : [showDisclosure(state, principal.kind === 'staff')],
      )
      return { items: shown, next }
    },
  )

  app.get<IdParams>(
    '/v1/disclosures/:id',
    { schema: { tags, summary: 'One disclosure: what an authority was given about a subject' } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'disclosure.read', ['self'])
      const found = await readFor(desk, principal, (db) => readStream(db, DISCLOSURES, request.params.id))
      const isCounsel = principal.kind === 'staff'
      if (found === null || found.kind === 'none' || (found.kind === 'owed' && !isCounsel))
        throw new Problem('notice.not-found')
      demand(principal, 'disclosure.read', isTheirs(principal, found.subject) ? ['self'] : [])
      return showDisclosure(found, isCounsel)
    },
  )
}
