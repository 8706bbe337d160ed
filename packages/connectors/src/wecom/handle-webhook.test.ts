import type { Notice, Standing, WebhookEvent, WebhookType } from '@goodstanding/sdk'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Kept } from '../keep-state.ts'
import { handleWebhook, lookAgain, type Telling } from './handle-webhook.ts'
import { readState, type State } from './read-state.ts'

const OUTSIDE = 'wmAJ2GCAAAXtWyujaWJHDDGi0mACH71w'
let state: State
let done: string[]
let logged: string[]
let standing: Pick<Standing, 'state' | 'limits'>
let telling: Telling
/** By the path that is asked. */
let disclosures: (path: string) => object

const notice = (id: string, account: string) =>
  ({
    id,
    recipient: `account/${account}`,
    message: { en: 'Why', zh: '原因' },
    appealToken: 'apt_1',
    described: { facts: [{ name: 'now', label: { en: 'Now', zh: '现状' }, value: { en: 'reversed', zh: '已撤销' } }] },
  }) as unknown as Notice
const ok = <Value>(value: Value) => Promise.resolve({ ok: true as const, value })

beforeEach(() => {
  state = readState(null)
  done = []
  logged = []
  standing = { state: 'suspended', limits: [] }
  disclosures = () => ({ ok: false, refusal: { status: 404, kind: 'notice.not-found' } })
  const kept: Kept<State> = {
    state: () => state,
    change: (next) => {
      state = next(state)
    },
  }
  const note = (what: string) => (id: string, more?: unknown) => {
    done.push(`${what} ${id}${typeof more === 'string' ? ` ${more}` : ''}`)
    return Promise.resolve()
  }
  telling = {
    accounts: () => ({ organization: 'acme', source: 'wecom://ww1', renamed: {}, administrators: new Set() }),
    goodstanding: {
      ask: ((_method: string, path: string) =>
        Promise.resolve(disclosures(path))) as unknown as Telling['goodstanding']['ask'],
      standing: () => ok(standing as Standing),
      notices: {
        list: () => ok({ items: [notice('ntc_1', 'acme:lin')], next: null }),
        get: (id) => ok(notice(id, 'acme:lin')),
      },
      appeals: {
        get: (id: string) =>
          ok({
            ...{ id, status: 'upheld', party: 'subject', action: 'act_1', by: 'acme:lin' },
            ...{ summary: { en: 'Answered.', zh: '已答复。' }, answer: { en: 'Why.', zh: '原因。' } },
          }),
      } as unknown as Telling['goodstanding']['appeals'],
      people: {
        put: (id: string) => (done.push(`person ${id}`), ok({ version: 1 })),
      } as unknown as Telling['goodstanding']['people'],
      decision: (id) =>
        ok({ id, event: { source: id === 'dec_ours' ? 'wecom://ww1' : 'https://elsewhere.example' } } as never),
    },
    publicUrl: 'https://g.example',
    enforcer: {
      disable: note('disable'),
      enable: note('enable'),
      cancelLive: () => Promise.resolve(true),
      recall: note('recall'),
      tell: note('tell'),
    },
    kept,
    log: (_, what) => void logged.push(what),
  }
})

const hear = (type: WebhookType, subject: string, data: Readonly<Record<string, unknown>> = {}) => {
  const event: WebhookEvent = {
    specversion: '1.0',
    id: `evt_${type}`,
    source: 'g',
    type,
    subject,
    time: '2026-11-27T00:00:00Z',
    data,
  }
  return handleWebhook(telling, event)
}

describe('a disclosure', () => {
  const told = (subject: string, en: string) => () => ({ ok: true, value: { subject, message: { en, zh: en } } })
  const hearOf = () => hear('disclosure.told', 'account/acme:lin', { disclosure: 'dis_1' })

  it('is told to the member whom it is about, once, and again when its review has changed it', async () => {
    disclosures = told('account/acme:lin', 'It must be reviewed.')
    await hearOf()
    await hearOf()
    expect(done).toEqual(['tell lin'])
    disclosures = told('account/acme:lin', 'It was reviewed.')
    await hearOf()
    expect(done).toEqual(['tell lin', 'tell lin'])
  })

  it('is told to nobody else: of the corp, of somebody outside, or where an order forbids it again', async () => {
    for (const subject of ['organization/acme', `account/acme:${OUTSIDE}`, 'account/@lin:matrix.example']) {
      disclosures = told(subject, 'Given.')
      await hearOf()
    }
    disclosures = () => ({ ok: false, refusal: { status: 404, kind: 'notice.not-found' } })
    await hearOf()
    expect(done).toEqual([])
  })

  it('is heard again where Goodstanding does not answer', async () => {
    disclosures = () => ({ ok: false, refusal: { status: 503, kind: 'client.unreachable' } })
    await expect(hearOf()).rejects.toThrow('could not be read')
  })
})

