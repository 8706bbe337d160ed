import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CYBERTIP_PASSWORD,
  CYBERTIP_USER,
  type CyberTipFault,
  openTestCyberTip,
  type TestCyberTip,
} from '@goodstanding/testkit'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createCalls } from './client.ts'
import { mustBeUnsent, readKept, writeKept } from './kept-report.ts'
import { exitCodeOf } from './outcome.ts'
import { readAccount, readBase, readReporter } from './read-settings.ts'
import { sayAnswer, sayOutcome } from './say-outcome.ts'
import { sendTip, type State } from './send-tip.ts'

const CASE = 'case_01a23b54-548a-776b-863d-c4edc32740e0'
const XML = '<?xml version="1.0"?>\n<report a="b"><incidentType>one</incidentType></report>\n'
const folder = mkdtempSync(join(tmpdir(), 'goodstanding-cybertip-'))
let ncmec: TestCyberTip
beforeAll(async () => {
  ncmec = await openTestCyberTip()
})
afterEach(() => {
  ncmec.heal()
  ncmec.calls.length = 0
  ncmec.reports.clear()
})
afterAll(async () => {
  await ncmec.close()
  rmSync(folder, { recursive: true, force: true })
})

async function send({ base = ncmec.url, password = CYBERTIP_PASSWORD, xml = XML, patience = 10_000 } = {}) {
  const states: State['kind'][] = []
  const calls = createCalls({ base, user: CYBERTIP_USER, password }, patience)
  const outcome = await sendTip(calls, xml, ({ kind }) => {
    states.push(kind)
    return Promise.resolve()
  })
  return { outcome, states, exit: exitCodeOf(outcome), said: sayOutcome(outcome, 'F').join('\n') }
}
const states = () => [...ncmec.reports.values()].map(({ state }) => state)

describe('a report that is sent', () => {
  it('is submitted and finished, and each step is kept before the next', async () => {
    const sent = await send()
    expect(sent).toMatchObject({ outcome: { kind: 'finished', reportId: '4564654' }, exit: 0 })
    expect(sent.states).toEqual(['submitting', 'submitted', 'finished'])
    expect(ncmec.calls).toEqual(['status', 'submit', 'finish'])
    expect(ncmec.reports.get('4564654')).toEqual({ xml: XML, state: 'finished' })
  })

  it('does not leave where nobody is there, or somebody else is, or the password is wrong', async () => {
    for (const [wrong, words] of [
      [{ password: 'other' }, 'NCMEC does not know who asks'],
      [{ base: 'http://127.0.0.1:9' }, ''],
      [{ base: `${ncmec.url}/other` }, 'Something else answers there'],
    ] as const) {
      const { outcome, states: kept, exit, said } = await send(wrong)
      expect(outcome).toMatchObject({ kind: 'not-sent', step: 'status' })
      expect([kept, exit]).toEqual([[], 1])
      expect(said).toContain(words)
    }
    expect(ncmec.reports.size).toBe(0)
  })

  it('that is refused by a code, or by a gate, is at NCMEC nowhere, and may be sent again', async () => {
    const refusals: readonly CyberTipFault[] = [{ code: 4100 }, { code: 1000 }, { code: 9999 }, { status: 403 }]
    for (const fault of refusals) {
      ncmec.fail('submit', fault)
      const { outcome, states: kept, exit } = await send()
      expect(outcome).toMatchObject({ kind: 'not-sent', step: 'submit' })
      expect([kept, exit]).toEqual([['submitting', 'refused'], 1])
    }
    ncmec.heal()
    expect((await send({ xml: '<report a="b">&</report>' })).said).toContain('NCMEC answered 4110 (HTTP 200)')
    expect(ncmec.calls).not.toContain('finish')
  })

  it('of which no answer came, or none of NCMEC, may be there: nobody is told to send it again', async () => {
    const silences: readonly CyberTipFault[] = [{ silent: 'done' }, { status: 502 }, { text: '<html>hello</html>' }]
    for (const fault of silences) {
      ncmec.fail('submit', fault)
      const { outcome, states: kept, exit, said } = await send({ patience: 'silent' in fault ? 400 : 10_000 })
      expect([outcome.kind, kept, exit]).toEqual(['unknown', ['submitting'], 3])
      expect(said).toContain('Do not send it again before you have asked NCMEC')
      expect(said).not.toMatch(/and send again/)
    }
  })

  it('that cannot be finished is taken back', async () => {
    ncmec.fail('finish', { code: 1000 })
    const { outcome, states: kept, exit } = await send()
    expect([outcome.kind, kept, exit]).toEqual(['retracted', ['submitting', 'submitted', 'retracted'], 1])
    expect(states()).toEqual(['retracted'])
  })

  it('is known to be finished where the answer to that was lost', async () => {
    ncmec.fail('finish', { silent: 'done' })
    expect((await send({ patience: 400 })).outcome).toMatchObject({ kind: 'finished' })
    expect(ncmec.calls).toEqual(['status', 'submit', 'finish', 'retract'])
    ncmec.fail('finish', { code: 5102 })
    expect((await send()).outcome).toMatchObject({ kind: 'finished' })
    ncmec.fail('finish', { code: 5101 })
    expect((await send()).outcome).toMatchObject({ kind: 'retracted' })
    ncmec.fail('finish', { code: 5001 })
    expect(await send()).toMatchObject({
      outcome: { kind: 'not-sent' },
      states: ['submitting', 'submitted', 'refused'],
    })
  })

  it('that can be neither finished nor taken back is left there, and its number is said', async () => {
    ncmec.fail('finish', { code: 1000 })
    ncmec.fail('retract', { status: 500 })
    const { outcome, states: kept, exit, said } = await send()
    expect([outcome.kind, kept, exit]).toEqual(['left-open', ['submitting', 'submitted'], 3])
    expect(said).toContain('4564654')
  })
})

