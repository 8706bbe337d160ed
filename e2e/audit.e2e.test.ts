/** The log, the package for an authority and the installation key, by the command line, as an operator and an outsider use it. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCommand } from './server/run-command.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']
const folder = makeTestFolder()
let server: LocalServer
let tokens: Readonly<Record<'admin' | 'ada' | 'carl' | 'cora', string>>

const as = (token: string) => ({ token })

async function staff(id: string, role: string, admin: string): Promise<string> {
  const body = { id, name: id, email: `${id}@operator.example`, roles: [role] }
  await server.ask('POST', '/v1/staff', { body, ...as(admin) })
  const minted = await server.ask('POST', `/v1/staff/${id}/tokens`, { body: {}, ...as(admin) })
  return (minted.body as { token: string }).token
}

beforeAll(async () => {
  server = await startServer()
  const signed = await server.ask('POST', '/v1/sign-in', { body: { token: server.running.signInToken }, token: null })
  const admin = (signed.body as { token: string }).token
  tokens = {
    admin,
    ada: await staff('ada', 'auditor', admin),
    carl: await staff('carl', 'counsel', admin),
    cora: await staff('cora', 'counsel', admin),
  }
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the log on the command line', () => {
  it('is exported, verifies offline against an older checkpoint, and tells where a byte was changed', async () => {
    const log = join(folder, 'log.jsonl')
    const checkpoint = await fetch(new URL('/v1/audit/checkpoint', server.running.url), {
      headers: { authorization: `Bearer ${tokens.ada}` },
    })
    writeFileSync(join(folder, 'checkpoint'), await checkpoint.text())
    const key = checkpoint.headers.get('audit-key') ?? ''
    await server.ask('PUT', '/v1/people/u1', { body: { organization: 'acme', kind: 'member', name: 'Li Lei' } })
    const exported = await runCommand(
      'audit',
      'export',
      '--url',
      server.running.url,
      '--token',
      tokens.ada,
      '--to',
      log,
    )
    expect(exported).toMatchObject({ code: 0 })
    const verified = await runCommand('audit', 'verify', log, '--checkpoint', join(folder, 'checkpoint'), '--key', key)
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(verified.out).toContain('verify.')
    expect(verified.out).toContain('The checkpoint given is one of this log.')
    // As it comes out of a mailbox or an editor.
    const kept = readFileSync(join(folder, 'checkpoint'), 'utf8')
    for (const text of [`${kept}\n`, kept.trimEnd(), `\uFEFF${kept.replaceAll('\n', '\r\n')}`]) {
      writeFileSync(join(folder, 'pasted'), text)
      const again = await runCommand('audit', 'verify', log, '--checkpoint', join(folder, 'pasted'), '--key', key)
      expect(again).toMatchObject({ code: 0, err: '' })
    }
    const lines = readFileSync(log, 'utf8').split('\n')
    expect(lines.join('\n')).not.toContain('Li Lei')
    const changed = lines.with(3, (lines[3] ?? '').replace('staff', 'stuff'))
    writeFileSync(log, changed.join('\n'))
    const found = await runCommand('audit', 'verify', log)
    expect(found.code).toBe(1)
    expect(found.err).toMatch(/line 4, byte \d+, entry 2: Entry 2 is not what its hash was made of\./)
    expect(found.err).toContain('The log does not verify: one place.')
  })
})

describe('a package on the command line', () => {
  it('is kept as a folder whose files, signature and entry of the log verify; a changed file does not', async () => {
    const asked = { authority: 'Court', basis: 'Order', scope: { subjects: ['account/u1'] } }
    const received = await server.ask('POST', '/v1/legal-requests', { body: asked, ...as(tokens.carl) })
    const { id } = received.body as { id: string }
    const step = (name: string, token: string, body: object = {}) =>
      server.ask('POST', `/v1/legal-requests/${id}/${name}`, { body, token })
    await step('validate', tokens.carl, { checked: CHECKED })
    await step('approve', tokens.cora)
    expect((await step('produce', tokens.carl)).status).toBe(200)
    const to = join(folder, 'package')
    const kept = await runCommand(
      'evidence',
      'export',
      id,
      '--url',
      server.running.url,
      '--token',
      tokens.cora,
      '--to',
      to,
    )
    expect(kept).toMatchObject({ code: 0, err: '' })
    expect(kept.out).toContain('package/decisions.json')
    const verified = await runCommand('audit', 'verify', to)
    expect(verified).toMatchObject({ code: 0, err: '' })
    // Whoever makes a package of their own signs it with a key of their own: it says so, and which key to ask about.
    const [, own = ''] = /^key +(\S+) {2}\(taken from the package itself/m.exec(verified.out) ?? []
    const known = await runCommand('audit', 'verify', to, '--key', own)
    expect(known).toMatchObject({ code: 0, err: '' })
    expect(known.out).not.toContain('itself')
    writeFileSync(join(to, 'decisions.json'), '[{}]')
    const changed = await runCommand('audit', 'verify', to)
    expect(changed).toMatchObject({ code: 1, err: 'decisions.json is not what the manifest says.\n' })
  })
})

describe('a receipt of an erasure on the command line', () => {
  it('verifies with the entry of the log that it stands in; one whose words were changed does not', async () => {
    await server.ask('PUT', '/v1/people/zoe', { body: { organization: 'acme', kind: 'member', name: 'Zoe' } })
    const asked = await server.ask('POST', '/v1/erasures', { body: { person: 'zoe', organization: 'acme' } })
    const { id } = asked.body as { id: string }
    await server.ask('POST', `/v1/erasures/${id}/approve`, { body: {}, ...as(tokens.carl) })
    const { body } = await server.ask('GET', `/v1/erasures/${id}/receipt`, as(tokens.carl))
    const receipt = body as { readonly receipt: string; readonly verifier: string; readonly proof: object }
    const path = join(folder, 'receipt.json')
    const verify = (value: unknown, ...flags: readonly string[]) => {
      writeFileSync(path, JSON.stringify(value, null, 2))
      return runCommand('audit', 'verify', path, ...flags)
    }
    const verified = await verify(receipt, '--key', receipt.verifier)
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(verified.out).toMatch(
      new RegExp(`^The signature of the receipt of ${id} and entry \\d+ of the log verify\\.`),
    )
    expect((await verify(receipt)).out).toContain('taken from the receipt itself')
    const changed = { ...receipt, receipt: receipt.receipt.replace('"zoe"', '"joe"') }
    expect(await verify(changed)).toMatchObject({ code: 1, err: 'The signature of the receipt is not good.\n' })
    const elsewhere = { ...receipt, proof: { ...receipt.proof, path: [] } }
    expect(await verify(elsewhere)).toMatchObject({ code: 1, err: 'The entry is not in the log.\n' })
  })
})

it('a key of a checkpoint without the checkpoint is refused, rather than held against nothing', async () => {
  const key = 'goodstanding/operations+0009efc3+AVf1MTmxYUdhxAnyxysl+APfYj9L5CIn0+PciPfa5SRC'
  const refused = await runCommand('audit', 'verify', 'log.jsonl', '--checkpoint-key', key)
  expect(refused.code).not.toBe(0)
  expect(refused.err).toContain('name its file by --checkpoint')
})
