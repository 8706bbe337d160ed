/** For tests: what goes on around casework, by weight: messages, the directory, permits, queues, staff who come and leave, another policy, time. */
import { DAY, HOUR } from '../open-test-sequence.ts'
import type { Acts } from './open-test-acts-of-people.ts'
import type { Choices } from './open-test-choices.ts'
import { type Nodes, ORGANIZATIONS } from './open-test-nodes.ts'

const TEXTS = ['MARKED', 'MARKED', 'INSULT', 'GRAVE', 'DANGER', 'SEALED', 'AT RISK', 'hello']

export function actsOfService(world: Nodes, choices: Choices): Acts {
  const { ask, pick, roll, everybody, people, nodes, now, note, say } = world
  let registered = 0
  const decide = async (type: string, actor: string, data: Readonly<Record<string, unknown>>): Promise<void> => {
    const { status, body } = await pick(nodes).decide(type, actor, data)
    note(`${status} ${type} by ${actor} -> ${String(body['effect'])}`)
    if (status >= 500) say(`a fault: ${type} ${JSON.stringify(body)}`)
  }
  const at = (ms: number): string => new Date(now() + ms).toISOString()
  return {
    send: [
      6,
      () => {
        const by = pick(everybody)
        return decide('message.send', by, {
          organization: people.get(by)?.organization,
          conversation: { id: 'c1', kind: 'direct' },
          audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
          content: { text: pick(TEXTS) },
        })
      },
    ],
    register: [
      1,
      () => {
        const like = pick(everybody)
        registered += 1
        const id = pick([like, `new-${registered}`])
        const organization = people.get(like)?.organization ?? 'alpha'
        const account = {
          id,
          kind: 'member',
          name: like,
          email: `${like}@${organization}.example`,
          phone: '+49 171 0000001',
        }
        return decide('account.register', id, { organization, account })
      },
    ],
    transfer: [
      1,
      () => {
        const id = pick(everybody)
        const organization = people.get(id)?.organization ?? 'alpha'
        return decide('account.transfer', id, {
          ...{ organization, actor: { id: `boss-${organization}`, kind: 'member' }, account: { id } },
          ...{ to: { name: 'Somebody Else', email: `else-${roll(3)}@${organization}.example` } },
          reason: pick(['SOLD', 'left']),
        })
      },
    ],
    nameSomebody: [
      2,
      async () => {
        const id = pick(everybody)
        const person = people.get(id)
        if (person === undefined) return
        if (roll(3) === 0) person.isAdministrator = !person.isAdministrator
        if (roll(5) === 0) person.organization = pick(ORGANIZATIONS)
        await world.statePerson(id)
      },
    ],
    forgetSomebody: [1, () => ask('service', 'DELETE', `/v1/people/${pick(everybody)}`)],
    nameOrganization: [
      1,
      () => {
        const id = pick(ORGANIZATIONS)
        return world.stateOrganization(id, pick([`${id} GmbH`, `${id} AG`, 'Bank of Somewhere', 'alpha GmbH']))
      },
    ],
    forgetOrganization: [1, () => ask('service', 'DELETE', `/v1/organizations/${pick(ORGANIZATIONS)}`)],
    permit: [
      1,
      () => {
        const url = `/v1/permits/p-${roll(3)}`
        if (roll(3) === 0) return ask('service', 'DELETE', url)
        return ask('service', 'PUT', url, {
          ...{ holder: pick(ORGANIZATIONS), clauses: [choices.clause()], issuer: 'Office' },
          ...{ validFrom: at(-DAY), validUntil: at(pick([-HOUR, HOUR, 9 * DAY])) },
        })
      },
    ],
    consent: [
      1,
      () => {
        const person = pick(everybody)
        const url = `/v1/consents/c-${roll(4)}`
        if (roll(4) === 0) return ask('service', 'DELETE', url)
        return ask('service', 'PUT', url, {
          ...{ person, organization: people.get(person)?.organization, fields: ['phone'], purpose: 'calls' },
          ...{ disclosureVersion: '1', givenAt: at(-DAY), withdrawnAt: roll(2) === 0 ? at(0) : null },
        })
      },
    ],
  }
}

/** These change what the others stand on, so that each is done alone. */
export function actsAlone(world: Nodes): Acts {
  const { ask, pick, roll, staff, tokens, note, nodes, pass } = world
  const first = new Map(staff)
  const goOn = async (ms: number): Promise<void> => {
    note(`${ms / HOUR} hours pass`)
    await pass(ms)
    await world.signInAll()
  }
  return {
    time: [5, () => goOn(pick([1, HOUR, 9 * HOUR, 25 * HOUR, 8 * DAY, 31 * DAY]))],
    moment: [2, () => goOn(1_000)],
    halfYear: [1, () => (roll(4) === 0 ? goOn(190 * DAY) : Promise.resolve())],
    restart: [
      1,
      () => {
        note('a node starts anew')
        return pick(nodes).restart()
      },
    ],
    policy: [
      1,
      () => {
        const which = pick([0, 1] as const)
        note(`policy ${which + 1}`)
        world.putPolicy(which)
        return Promise.resolve()
      },
    ],
    roles: [
      1,
      async () => {
        const id = pick(['sofia', 'omar', 'sara', 'mei', 'both', 'carl'])
        staff.set(id, pick([['auditor'], ['moderator'], first.get(id) ?? [], first.get(id) ?? []]))
        note(`${id} is ${String(staff.get(id))}`)
        await world.signIn(id)
      },
    ],
    leave: [
      1,
      async () => {
        const id = pick(['sofia', 'omar', 'mei'])
        await ask('root', 'DELETE', `/v1/staff/${id}`)
        if (roll(2) === 0) await world.signIn(id)
        else tokens.set(id, '')
      },
    ],
    queues: [
      2,
      async () => {
        const id = pick(['grave', 'alpha'])
        const filter = id === 'grave' ? { severityFrom: 3 } : { organizations: ['alpha'] }
        const name = { en: id, zh: '队列' }
        const done = pick([
          () => ask('root', 'PUT', `/v1/queues/${id}`, { name, filter }),
          () => ask('root', 'DELETE', `/v1/queues/${id}`),
          () => ask('root', 'PUT', '/v1/routing', { rules: roll(3) === 0 ? [] : [{ queue: id, filter }] }),
          () => ask('root', 'POST', '/v1/routing/apply', {}),
          () =>
            ask('root', 'PUT', `/v1/staff/${pick(['mei', 'noor'])}/queues`, { queues: pick([[], [id], ['general']]) }),
          () => ask('mei', 'PUT', '/v1/staff/mei/set-aside', { setAside: pick([[], ['content'], ['conduct.i']]) }),
        ])
        await done()
      },
    ],
  }
}
