/** A report to NCMEC by counsel, on a real server with a register of hashes, against a service that answers as NCMEC does. The file is a harmless one. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  CYBERTIP_PASSWORD,
  CYBERTIP_USER,
  isWellFormed,
  openTestCyberTip,
  type TestCyberTip,
} from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { eventOf } from './server/client.ts'
import { hireStaff } from './server/hire-staff.ts'
import { runCommandIn } from './server/run-command.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const BYTES = Buffer.from('A list of plants for the garden')
const SHA256 = createHash('sha256').update(BYTES).digest('hex')
const folder = mkdtempSync(join(tmpdir(), 'goodstanding-cybertip-'))
const file = join(folder, 'report.xml')

let server: LocalServer
let ncmec: TestCyberTip
let staff: Readonly<Record<'carl' | 'mei' | 'noa' | 'root', string>>
let sealed: string
let other: string
beforeAll(async () => {
  ncmec = await openTestCyberTip()
  server = await startServer()
  const { body } = await server.ask('POST', '/v1/sign-in', { token: null, body: { token: server.running.signInToken } })
  const { token: root } = body as { readonly token: string }
  staff = await hireStaff(server, root, { carl: 'counsel', mei: 'moderator', noa: 'senior' })
  await server.put('registers/hashes/h-1', {
    sha256: SHA256,
    clause: 'content.b',
    label: 'LABEL-7',
    source: 'list.example',
  })
  const held = await server.ask('PUT', `/v1/files/${SHA256}`, { raw: BYTES, mediaType: 'application/octet-stream' })
  expect(held.status).toBe(200)
  const upload = {
    actor: { id: 'u-7', kind: 'member', name: 'Li <Wei>' },
    file: { name: 'plants.txt', sha256: SHA256 },
  }
  const decided = await server.decide(eventOf('file.upload', upload))
  sealed = decided.case ?? ''
  await server.put('registers/urls/u-1', { url: 'https://bad.quill.test/login', clause: 'content.l', label: 'known' })
  const linked = { content: { text: 'see https://bad.quill.test/login' } }
  other = (await server.decide(eventOf('message.send', linked))).case ?? ''
})
afterAll(async () => {
  await server.close()
  await ncmec.close()
  rmSync(folder, { recursive: true, force: true })
})

const REPORTER = { GOODSTANDING_CYBERTIP_REPORTER: 'Carla, Núñez, counsel@operator.example' }
const settings = () => ({
  ...REPORTER,
  GOODSTANDING_CYBERTIP_SERVICE: 'Quill & Sons Messenger',
  GOODSTANDING_CYBERTIP_URL: ncmec.url,
  GOODSTANDING_CYBERTIP_USER: CYBERTIP_USER,
  GOODSTANDING_CYBERTIP_PASSWORD: CYBERTIP_PASSWORD,
})
const run = (set: Readonly<Record<string, string>>, token: string, ...words: readonly string[]) =>
  runCommandIn(set, 'cybertip', ...words, '--url', server.url, '--token', token)

it('is for counsel, and for cases of suspected child-abuse material only', async () => {
  for (const token of [staff.mei, staff.noa, staff.root]) {
    const { code, out, err } = await run({}, token, sealed)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('This is for counsel')
  }
  const { code, err } = await run(settings(), staff.carl, other, '--send', 'yes')
  expect(code).toBe(1)
  expect(err).toContain('is suspected child-abuse material: there is nothing that this reports.')
  expect(ncmec.calls).toEqual([])
})

it('is written without settings, says what it lacks, and holds the hash, the account and the clause, and no word of the file', async () => {
  const { code, out, err } = await run({}, staff.carl, sealed)
  expect(code).toBe(0)
  expect(err).toContain('who reports: set GOODSTANDING_CYBERTIP_REPORTER')
  expect(err).toContain('Nothing was sent.')
  expect(isWellFormed(out)).toBe(true)
  for (const words of ['<espIdentifier>u-7</espIdentifier>', 'Li &lt;Wei&gt;', SHA256, 'content.b', sealed])
    expect(out).toContain(words)
  for (const words of ['plants', 'LABEL-7', BYTES.toString('base64')]) expect(out).not.toContain(words)

  const unset = await run({}, staff.carl, sealed, '--send', 'yes')
  expect([unset.code, unset.out]).toEqual([1, ''])
  expect(unset.err).toContain('Nothing is sent before GOODSTANDING_CYBERTIP_URL is set')
  const chinese = await run(REPORTER, staff.carl, sealed, '--to', file, '--lang', 'zh')
  expect(chinese).toMatchObject({ code: 0, out: `${file}\n`, err: expect.stringContaining('没有发送任何内容') })
  expect(ncmec.calls).toEqual([])
})

it('is sent once: a file that says so is not sent again, and the number is told', async () => {
  ncmec.fail('submit', { code: 4100 })
  const refused = await run(settings(), staff.carl, sealed, '--to', file, '--send', 'yes')
  expect([refused.code, refused.out]).toEqual([1, ''])
  expect(refused.err).toContain('NCMEC answered 4100 (HTTP 200): As the test <wants> it')
  ncmec.heal()
  const sent = await run(
    settings(),
    staff.carl,
    sealed,
    '--to',
    file,
    '--send',
    'yes',
    '--screen-name',
    'liwei',
    '--mail',
    'li@x.example',
  )
  expect(sent).toMatchObject({ code: 0, out: '4564654\n' })
  expect(sent.err).toContain('Ask somebody who works on the case to put this note on it: NCMEC CyberTipline: 4564654')
  const { xml = '', state } = ncmec.reports.get('4564654') ?? {}
  expect(state).toBe('finished')
  for (const words of ['<email>li@x.example</email>', '<screenName>liwei</screenName>', 'Quill &amp; Sons', SHA256])
    expect(xml).toContain(words)
  expect(readFileSync(file, 'utf8').startsWith(xml)).toBe(true)

  ncmec.calls.length = 0
  for (const words of [['--send', 'yes'], []]) {
    const again = await run(settings(), staff.carl, sealed, '--to', file, ...words)
    expect(again).toMatchObject({ code: 1, err: expect.stringContaining('NCMEC has it as report 4564654') })
  }
  expect(ncmec.calls).toEqual([])
  expect(existsSync(`${file}.part`)).toBe(false)
})

it('is noted on the case where whoever reports may also work on it', async () => {
  const both = { id: 'una', name: 'Una', email: 'una@operator.example', roles: ['senior', 'counsel'] }
  await server.ask('POST', '/v1/staff', { token: staff.root, body: both })
  const { body } = await server.ask('POST', '/v1/staff/una/tokens', { token: staff.root })
  const { token } = body as { readonly token: string }
  const sent = await run(settings(), token, sealed, '--to', join(folder, 'second.xml'), '--send', 'yes')
  expect(sent).toMatchObject({ code: 0, err: expect.stringContaining('The number stands in a note on the case.') })
  const shown = await server.ask('GET', `/v1/cases/${sealed}`, { token: staff.noa })
  expect(JSON.stringify(shown.body)).toContain(`NCMEC CyberTipline: ${sent.out.trim()}`)
})
