import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { showPackage } from '../legal/keep-package.ts'
import { verifyPackage } from '../legal/verify-package.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { auditOf } from './open-audit.ts'
import { verifyExport } from './verify-export.ts'

const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']
let world: TestCasework
let staff: Readonly<Record<'ada' | 'carl' | 'cora' | 'mei', string>>
beforeAll(async () => {
  world = await openTestCasework()
  staff = {
    ada: await world.staff('ada', 'auditor'),
    carl: await world.staff('carl', 'counsel'),
    cora: await world.staff('cora', 'counsel'),
    mei: await world.staff('mei', 'moderator'),
  }
  for (let turn = 0; turn < 30; turn += 1)
    await world.call(world.member('wen', 'acme'), 'POST', '/v1/reports', {
      about: { account: `u${turn}` },
      text: 'Words.',
    })
})
afterAll(() => world.close())

async function download(path: string) {
  const answer = await world.app.inject({ url: path, headers: { authorization: `Bearer ${staff.ada}` } })
  return { text: answer.body, next: answer.headers['next-index'], type: answer.headers['content-type'] }
}
const checkpoint = async () => (await download('/v1/audit/checkpoint')).text
const verifying = (text: string, known: string | null = null) =>
  verifyExport(Readable.from([Buffer.from(text)]), { verifier: null, checkpoint: known })

describe('the exported log', () => {
  it('streams whole and in pages, verifies offline, and against a checkpoint that was taken before', async () => {
    const before = await checkpoint()
    await world.call(world.member('wen', 'acme'), 'POST', '/v1/reports', { about: { account: 'late' }, text: 'Words.' })
    const whole = await download('/v1/audit/export')
    expect(whole.type).toContain('application/x-ndjson')
    const verified = await verifying(whole.text, before)
    expect(verified).toMatchObject({ problems: [], entries: expect.any(Number) })
    expect(verified.entries).toBeGreaterThan(30)
    let paged = ''
    for (let from: string | undefined = '0'; from !== undefined; ) {
      const page = await download(`/v1/audit/export?from=${from}&limit=7`)
      paged += page.text
      from = typeof page.next === 'string' ? page.next : undefined
    }
    expect((await verifying(paged, before)).root).toBe(verified.root)
    expect((await world.call(staff.mei, 'GET', '/v1/audit/export')).status).toBe(403)
  })

  it('holds no words of anybody', async () => {
    expect((await download('/v1/audit/export')).text).not.toContain('Words.')
  })

  it('tells which entry somebody changed in the database', async () => {
    const { db } = world.casework.desk
    await db.transaction(async (tx) => {
      await tx.query('alter table audit_log disable trigger only_grows')
      await tx.query(
        `update audit_log set entry = replace(entry::text, 'report.file', 'report.read')::json where sequence = 12`,
      )
      await tx.query('alter table audit_log enable trigger only_grows')
    })
    const { problems } = await verifying((await download('/v1/audit/export')).text)
    expect(problems).toMatchObject([{ entries: [12, 12], says: 'Entry 12 is not what its hash was made of.' }])
    await db.transaction(async (tx) => {
      await tx.query('alter table audit_log disable trigger only_grows')
      await tx.query(
        `update audit_log set entry = replace(entry::text, 'report.read', 'report.file')::json where sequence = 12`,
      )
      await tx.query('alter table audit_log enable trigger only_grows')
    })
    expect((await verifying((await download('/v1/audit/export')).text)).problems).toEqual([])
  })

  it('proves that an older log is a part of it', async () => {
    const { body } = await world.call(staff.ada, 'GET', '/v1/audit/consistency?from=10&to=20')
    expect(body).toMatchObject({ from: 10, size: 20, path: expect.any(Array), roots: expect.any(Array) })
    expect((await world.call(staff.ada, 'GET', '/v1/audit/consistency?from=10&to=5')).status).toBe(404)
  })
})

describe('a package for an authority', () => {
  it('verifies offline: its files, its signature, and the entry of the log that says it was produced', async () => {
    await world.send('suspect', 'MARKED')
    await world.send('suspect', 'SEALED')
    const received = await world.call(staff.carl, 'POST', '/v1/legal-requests', {
      authority: 'District Court',
      basis: 'Order 12/26',
      scope: { subjects: ['account/suspect'] },
    })
    const url = `/v1/legal-requests/${received.body['id']}`
    await world.call(staff.carl, 'POST', `${url}/validate`, { checked: CHECKED })
    await world.call(staff.cora, 'POST', `${url}/approve`, {})
    const produced = await world.call(staff.carl, 'POST', `${url}/produce`, {})
    const made = produced.body['package']
    expect(verifyPackage(made, null)).toMatchObject({ problems: [], files: made.files.length })
    const again = await world.call(staff.cora, 'GET', `${url}/package`)
    expect(verifyPackage(again.body, null).problems).toEqual([])
    expect((await world.call(staff.mei, 'GET', `${url}/package`)).status).toBe(403)

    // As a node answers that was started anew after `keys rotate-access`.
    const { desk } = world.casework
    const changedKey = { ...desk, db: { ...desk.db }, accessKey: 'a key that was drawn anew' }
    const later = await showPackage(changedKey, received.body['id'])
    expect(verifyPackage(later, auditOf(changedKey).verifier).problems).toEqual([])
    expect(verifyPackage(later, auditOf(desk).verifier).problems).toEqual([
      'The package was signed by another key than the log.',
    ])
    expect(verifyPackage(made, auditOf(desk).verifier).problems).toEqual([])

    const [first, ...rest] = made.files
    const changed = { ...made, files: [{ ...first, text: `${first.text} ` }, ...rest] }
    expect(verifyPackage(changed, null).problems).toEqual([`${first.name} is not what the manifest says.`])
    expect(verifyPackage({ ...made, manifest: made.manifest.replace('Court', 'Count') }, null).problems).toHaveLength(2)
    expect(verifyPackage({ ...made, files: rest }, null).problems).toHaveLength(1)
    expect(verifyPackage({ ...made, proof: { ...made.proof, index: made.proof.index - 1 } }, null).problems).toEqual([
      'The entry is not in the log.',
    ])
    const decisions = made.files.find(({ name }: { name: string }) => name === 'decisions.json').text
    expect(decisions).toContain('MARKED')
    expect(decisions).not.toContain('"text":"SEALED"')
  })
})

it('reads the leaves of a long log in portions, so that adding them holds nobody up', async () => {
  const limits: unknown[] = []
  const counting: VaultDb = {
    ...world.casework.desk.db,
    query: (statement, values) => {
      if (/leaf_hash as hash/.test(typeof statement === 'string' ? statement : statement.text)) limits.push(values?.[2])
      return world.casework.desk.db.query(statement, values)
    },
  }
  await auditOf({ db: counting, installationKey: 'another key' }).checkpoint()
  expect(limits).toHaveLength(1)
  expect(limits[0]).toBeLessThanOrEqual(1_000)
})
