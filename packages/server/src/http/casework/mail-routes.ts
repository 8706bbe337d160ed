/** The log of mail that goes out: what was sent, refused, or came back. Addresses are not in it. */
import { listMailDeliveries, type MailStatus } from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import { demand } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { instantText, textOrNull } from '../../casework/show.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf } from '../page-query.ts'
import { fieldProblem } from '../problems.ts'

const STATUSES: readonly MailStatus[] = ['waiting', 'sent', 'failed', 'bounced', 'dropped']

function statusOf(text: string | undefined): MailStatus | null {
  if (text === undefined) return null
  const status = STATUSES.find((known) => known === text)
  if (status === undefined) throw fieldProblem('query.invalid', '?status', `must be one of ${STATUSES.join(', ')}`)
  return status
}

export function registerMailRoutes(app: FastifyInstance, { desk }: Casework): void {
  const schema = { tags: ['mail'], summary: 'Mail that was sent, is waiting, failed or came back' }
  app.get('/v1/mail-deliveries', { schema }, async (request) => {
    demand(principalOf(request), 'mail.read')
    const { items, next } = await listMailDeliveries(desk.db, statusOf(queryOf(request)['status']), pageOf(request))
    return {
      items: items.map(({ id, kind, recipient, about, status, attempts, answer, createdAt, lastAt }) => ({
        id,
        kind,
        recipient,
        about,
        status,
        attempts,
        answer,
        createdAt: instantText(createdAt),
        lastAt: textOrNull(lastAt),
      })),
      next,
    }
  })
}
