/** What the machine held or blocked of somebody's: to themselves, and to the service for them. To everybody else it is not there. */
import { isUuid, type SentBy } from '@goodstanding/ledger'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Principal } from '../../access/principal.ts'
import { listOwnKeptBack, type OwnKeptBack, readOwnKeptBack } from '../../casework/appeal/list-kept-back.ts'
import { demand } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { instantText, type Shown, showAppeal } from '../../casework/show.ts'
import { versionSeen } from '../../versions-context.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'

type IdParams = { Params: { id: string } }

export function registerKeptBackRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['appeals']
  const all = { tags, summary: 'What the machine held or blocked of what somebody sent, newest first' }
  app.get('/v1/kept-back', { schema: all }, async (request) => {
    const principal = principalOf(request)
    const sentBy = senderOf(principal, request)
    const { items, next } = await listOwnKeptBack(desk, principal, { sentBy, page: pageOf(request, isUuid) })
    return { items: items.map(showKeptBack), next }
  })

  const one = { tags, summary: 'One thing that the machine held or blocked, with its appeal' }
  app.get<IdParams>('/v1/kept-back/:id', { schema: one }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'kept-back.read', ['self'])
    const found = await readOwnKeptBack(desk, principal, request.params.id)
    if (found === null || !isTheirs(principal, found)) throw new Problem('decision.unknown')
    return showKeptBack(found)
  })
}

/** Whose it is: their own, or whom the service names, who is one with their organization. */
function senderOf(principal: Principal, request: FastifyRequest): SentBy {
  const { account, organization } = queryOf(request)
  if (principal.kind === 'member') {
    const isOwn = account === undefined || account === principal.id
    demand(principal, 'kept-back.read', isOwn ? ['self'] : [])
    return { organization: principal.organization, actor: principal.id }
  }
  demand(principal, 'kept-back.read')
  if (account === undefined || account === '') throw missing('account')
  if (organization === undefined || organization === '') throw missing('organization')
  return { organization, actor: account }
}

const missing = (name: string): Problem => fieldProblem('query.invalid', `?${name}`, 'is required')

function isTheirs(principal: Principal, { sentBy }: OwnKeptBack): boolean {
  return principal.kind !== 'member' || sentBy.actor === principal.id
}

function showKeptBack(found: OwnKeptBack): Shown {
  const { sentBy, standing, decidedAt, appealUntil, appeal, ...rest } = found
  return {
    ...rest,
    account: sentBy.actor,
    organization: sentBy.organization,
    ...(standing === null ? {} : { standing }),
    decidedAt: instantText(decidedAt),
    appealUntil: instantText(appealUntil),
    appeal:
      appeal === null ? null : { ...showAppeal(appeal, 'outside'), version: versionSeen('appeal', appeal.id) ?? 1 },
  }
}
