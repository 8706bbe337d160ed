/**
 * What links things: the recorded decisions that a file, a link or a device was part of, all of them, the newest first, each with the
 * place where it is; and the accounts that were registered with the same details. Each look is an entry of the audit log.
 */
import {
  countTraced,
  findFiles,
  isUuid,
  listSharedIdentities,
  listTraced,
  type PageRequest,
  tracedSince,
} from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import { demand, nameOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { createTraceHash, linkedIn, type Trace } from '../casework/finding/find-linked.ts'
import { demandAllQueues } from '../casework/queue/granted-queues.ts'
import { instantText } from '../casework/show.ts'
import { readDecisionsOf } from '../vault/open-decisions.ts'
import { principalOf } from './app.ts'
import { pageOf } from './page-query.ts'
import { Problem } from './problems.ts'

const SHARED_MOST = 50
/** As many linked decisions as are counted; whoever is linked with more is linked with many. */
const COUNTED_MOST = 2_000
const TRACES = ['file', 'link', 'device'] as const

export function registerConsoleLinksRoutes(app: FastifyInstance, { desk }: Casework): void {
  const hash = createTraceHash(desk.installationKey)

  app.get<{ Params: { type: string; id: string } }>(
    '/v1/links/:type/:id',
    {
      schema: {
        tags: ['investigation'],
        summary: 'What a file, a link, a device or an account is linked with, and by what',
      },
    },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'action.read')
      demandAllQueues(principal)
      const { type, id } = request.params
      const page = pageOf(request, isUuid)
      await desk.run((unit) => {
        const by = nameOf(principal)
        unit.audit({ act: 'subject.read', by, object: `${type}/${id}`, organization: null, why: 'investigation' })
        return Promise.resolve()
      })
      if (type === 'account') return { accounts: await listSharedIdentities(desk.db, id, SHARED_MOST) }
      const trace = TRACES.find((known) => known === type)
      if (trace === undefined)
        throw new Problem('route.unknown', { detail: `"${type}" is none of ${TRACES.join(', ')}.` })
      const [file] = trace === 'file' ? await findFiles(desk.db, [id.toLowerCase()].filter(isHash)) : []
      const found = await linkedWith({ kind: trace, value: id }, page)
      return file === undefined ? found : { ...found, file: { ...file, firstSeen: instantText(file.firstSeen) } }
    },
  )

  async function linkedWith(trace: Trace, page: PageRequest) {
    const { db } = desk
    const hashed = hash(trace)
    const { items, next } = await listTraced(db, hashed, page)
    const rows = await readDecisionsOf(db, items)
    const linked = rows.flatMap((row) => {
      // Read again in the event itself: it says where, and a hash alone proves nothing.
      const where = linkedIn(row.event, trace)
      if (where === null) return []
      return [
        {
          id: `dec_${row.id}`,
          type: row.eventType,
          effect: row.effect,
          clauses: row.clauses,
          organization: row.organization,
          actor: row.actor,
          at: new Date(row.eventTime).toISOString(),
          where,
        },
      ]
    })
    const since = await tracedSince(db, desk.now())
    return {
      items: linked,
      next,
      count: await countTraced(db, hashed, COUNTED_MOST),
      /** Older decisions have not been looked through yet; null: all were. */
      since: since === null ? null : new Date(since).toISOString(),
    }
  }
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)