describe('a changed standing', () => {
  it('that suspends tells the notice first, for who is disabled reads nothing; and the notice is told once', async () => {
    await hear('standing.changed', 'account/acme:lin')
    await hear('notice.sent', 'account/acme:lin', { notice: 'ntc_1' })
    expect(done).toEqual(['tell lin', 'disable lin standing'])
    await hear('standing.changed', 'account/acme:lin')
    expect(done).toEqual(['tell lin', 'disable lin standing', 'disable lin standing'])
  })

  it('that ends enables, and says which limits WeCom cannot keep', async () => {
    standing = { state: 'limited', limits: [{ capability: 'message.external', until: null, action: 'act_1' }] }
    await hear('standing.changed', 'account/acme:lin')
    expect(done).toEqual(['enable lin standing'])
    expect(logged.join()).toContain('cannot limit one capability')
  })

  it('of somebody outside, of the corp, or of another service changes nothing at WeCom; the first two are said', async () => {
    await hear('standing.changed', `account/acme:${OUTSIDE}`)
    await hear('standing.changed', 'organization/acme', { state: 'suspended' })
    await hear('standing.changed', 'organization/other', { state: 'suspended' })
    await hear('standing.changed', 'account/@lin:matrix.example')
    expect(done).toEqual([])
    expect(logged).toEqual([
      expect.stringContaining('cannot block an external contact'),
      expect.stringContaining('no call that suspends a corp'),
    ])
  })
})

describe('a reversal', () => {
  const hearOf = (why: string) => hear('action.reversed', 'account/acme:lin', { action: 'act_1', type: 'suspend', why })

  it('is told to whoever was told of the action, once they can read it, and once', async () => {
    standing = { state: 'good', limits: [] }
    await hearOf('error')
    await hearOf('error')
    expect(done).toEqual(['enable lin standing', 'tell lin', 'enable lin standing'])
  })

  it('by an appeal is told with its answer, to whoever filed it', async () => {
    standing = { state: 'good', limits: [] }
    const data = { appeal: 'apl_1', outcome: 'overturn', party: 'subject', action: 'act_1' }
    await hearOf('appeal')
    expect(done).toEqual(['enable lin standing'])
    await hear('appeal.decided', 'account/acme:lin', data)
    await hear('appeal.decided', 'account/acme:lin', data)
    expect(done.filter((what) => what.startsWith('tell'))).toEqual(['tell lin'])
    done = []
    await hear('appeal.decided', 'account/acme:mo', { ...data, appeal: 'apl_2' })
    await hear('appeal.decided', 'organization/acme', { ...data, appeal: 'apl_3' })
    expect(done.filter((what) => what.startsWith('tell'))).toEqual([])
  })
})

describe('a suspension that ended while nobody told us', () => {
  it('is taken back; one that goes on is left as it is, and so is who is disabled for another reason', async () => {
    state = { ...state, disabled: { lin: ['standing'], mo: ['dec_9'] } }
    await lookAgain(telling)
    expect(done).toEqual([])
    standing = { state: 'good', limits: [] }
    await lookAgain(telling)
    expect(done).toEqual(['enable lin standing'])
  })
})

describe('what was kept back', () => {
  beforeEach(() => {
    const person = JSON.stringify({ organization: 'acme', kind: 'member', name: 'Lin' })
    state = {
      ...state,
      keptBack: {
        dec_1: { kind: 'member', userId: 'lin', person, at: 1 },
        dec_2: { kind: 'live', anchor: 'mo', livingId: 'l1', at: 1 },
      },
    }
  })

  it('is let go by a person or an appeal, once; an appeal that was upheld lets nothing go', async () => {
    await hear('appeal.decided', 'account/acme:lin', { decision: 'dec_1', outcome: 'uphold' })
    expect(done).toEqual([])
    await hear('appeal.decided', 'account/acme:lin', { decision: 'dec_1', outcome: 'overturn' })
    await hear('hold.released', 'account/acme:lin', { decision: 'dec_1' })
    await hear('hold.released', 'account/acme:mo', { decision: 'dec_2' })
    expect(done).toEqual(['enable lin dec_1', 'person acme:lin', 'tell mo'])
  })

  it('is told of a cancelled stream also where it was rejected first: the decision was undone, or an appeal won', async () => {
    await hear('hold.rejected', 'account/acme:mo', { decision: 'dec_2' })
    expect(done).toEqual([])
    await hear('hold.released', 'account/acme:mo', { decision: 'dec_2' })
    await hear('appeal.decided', 'account/acme:mo', { decision: 'dec_2', outcome: 'overturn' })
    expect(done).toEqual(['tell mo'])
  })

  it('stays so when it was rejected; of what a person sent is said that it stays, and of other services nothing', async () => {
    await hear('hold.rejected', 'account/acme:lin', { decision: 'dec_1' })
    await hear('hold.rejected', 'account/acme:lin', { decision: 'dec_ours' })
    await hear('action.taken', 'content/dec_theirs', { type: 'remove' })
    expect(done).toEqual(['disable lin dec_1'])
    expect(logged).toEqual([expect.stringContaining('cannot remove what a person sent')])
  })
})
