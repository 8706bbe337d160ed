/**
 * For tests: two nodes on one database, the people and the staff who use them, a service that takes webhooks, and dice. Every step is asked of a
 * node that the dice choose, and is written down, so that a broken promise shows what led to it.
 */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensurePartitions } from '@goodstanding/ledger'
import { type Answered, openTestCasework } from '../open-test-casework.ts'
import { createDice, DAY } from '../open-test-sequence.ts'
import { countEntries } from './open-test-records.ts'
import { BOTH_POLICIES } from './open-test-two-policies.ts'

export const ORGANIZATIONS = ['alpha', 'beta'] as const
export const CLAUSES = ['conduct.i', 'conduct.j', 'content.g', 'content.h', 'content.n', 'content.r'] as const
const MINUTE = 60_000
const START = Date.UTC(2026, 10, 30, 9)
/** The service refuses one webhook in so many. */
const REFUSED_IN = 6

export type Person = { organization: string; isAdministrator: boolean }
/** What the service took of us by webhook, in the order in which it came. */
export type Told = {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'

const ROLES: Readonly<Record<string, readonly string[]>> = {
  sofia: ['senior'],
  omar: ['senior'],
  sara: ['senior'],
  both: ['senior', 'counsel'],
  mei: ['moderator'],
  noor: ['moderator'],
  carl: ['counsel'],
  cora: ['counsel'],
  root: ['installation-admin'],
}

/** Takes webhooks, and refuses one in so many the first time: it comes again. */
async function openReceiver() {
  const told: Told[] = []
  const seen = new Set<string>()
  const server: Server = createServer((request, response) => {
    let text = ''
    request.on('data', (part: Buffer) => {
      text += part.toString()
    })
    request.on('end', () => {
      const id = String(request.headers['webhook-id'])
      const isTaken = seen.has(id) || (seen.size + 1) % REFUSED_IN !== 0
      seen.add(id)
      const { type, subject, data } = JSON.parse(text) as Omit<Told, 'id'>
      if (isTaken) told.push({ id, type, subject, data })
      response.writeHead(isTaken ? 204 : 503).end()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return { told, url: `http://127.0.0.1:${port}/hook`, close: () => server.close() }
}

export async function openNodes(seed: number) {
  const { roll, pick, anyOf } = createDice(seed)
  const one = await openTestCasework({ startsAt: START })
  const two = await openTestCasework({ beside: one })
  const nodes = [one, two]
  const { db } = one.casework.desk
  const { now } = one
  const steps: string[] = []
  const broken: string[] = []
  let isAlone = true
  const receiver = await openReceiver()
  const people = new Map<string, Person>()
  for (const organization of ORGANIZATIONS) {
    people.set(`boss-${organization}`, { organization, isAdministrator: true })
    people.set(`deputy-${organization}`, { organization, isAdministrator: seed % 2 === 0 })
    people.set(`ann-${organization}`, { organization, isAdministrator: false })
  }
  // An account whose id is the id of the other organization.
  people.set('alpha', { organization: 'beta', isAdministrator: false })
  const everybody = [...people.keys()]
  const staff = new Map(Object.entries(ROLES))
  const tokens = new Map<string, string>()
  const signIn = async (id: string): Promise<string> => {
    const token = await one.staff(id, ...(staff.get(id) ?? ['auditor']))
    tokens.set(id, token)
    return token
  }
  for (const id of staff.keys()) await signIn(id)

  /** Since when an authority's hold was seen, by its request. */
  const heldSince = new Map<string, number>()
  const say = (what: string): void => {
    broken.push(what)
  }
  const note = (what: string): void => {
    steps.push(what)
  }
  const ask = async (who: string, method: Method, url: string, body?: unknown): Promise<Answered> => {
    const person = people.get(who)
    const token = who === 'service' ? one.service : person === undefined ? (tokens.get(who) ?? who) : tokenOf(who)
    const node = pick(nodes)
    const isWatched = isAlone && method !== 'GET'
    const from = isWatched ? await countEntries(db) : 0
    const answered = await node.call(token, method as 'GET', url, body)
    const { status } = answered
    if (isWatched) {
      const lines = (await countEntries(db)) - from
      if (status < 300 ? lines < 1 : lines > 0)
        say(`${status} of ${who} ${method} ${url} left ${lines} lines in the log`)
    }
    const became: unknown = status >= 400 ? answered.body['kind'] : (answered.body['status'] ?? answered.body['effect'])
    if (method !== 'GET') note(`${status} ${who} ${method} ${url} ${JSON.stringify(body ?? null)} -> ${String(became)}`)
    if (status >= 500) say(`a fault: ${method} ${url} ${JSON.stringify(answered.body)}`)
    return answered
  }
  function tokenOf(id: string): string {
    const { organization = 'alpha', isAdministrator = false } = people.get(id) ?? {}
    return one.member(id, organization, isAdministrator ? 'admin' : 'member')
  }
  /** An administrator's token of that organization, whoever it is. */
  const administratorOf = (organization: string): string => one.member(`boss-${organization}`, organization, 'admin')
  const external = (id: string, organization: string): string => one.member(id, organization, 'external')

  const statePerson = (id: string) => {
    const { organization, isAdministrator } = people.get(id) ?? { organization: 'alpha', isAdministrator: false }
    return ask('service', 'PUT', `/v1/people/${id}`, {
      ...{ organization, kind: 'member', name: id, email: `${id}@${organization}.example` },
      roles: isAdministrator ? ['admin'] : [],
    })
  }
  const stateOrganization = (id: string, name = `${id} GmbH`) =>
    ask('service', 'PUT', `/v1/organizations/${id}`, {
      ...{ name, kind: 'company', country: 'DE', domains: [`${id}.example`] },
    })

  /** Everything that is due on both nodes, and what each hears of the other. */
  async function settle(): Promise<void> {
    for (let round = 0; round < 4; round += 1)
      for (const { casework } of nodes) {
        while (await casework.followStandings());
        while (await casework.desk.factFeed.follow());
        await casework.followCases()
        await casework.followRules()
        while (await casework.runDue());
        await casework.joinLeft()
        while (await casework.sendWebhooks());
      }
  }
  const waiting = async (): Promise<boolean> =>
    (await db.query(`select from outbox where topic = 'webhook' limit 1`)).length > 0
  async function pass(ms: number): Promise<void> {
    await ensurePartitions(db, now() + ms, 2)
    try {
      // What is tried for days leaves before months pass at once.
      for (let round = 0; ms > DAY && round < 100 && (await waiting()); round += 1) {
        await sleep(20)
        await one.pass(MINUTE)
        await settle()
      }
      await one.pass(ms)
      await settle()
    } catch (fault) {
      say(`a job failed: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`)
    }
  }
  async function start(): Promise<void> {
    const hook = { url: receiver.url, types: [] }
    const { status } = await ask('root', 'POST', '/v1/webhooks', hook)
    if (status !== 201) say('the service could not subscribe')
    for (const { casework } of nodes) await casework.refreshWebhooks()
    for (const id of ORGANIZATIONS) await stateOrganization(id)
    for (const id of everybody) await statePerson(id)
    await pass(1_000)
  }
  await start()
  return {
    ...{
      seed,
      roll,
      pick,
      anyOf,
      one,
      nodes,
      db,
      now,
      steps,
      broken,
      people,
      everybody,
      staff,
      tokens,
      told: receiver.told,
    },
    ...{ heldSince, signIn, say, note, ask, administratorOf, external, statePerson, stateOrganization, settle, pass },
    signInAll: async () => {
      for (const id of tokens.keys()) if (tokens.get(id) !== '') await signIn(id)
    },
    /** Several act at one moment: whose line in the log is whose cannot be told. */
    atOnce: async (work: () => Promise<unknown>): Promise<void> => {
      isAlone = false
      await work().finally(() => {
        isAlone = true
      })
    },
    putPolicy: (at: 0 | 1) => {
      for (const node of nodes) node.putPolicy(BOTH_POLICIES[at])
    },
    close: async () => {
      receiver.close()
      await two.close()
      await one.close()
    },
  }
}

export type Nodes = Awaited<ReturnType<typeof openNodes>>
