/** A service under load that remembers every answer it was given, and asks for all of it after a crash. */
import type { Decision } from '@goodstanding/model'
import { expect } from 'vitest'
import { type Client, type Data, eventOf, type WireEvent } from '../server/client.ts'

type Answered = { readonly event: WireEvent; readonly decision: Decision }

export class Acknowledged {
  readonly decisions: Answered[] = []
  /** Decision ids that `POST /v1/events` promised. */
  readonly observed: string[] = []
  readonly facts = new Map<string, Data>()
  /** Invitations that were not refused, by contact. */
  readonly invited = new Map<string, number>()
  /** Sent, but the server was gone before it answered. */
  readonly unanswered: WireEvent[] = []
  private serial = 0

  /** Sends one thing after the other from several hands, until the server is gone or `seconds` have passed. */
  async load(client: Client, hands: number, seconds: number): Promise<void> {
    const until = performance.now() + seconds * 1000
    const work = async (hand: number): Promise<void> => {
      for (let turn = hand; performance.now() < until; turn++) {
        if (!(await this.send(client, turn % 5))) return
      }
    }
    await Promise.all(Array.from({ length: hands }, (_, hand) => work(hand)))
  }

  /** Resolves when so many more things were acknowledged, or nothing is answered any more. */
  async until(more: number): Promise<void> {
    const count = () => this.decisions.length + this.observed.length + this.facts.size
    const [enough, gone] = [count() + more, this.unanswered.length]
    while (count() < enough && this.unanswered.length === gone) await new Promise((resolve) => setTimeout(resolve, 5))
  }

  private async send(client: Client, kind: number): Promise<boolean> {
    this.serial += 1
    const id = `${process.pid}-${this.serial}`
    if (kind === 0) return this.decide(client, [eventOf('api.call', { app: { id: `app-${id}` } })])
    if (kind === 1) return this.decide(client, [inviteTo(`x-${this.serial % 40}`)])
    if (kind === 2) return this.observe(client, eventOf('api.call', { app: { id: `seen-${id}` } }))
    if (kind === 3) return this.state(client, `permits/p-${id}`)
    const batch = Array.from({ length: 10 }, (_, at) => eventOf('api.call', { app: { id: `app-${id}-${at}` } }))
    return this.decide(client, batch)
  }

  private async decide(client: Client, events: readonly WireEvent[]): Promise<boolean> {
    try {
      const decisions = await client.decideAll(events)
      for (const [at, event] of events.entries()) this.note(event, decisions[at])
      return true
    } catch {
      this.unanswered.push(...events) // the server is gone
      return false
    }
  }

  private note(event: WireEvent, decision: Decision | undefined): void {
    if (decision === undefined || !('effect' in decision)) throw new Error(JSON.stringify(decision))
    this.decisions.push({ event, decision })
    if (event.type !== 'contact.invite' || decision.effect === 'block') return
    const contact = contactOf(event)
    this.invited.set(contact, (this.invited.get(contact) ?? 0) + 1)
  }

  private async observe(client: Client, event: WireEvent): Promise<boolean> {
    const answer = await client.ask('POST', '/v1/events', { body: event }).catch(() => null)
    if (answer?.status === 202) this.observed.push((answer.body as { decision: string }).decision)
    return answer !== null
  }

  private async state(client: Client, path: string): Promise<boolean> {
    const body = {
      holder: path,
      clauses: ['conduct.o'],
      issuer: 'i',
      validFrom: '2026-01-01T00:00:00Z',
      validUntil: '2027-01-01T00:00:00Z',
    }
    const answer = await client.ask('PUT', `/v1/${path}`, { body }).catch(() => null)
    if (answer?.status === 200) this.facts.set(path, body)
    return answer !== null
  }

  /** Every answer stands: each decision, each observed event, each fact; an event sent again is still the same one. */
  async verify(client: Client): Promise<void> {
    await eachOf(this.decisions.splice(0), async ({ decision }) => {
      const { status, body } = await client.ask('GET', `/v1/decisions/${decision.id}`)
      expect(status, decision.id).toBe(200)
      expect(body).toMatchObject(decision)
    })
    await eachOf(this.observed.splice(0), (id) => decidedEventually(client, id))
    await eachOf([...this.facts], async ([path, body]) => {
      expect((await client.ask('GET', `/v1/${path}`)).body).toMatchObject(body)
    })
    this.facts.clear()
    for (const event of this.unanswered.splice(0)) {
      const [decision] = await client.decideAll([event])
      this.note(event, decision)
    }
  }

  /** Whatever was answered before, nobody is invited a fourth time, and everybody could be invited three times. */
  async verifyInvitations(client: Client): Promise<void> {
    for (const [contact, allowed] of this.invited) {
      expect(allowed, contact).toBeLessThanOrEqual(3)
      for (let more = allowed; more < 3; more++)
        expect((await client.decide(inviteTo(contact))).effect, contact).toBe('allow')
      expect((await client.decide(inviteTo(contact))).effect, contact).toBe('block')
    }
  }
}

/** Each contact has an inviter of its own, so that nobody invites conspicuously many. */
export const inviteTo = (contact: string): WireEvent =>
  eventOf('contact.invite', { organization: `of-${contact}`, actor: { id: `u-${contact}` }, contact: { id: contact } })
const contactOf = ({ data }: WireEvent): string => (data['contact'] as { id: string }).id

const READERS = 8

/** One after the other for each of several readers. */
async function eachOf<Item>(items: readonly Item[], read: (item: Item) => Promise<void>): Promise<void> {
  const waiting = items.values()
  const reader = async (): Promise<void> => {
    for (const item of waiting) await read(item)
  }
  await Promise.all(Array.from({ length: READERS }, reader))
}

async function decidedEventually(client: Client, id: string): Promise<void> {
  for (let turn = 0; turn < 1_000; turn++) {
    if ((await client.ask('GET', `/v1/decisions/${id}`)).status === 200) return
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error(`The observed event of ${id} was accepted and never decided.`)
}