it('says of every code of NCMEC what to do', () => {
  const codes = [1000, 1100, 1110, 2000, 3000, 3100, 4000, 4100, 4110, 4200, 5001, 5002, 5101, 5102]
  for (const code of codes) {
    const [said = '', advice] = sayAnswer({ kind: 'answered', status: 200, code, description: 'Words', reportId: null })
    expect(said).toBe(`NCMEC answered ${code} (HTTP 200): Words`)
    expect([code, advice]).not.toEqual([code, 'That code is not known here. Ask NCMEC what it means.'])
  }
})

describe('the file of a report', () => {
  const keep = async (name: string, state: State) => {
    const path = join(folder, name)
    await writeKept(path, CASE, { xml: XML, state })
    return { path, kept: await readKept(path) }
  }

  it('keeps the report and how far it came, for its owner alone', async () => {
    const { path, kept } = await keep('a.xml', { kind: 'finished', reportId: '77' })
    expect(kept).toEqual({ case: CASE, state: 'finished', reportId: '77' })
    expect(readFileSync(path, 'utf8').startsWith(XML)).toBe(true)
    expect(statSync(path).mode & 0o77).toBe(0)
  })

  it('refuses that what was sent, or may have been, is sent again or written over', async () => {
    const reportId = '77'
    for (const state of [
      { kind: 'finished', reportId },
      { kind: 'submitted', reportId },
      { kind: 'submitting' },
    ] as const) {
      const { path, kept } = await keep('b.xml', state)
      expect(() => mustBeUnsent(path, CASE, kept)).toThrow(path)
    }
    for (const state of [{ kind: 'draft' }, { kind: 'refused' }, { kind: 'retracted', reportId }] as const) {
      const { path, kept } = await keep('b.xml', state)
      expect(() => mustBeUnsent(path, CASE, kept)).not.toThrow()
      expect(() => mustBeUnsent(path, 'case_2', kept)).toThrow(`keeps the report of ${CASE}`)
    }
  })

  it('is none where something else lies there', async () => {
    expect(await readKept(join(folder, 'none.xml'))).toBe(null)
    writeFileSync(join(folder, 'other.xml'), XML)
    await expect(readKept(join(folder, 'other.xml'))).rejects.toThrow('is there already')
  })
})

describe('the settings', () => {
  it('are off, and take https only, but for this machine', () => {
    expect(readBase({})).toBe(null)
    expect(readBase({ GOODSTANDING_CYBERTIP_URL: 'https://exttest.cybertip.org/ispws/' })).toBe(
      'https://exttest.cybertip.org/ispws',
    )
    for (const wrong of ['http://report.cybertip.org/ispws', 'ncmec', 'https://u:p@report.cybertip.org/ispws'])
      expect(() => readBase({ GOODSTANDING_CYBERTIP_URL: wrong })).toThrow('https')
    expect(() => readAccount({})).toThrow('Nothing is sent before')
    expect(() => readAccount({ GOODSTANDING_CYBERTIP_URL: ncmec.url })).toThrow('GOODSTANDING_CYBERTIP_USER')
  })

  it('name the person who reports', () => {
    expect(readReporter({})).toBe(null)
    expect(readReporter({ GOODSTANDING_CYBERTIP_REPORTER: 'Ana, de la Cruz, ana@x.example' })).toEqual({
      ...{ firstName: 'Ana', lastName: 'de la Cruz', mail: 'ana@x.example' },
    })
    for (const wrong of ['Ana', 'Ana, Cruz', 'Ana, Cruz, x', 'Ana, Cruz, a@x.example, more'])
      expect(() => readReporter({ GOODSTANDING_CYBERTIP_REPORTER: wrong })).toThrow('first name, last name')
  })
})
