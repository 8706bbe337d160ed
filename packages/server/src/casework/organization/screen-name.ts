/**
 * A badge was taken away that vouched for a name, or a name came under protection: it is screened again, as an event of our own that is
 * decided like any other.
 */
import { createHash } from 'node:crypto'
import { getFact, observeEvents } from '@goodstanding/ledger'
import type { Desk } from '../parts.ts'
import { readOrganizationFact } from '../read-stream.ts'
import type { Unit } from '../unit.ts'

/** The source of events that this product states itself. */
export const OWN_SOURCE = 'goodstanding:casework'

/** Queues the event in the unit's transaction. `why` names what called for it: once for each. `proves`: of the organization's domains, those that prove a name. */
export async function screenNameAgain(
  desk: Desk,
  unit: Unit,
  asked: { organization: string; why: string; proves?: readonly string[] },
): Promise<void> {
  const { organization, why, proves = [] } = asked
  const fact = await getFact(unit.tx, 'organization', organization)
  if (fact === null) return // nobody has told us its name
  const { name, kind, country, domains = [] } = readOrganizationFact(fact.body)
  const spelled = new Set(proves.map((domain) => domain.trim().toLowerCase()))
  const domain = domains.find((each) => spelled.has(each.trim().toLowerCase())) ?? domains[0]
  const event = {
    specversion: '1.0',
    id: `screen/${why}`,
    source: OWN_SOURCE,
    type: 'organization.rename',
    time: new Date(unit.now).toISOString(),
    data: {
      organization,
      actor: { id: 'goodstanding', kind: 'app' },
      subject: {
        id: organization,
        name,
        kind: kind ?? 'other',
        country: country ?? 'ZZ',
        ...(domain === undefined ? {} : { domain }),
      },
    },
  }
  await observeEvents(unit.tx, [
    {
      decisionId: desk.newId(unit.now),
      organization,
      source: event.source,
      eventId: event.id,
      bodyHash: createHash('sha256').update(JSON.stringify(event)).digest('hex'),
      event,
      receivedAt: unit.now,
    },
  ])
}
