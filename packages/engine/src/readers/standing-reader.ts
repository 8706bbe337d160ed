/** What an event's actor brings along: points, reports, a permit for a campaign, a client that the register refuses. */
import type { SignalReader } from '../signal-reader.ts'
import { listsReadingClauses } from './permit-requirement.ts'

const ACTOR = { pointer: '/data/actor/id' }
const ORGANIZATION = { pointer: '/data/organization' }

export const historyReader: SignalReader = {
  name: 'history',
  says: ['history.actor-points', 'history.organization-points', 'history.reports-against', 'history.recent-transfer'],
  read: (event, { facts, sink, recent }) => {
    const { actor, organization } = event.data
    const account = facts.standing({ type: 'account', id: actor.id })
    sink.see('history.actor-points', account.points, ACTOR)
    sink.see('history.reports-against', account.reports, ACTOR)
    const points = facts.standing({ type: 'organization', id: organization }).points
    sink.see('history.organization-points', points, ORGANIZATION)
    // Whoever transfers an account names it in the event; whoever uses it later is the actor.
    const concerned = event.type === 'account.transfer' ? event.data.account.id : actor.id
    const pointer = event.type === 'account.transfer' ? '/data/account/id' : '/data/actor/id'
    if (recent('account-transfers', concerned, null) > 0) sink.see('history.recent-transfer', 1, { pointer })
  },
}

export const campaignReader: SignalReader = {
  name: 'campaign',
  says: ['campaign.authorised'],
  read: (event, context) => {
    if (!listsReadingClauses(event, 'campaign.authorised', context)) return
    context.sink.see('campaign.authorised', 1, { pointer: '/data/permit' }, context.permit?.permit.id ?? '')
  },
}

export const clientReader: SignalReader = {
  name: 'client',
  says: ['session.client-refused'],
  read: (event, { facts, sink }) => {
    const client = event.data.session?.client
    if (client === undefined || facts.clientStatus(client) !== 'refused') return
    sink.see('session.client-refused', 1, { pointer: '/data/session/client' }, client)
  },
}
