/** People at work on cases while the server is killed again and again: every answer is remembered, and asked for after the crash. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'vitest'
import type { Answer, Client, Data } from '../server/client.ts'

/** A webhook receiver that remembers each message once, by its id. */
export class Receiver {
  readonly messages = new Map<string, { readonly type: string; readonly data: Data }>()
  private readonly server: Server

  constructor() {
    this.server = createServer((request, response) => {
      let text = ''
      request.on('data', (part: Buffer) => {
        text += part.toString()
      })
      request.on('end', () => {
        const { type, data } = JSON.parse(text) as { type: string; data: Data }
        this.messages.set(String(request.headers['webhook-id']), { type, data })
        response.end()
      })
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', () => resolve()))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`
  }

  /** How many different messages of a type tell of this action. */
  count(type: string, action: string): number {
    return [...this.messages.values()].filter((message) => message.type === type && message.data['action'] === action)
      .length
  }

  close(): void {
    this.server.closeAllConnections()
    this.server.close()
  }
}

type Staff = { readonly sofia: string; readonly omar: string; readonly boss: string }
type Body = { readonly id: string; readonly [field: string]: unknown }

/** A call that was sent, and what it is about. */
type Call = {
  readonly kind: 'report' | 'ignored' | 'complain' | 'decide' | 'appeal' | 'answer'
  readonly serial: number
  readonly path: string
  readonly token: string | undefined
  readonly body: Data
}

/** Short enough to end while the test runs, long enough to lie ahead when it is decided. */
const LIMIT_MS = 5_000

/** Hours that the administrators of one organization have: they never answer, and the clock takes their reports to the operator. */
const SILENT_HOURS = 0.001

const bodyOf = ({ body }: Answer): Body => body as Body

export class CaseworkLoad {
  /** What was acknowledged, by the serial of its report. */
  readonly reports = new Map<number, string>()
  readonly ignored = new Map<number, string>()
  readonly cases = new Map<number, string>()
  readonly actions = new Map<number, string>()
  readonly appeals = new Map<number, string>()
  readonly answered = new Map<number, string>()
  private readonly unanswered: Call[] = []
  /** How many calls were answered. */
  acknowledged = 0
  private serial = 0
  private staff: Staff = { sofia: '', omar: '', boss: '' }

  /** Names the people who work, once; their tokens outlive the server. */
  async hire(client: Client, signIn: string, hook: string): Promise<void> {
    const token = new URL(signIn).searchParams.get('token')
    const root = (await client.ask('POST', '/v1/sign-in', { body: { token } })).body as { token: string }
    const hired: Record<string, string> = {}
    for (const id of ['sofia', 'omar']) {
      const person = { id, name: id, email: `${id}@operator.example`, roles: ['senior'] }
      await client.ask('POST', '/v1/staff', { token: root.token, body: person })
      const minted = await client.ask('POST', `/v1/staff/${id}/tokens`, { token: root.token })
      hired[id] = (minted.body as { token: string }).token
    }
    await client.put('people/boss', { organization: 'acme', kind: 'member', name: 'Boss', roles: ['admin'] })
    const deadlines = { 1: SILENT_HOURS, 2: SILENT_HOURS, 3: SILENT_HOURS }
    await client.put('organizations/silent', { name: 'Silent', kind: 'company', country: 'DE', domains: [], deadlines })
    await client.put('people/nobody', { organization: 'silent', kind: 'member', name: 'Nobody', roles: ['admin'] })
    const made = await client.ask('POST', '/v1/webhooks', { token: root.token, body: { url: hook } })
    expect(made.status, JSON.stringify(made.body)).toBe(201)
    this.staff = { sofia: hired['sofia'] ?? '', omar: hired['omar'] ?? '', boss: '' }
  }

  /** A member token ends after some minutes. */
  async greet(client: Client): Promise<void> {
    const body = { sub: 'boss', organization: 'acme', role: 'admin', ttl: 600 }
    const { token } = (await client.ask('POST', '/v1/member-tokens', { body })).body as { token: string }
    this.staff = { ...this.staff, boss: token }
  }

  /** Works with several hands until the server is gone. */
  async work(client: Client, hands: number): Promise<void> {
    const hand = async (): Promise<void> => {
      while (await this.oneCase(client));
    }
    await Promise.all(Array.from({ length: hands }, hand))
  }

  /** One case from its report to the answer of its appeal. False when the server is gone. */
  private async oneCase(client: Client): Promise<boolean> {
    this.serial += 1
    const { serial } = this
    const isInside = serial % 3 === 0
    const reporter = { organization: 'acme', id: `r-${serial}`, kind: isInside ? 'member' : 'external' }
    const body = { about: { account: `a-${serial}` }, clause: 'conduct.j', text: `Report ${serial}`, reporter }
    const calls: readonly (() => Call | null)[] = [
      () => ({ kind: 'report', serial, path: '/v1/reports', token: undefined, body }),
      () => (serial % 4 === 0 ? this.ignoring(serial) : null),
      () => (isInside ? this.complaining(serial) : null),
      () => this.deciding(serial),
      () => (serial % 2 === 0 ? this.appealing(serial) : null),
      () => (serial % 2 === 0 ? this.answering(serial) : null),
    ]
    for (const next of calls) {
      const call = next()
      if (call !== null && !(await this.send(client, call))) return false
    }
    return true
  }

  private ignoring(serial: number): Call {
    const reporter = { organization: 'silent', id: `s-${serial}`, kind: 'member' }
    const body = { about: { account: `i-${serial}` }, clause: 'conduct.j', text: `Report ${serial}`, reporter }
    return { kind: 'ignored', serial, path: '/v1/reports', token: undefined, body }
  }

  private complaining(serial: number): Call {
    const path = `/v1/reports/${this.reports.get(serial) ?? ''}/confirm`
    return { kind: 'complain', serial, path, token: this.staff.boss, body: { statement: 'I have seen it.' } }
  }

  private deciding(serial: number): Call {
    const until = new Date(Date.now() + LIMIT_MS).toISOString()
    const body = {
      clause: 'conduct.j',
      actions: [{ type: 'limit', capability: 'message.external', until }],
      reason: 'So it is.',
    }
    const path = `/v1/cases/${this.cases.get(serial) ?? ''}/decide`
    return { kind: 'decide', serial, path, token: this.staff.sofia, body }
  }

  private appealing(serial: number): Call {
    const body = { action: this.actions.get(serial) ?? '', text: 'It was not so.' }
    return { kind: 'appeal', serial, path: '/v1/appeals', token: undefined, body }
  }

  private answering(serial: number): Call {
    const path = `/v1/appeals/${this.appeals.get(serial) ?? ''}/decide`
    return { kind: 'answer', serial, path, token: this.staff.omar, body: { outcome: 'uphold', reason: 'It was.' } }
  }

  private async send(client: Client, call: Call): Promise<boolean> {
    const answer = await this.post(client, call).catch(() => null)
    if (answer === null) {
      this.unanswered.push(call)
      return false
    }
    expect(answer.status, JSON.stringify([call, answer.body])).toBeLessThan(300)
    this.acknowledged += 1
    this.note(call, bodyOf(answer))
    return true
  }

  private post(client: Client, { kind, serial, path, token, body }: Call): Promise<Answer> {
    const headers = { 'idempotency-key': `${kind}-${serial}` }
    return client.ask('POST', path, { headers, body, ...(token === undefined ? {} : { token }) })
  }

  private note({ kind, serial }: Call, body: Body): void {
    switch (kind) {
      case 'report':
        this.reports.set(serial, body.id)
        if (typeof body['case'] === 'string') this.cases.set(serial, body['case'])
        return
      case 'ignored':
        this.ignored.set(serial, body.id)
        return
      case 'complain':
        this.cases.set(serial, (body['complaint'] as { case: string }).case)
        return
      case 'decide':
        this.actions.set(serial, (body['actions'] as readonly { id: string }[])[0]?.id ?? '')
        return
      case 'appeal':
        this.appeals.set(serial, body.id)
        return
      case 'answer':
        this.answered.set(serial, body.id)
    }
  }

  /** Everything that was acknowledged since the last crash is there, once; what was not is there once or not at all. */
  async verify(client: Client, since: number): Promise<void> {
    for (const call of this.unanswered.splice(0)) await this.repeat(client, call)
    for (let serial = since + 1; serial <= this.serial; serial += 1) await this.verifyOne(client, serial)
  }

  get last(): number {
    return this.serial
  }

  /**
   * A call that nobody knows the end of, again with its key: done then, done now, held by the dead for a minute, or never done and
   * now too late.
   */
  private async repeat(client: Client, call: Call): Promise<void> {
    const answer = await this.post(client, call)
    if (answer.status < 300) this.note(call, bodyOf(answer))
    else
      expect(
        ['idempotency.done', 'idempotency.in-progress', 'action.until'],
        JSON.stringify([call, answer.body]),
      ).toContain((answer.body as { kind: string }).kind)
  }

  private async verifyOne(client: Client, serial: number): Promise<void> {
    const staff = { token: this.staff.sofia }
    const items = async (path: string) =>
      ((await client.ask('GET', path, staff)).body as { items: readonly Body[] }).items
    const reports = await items(`/v1/reports?reporter=r-${serial}`)
    expect(reports.length, `reports of ${serial}`).toBeLessThanOrEqual(1)
    const report = this.reports.get(serial)
    if (report !== undefined) expect(reports.map(({ id }) => id)).toEqual([report])
    const actions = await items(`/v1/actions?subject=account/a-${serial}`)
    expect(actions.length, `actions on ${serial}`).toBeLessThanOrEqual(1)
    const action = this.actions.get(serial)
    if (action !== undefined) {
      expect(actions.map(({ id }) => id)).toEqual([action])
      const cases = await items(`/v1/cases?subject=account/a-${serial}`)
      expect(cases.map(({ status }) => status)).toEqual(['decided'])
      expect(reports.map(({ status }) => status)).toEqual(['answered'])
      const notices = await client.ask('GET', `/v1/notices?action=${action}`)
      expect((notices.body as { items: readonly unknown[] }).items, `notices of ${serial}`).toHaveLength(1)
    }
    const appeal = this.appeals.get(serial)
    if (appeal === undefined) return
    const { status } = bodyOf(await client.ask('GET', `/v1/appeals/${appeal}`, staff)) as { status?: unknown }
    if (this.answered.has(serial)) expect(status).toBe('upheld')
    else expect(['pending', 'upheld']).toContain(status)
  }

  private async verifyDeadlines(client: Client): Promise<void> {
    const staff = { token: this.staff.sofia }
    for (const [serial, report] of this.ignored) {
      await eventually(`the deadline of report ${serial}`, async () => {
        const found = bodyOf(await client.ask('GET', `/v1/reports/${report}`, staff))
        return found['status'] === 'with-operator'
      })
      const { items } = (await client.ask('GET', `/v1/cases?subject=account/i-${serial}`, staff)).body as {
        items: readonly { reports: readonly Body[] }[]
      }
      expect(items.map(({ reports }) => reports.map(({ id }) => id))).toEqual([[report]])
    }
  }

  /**
   * Every limit has ended by itself, once, and the service was told of its beginning and its end, once. Every report that
   * its administrators left lying is with the operator, in one case.
   */
  async verifyTimers(client: Client, receiver: Receiver): Promise<void> {
    await this.verifyDeadlines(client)
    for (const [serial, action] of this.actions) {
      await eventually(`the end of action ${serial}`, async () => {
        const found = bodyOf(await client.ask('GET', `/v1/actions/${action}`, { token: this.staff.sofia }))
        return found['status'] === 'ended'
      })
    }
    for (const [serial, action] of this.actions) {
      for (const type of ['action.taken', 'action.ended', 'notice.sent'])
        await eventually(`${type} of ${serial}`, () => Promise.resolve(receiver.count(type, action) > 0))
      for (const type of ['action.taken', 'action.ended', 'notice.sent'])
        expect([serial, type, receiver.count(type, action)]).toEqual([serial, type, 1])
    }
  }
}

async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 900; turn += 1) {
    if (await isSo()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`It never came: ${what}.`)
}
