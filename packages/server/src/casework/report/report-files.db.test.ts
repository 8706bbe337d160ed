/** Files for a report: taken from who may report, within bounds, and told of to who reported and to who handles it, without a byte. */
import { createHash } from 'node:crypto'
import { encode } from 'fast-png'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const paper = (words: string): Uint8Array => Buffer.from(`%PDF-1.7\n% ${words}\n%%EOF\n`)

async function bring(who: string | null, bytes: Uint8Array, sha256 = hashOf(bytes)) {
  const answer = await world.app.inject({
    method: 'PUT',
    url: `/v1/reports/files/${sha256}`,
    headers: {
      'content-type': 'application/octet-stream',
      ...(who === null ? {} : { authorization: `Bearer ${who}` }),
    },
    payload: Buffer.from(bytes),
  })
  return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
}

describe('files for a report', () => {
  it('are taken from who reports, kept with the report that names them, and told of to them and to who handles it', async () => {
    const ray = world.member('ray', 'acme')
    const bytes = paper('what was written')
    const sha256 = hashOf(bytes)
    expect(await bring(ray, bytes)).toMatchObject({ status: 200, body: { sha256, size: bytes.length, state: 'held' } })
    const boss = { organization: 'acme', kind: 'member', name: 'Boss', roles: ['admin'] }
    await world.call(world.service, 'PUT', '/v1/people/boss', boss)
    const filed = await world.call(ray, 'POST', '/v1/reports', {
      ...{ about: { account: 'vic' }, text: 'See the paper.', evidence: [{ text: 'chat.pdf', file: sha256 }] },
    })
    expect(filed.status).toBe(201)
    const of = async (who: string) => (await world.call(who, 'GET', `/v1/reports/${filed.body['id']}`)).body
    const told = [{ sha256, size: bytes.length, state: 'kept', source: `report/${filed.body['id']}` }]
    for (const who of [ray, world.member('boss', 'acme', 'admin'), await world.staff('sofia', 'senior')]) {
      const shown = await of(who)
      expect(shown).toMatchObject({ evidence: [{ versions: [{ text: 'chat.pdf', files: [sha256] }] }], files: told })
      expect(JSON.stringify(shown)).not.toContain('what was written')
    }
    for (const who of [world.member('ray', 'globex', 'external'), world.member('vic', 'acme')])
      expect((await world.call(who, 'GET', `/v1/reports/${filed.body['id']}`)).status).toBe(404)
  })

  it('are drawn, where they are pictures, for the administrator who handles the report alone, and each look is noted', async () => {
    const ray = world.member('ray', 'acme')
    const data = new Uint8Array(40 * 30 * 3).map((_, at) => (at * 7) % 256)
    const picture = new Uint8Array(encode({ width: 40, height: 30, data, channels: 3, depth: 8 }))
    const [sha256, file] = [hashOf(picture), hashOf(paper('beside it'))]
    await bring(ray, picture)
    await bring(ray, paper('beside it'))
    const named = { organization: 'acme', kind: 'member', name: 'Boss', roles: ['admin'] }
    await world.call(world.service, 'PUT', '/v1/people/boss', named)
    const report = { about: { account: 'vic' }, text: 'See it.', evidence: [{ file: sha256 }, { file }] }
    const filed = await world.call(ray, 'POST', '/v1/reports', report)
    const look = (who: string, asked: object, id = String(filed.body['id'])) =>
      world.app.inject({
        method: 'POST',
        url: `/v1/reports/${id}/picture`,
        headers: { authorization: `Bearer ${who}` },
        payload: asked,
      })
    const boss = world.member('boss', 'acme', 'admin')
    for (const stage of ['screened', 'grey', 'colour']) {
      const drawn = await look(boss, { sha256: sha256.toUpperCase(), stage })
      expect([drawn.statusCode, drawn.headers['content-type'], drawn.headers['cache-control']]).toEqual([
        ...[200, 'image/png', 'no-store'],
      ])
    }
    const noted = await world.casework.desk.db.query<{ by: string; act: string }>(
      `select entry ->> 'by' as by, entry ->> 'act' as act from audit_log where entry ->> 'object' = $1
         and entry ->> 'act' like 'evidence.picture-%' order by log, sequence`,
      [`report/${filed.body['id']}`],
    )
    expect(noted).toEqual([
      { by: 'member/boss', act: 'evidence.picture-grey' },
      { by: 'member/boss', act: 'evidence.picture-colour' },
    ])
    const stage = 'grey'
    const refused = [
      await look(world.member('vic', 'acme', 'admin'), { sha256, stage }), // accused
      await look(world.member('gil', 'globex', 'admin'), { sha256, stage }),
      await look(ray, { sha256, stage }),
      await look(await world.staff('sofia', 'senior'), { sha256, stage }),
      await look(world.service, { sha256, stage }),
      await look(boss, { sha256: file, stage }), // no picture
      await look(boss, { sha256: 'ab'.repeat(32), stage }),
      await look(boss, { sha256, stage: 'whole' }),
      await look(boss, { sha256, stage }, 'rep_none'),
    ]
    expect(refused.map((answer) => [answer.statusCode, answer.json<{ kind: string }>().kind])).toEqual([
      [404, 'report.not-found'],
      [404, 'report.not-found'],
      [403, 'permission.role'],
      [403, 'permission.role'],
      [403, 'permission.role'],
      [404, 'evidence.not-found'],
      [404, 'evidence.not-found'],
      [422, 'body.invalid'],
      [404, 'report.not-found'],
    ])
    const entry = { sha256, clause: 'content.m', label: 'listed' }
    expect((await world.call(world.service, 'PUT', '/v1/registers/hashes/h-2', entry)).status).toBeLessThan(300)
    expect((await look(boss, { sha256, stage: 'screened' })).statusCode).toBe(404)
  })

  it('are told of to nobody once they are listed as what nobody may see', async () => {
    const ray = world.member('ray', 'acme')
    const bytes = paper('listed later')
    const sha256 = hashOf(bytes)
    await bring(ray, bytes)
    const { body } = await world.call(ray, 'POST', '/v1/reports', {
      ...{ about: { account: 'vic' }, text: 'Another.', evidence: [{ file: sha256 }] },
    })
    expect((await world.call(ray, 'GET', `/v1/reports/${body['id']}`)).body['files']).toHaveLength(1)
    const entry = { sha256, clause: 'content.m', label: 'listed' }
    expect((await world.call(world.service, 'PUT', '/v1/registers/hashes/h-1', entry)).status).toBeLessThan(300)
    expect((await world.call(ray, 'GET', `/v1/reports/${body['id']}`)).body).not.toHaveProperty('files')
  })

  it('are taken from nobody who could not report, and from a service by its own call', async () => {
    const refused = [
      await bring(null, paper('a')),
      await bring(await world.staff('omar', 'senior'), paper('a')),
      await bring(world.service, paper('a')),
    ]
    expect(refused.map(({ status, body }) => [status, body['kind']])).toEqual([
      [401, 'token.missing'],
      [403, 'permission.role'],
      [403, 'permission.role'],
    ])
    expect(world.recentFiles.get(hashOf(paper('a')), world.now())).toBeNull()
    const ruth = world.member('ruth', 'acme', 'external')
    expect((await bring(ruth, Buffer.from('plain words'))).body['kind']).toBe('document.type')
    expect((await bring(ruth, paper('b'), 'ab'.repeat(32))).body['kind']).toBe('file.hash-mismatch')
    const statuses: number[] = []
    for (let at = 0; at < 45; at += 1) statuses.push((await bring(ruth, paper(`${at}`))).status)
    expect(statuses.at(-1)).toBe(429)
    expect((await bring(world.member('rob', 'acme'), paper('0'))).status).toBe(200)
  })
})
