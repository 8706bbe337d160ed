import { createHash, createHmac, createPublicKey, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rootByProof } from './audit/merkle-tree.ts'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'
import { leafHash } from './audit/write-audit.ts'
import { isPrivateAddress } from '../net/guarded-lookup.ts'

const DAY = 86_400_000
let world: TestCasework
let staff: Readonly<Record<'mei' | 'sofia' | 'carl' | 'cora' | 'ada' | 'ivan', string>>
beforeAll(async () => {
  world = await openTestCasework()
  staff = {
    mei: await world.staff('mei', 'moderator'),
    sofia: await world.staff('sofia', 'senior'),
    carl: await world.staff('carl', 'counsel'),
    cora: await world.staff('cora', 'counsel'),
    ada: await world.staff('ada', 'auditor'),
    ivan: await world.staff('ivan', 'installation-admin'),
  }
})
afterAll(() => world.close())

function verifies(text: string, signature: string, publicKey: string): boolean {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(publicKey, 'base64')])
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
}

describe('a legal request', () => {
  const checked = [
    'authority-identified',
    'jurisdiction',
    'legal-basis',
    'authentic',
    'scope-specific',
    'proportionate',
  ]

  it('is produced by two people only, as a signed package', async () => {
    await world.send('suspect', 'MARKED')
    const received = await world.call(staff.carl, 'POST', '/v1/legal-requests', {
      authority: 'District Court',
      country: 'DE',
      basis: 'Order 12/26',
      scope: { subjects: ['account/suspect'] },
    })
    expect(received).toMatchObject({ status: 201, body: { status: 'received', scope: { records: 1 } } })
    const act = (who: string, name: string, body: object = {}) =>
      world.call(who, 'POST', `/v1/legal-requests/${received.body['id']}/${name}`, body)
    expect((await act(staff.sofia, 'validate', { checked })).status).toBe(403)
    expect((await act(staff.carl, 'validate', { checked: [] })).status).toBe(422)
    expect((await act(staff.carl, 'validate', { checked })).body).toMatchObject({ status: 'validated' })
    expect((await act(staff.carl, 'hold')).body).toMatchObject({ status: 'holding', held: 'held' })
    expect((await act(staff.carl, 'produce')).status).toBe(409)
    expect(await act(staff.carl, 'approve')).toMatchObject({ status: 403, body: { kind: 'legal-request.same-person' } })
    expect((await act(staff.cora, 'approve')).body).toMatchObject({ status: 'approved' })
    const produced = await act(staff.carl, 'produce')
    expect(produced.body).toMatchObject({ status: 'produced' })
    const { files, manifest, signature, publicKey } = produced.body['package']
    expect(verifies(manifest, signature, publicKey)).toBe(true)
    expect(verifies(`${manifest} `, signature, publicKey)).toBe(false)
    for (const file of files) expect(createHash('sha256').update(file.text).digest('hex')).toBe(file.sha256)
    expect(files[0].text).toContain('MARKED')
  })

  it('with a gag delays the notice to a date, and then it is sent', async () => {
    const until = new Date(world.now() + 3 * DAY).toISOString()
    await world.call(staff.carl, 'POST', '/v1/legal-requests', {
      authority: 'Court',
      basis: 'Order',
      scope: { subjects: ['account/gagged'] },
      gag: { order: 'G-1', until },
    })
    const held = await world.send('gagged', 'MARKED')
    await world.call(staff.mei, 'POST', `/v1/cases/${held.body['case']}/decide`, {
      clause: 'conduct.j',
      actions: [{ type: 'warn', subject: { type: 'account', id: 'gagged' } }],
      reason: 'Because.',
    })
    const notices = () => world.call(world.service, 'GET', '/v1/notices?subject=account/gagged')
    expect((await notices()).body['items']).toEqual([])
    await world.pass(3 * DAY)
    expect((await notices()).body['items']).toHaveLength(1)
    staff = { ...staff, mei: await world.staff('mei', 'moderator'), ada: await world.staff('ada', 'auditor') }
    staff = {
      ...staff,
      sofia: await world.staff('sofia', 'senior'),
      ivan: await world.staff('ivan', 'installation-admin'),
    }
  })
})

describe('the audit log', () => {
  it('proves each entry under the signed checkpoint', async () => {
    const note = await world.app.inject({
      url: '/v1/audit/checkpoint',
      headers: { authorization: `Bearer ${staff.ada}` },
    })
    const [text = '', line = ''] = note.body.split('\n\n')
    const [origin, size, root] = text.split('\n')
    const key = String(note.headers['audit-key']).split('+').at(-1) ?? ''
    const publicKey = Buffer.from(key, 'base64').subarray(1).toString('base64')
    const signature = Buffer.from(line.trim().split(' ').at(-1) ?? '', 'base64')
      .subarray(4)
      .toString('base64')
    expect(origin).toBe('goodstanding/operations')
    expect(verifies(`${text}\n`, signature, publicKey)).toBe(true)
    expect(Number(size)).toBeGreaterThan(5)
    for (let index = 0; index < Number(size); index += 1) {
      const { body } = await world.call(staff.ada, 'GET', `/v1/audit/proof/${index}?size=${size}`)
      const leaf = Buffer.from(leafHash(JSON.stringify(body['entry'])), 'hex')
      const { items } = (await world.call(staff.ada, 'GET', `/v1/audit/entries?from=${index}&limit=1`)).body
      // In the same form wherever it is read.
      expect([body['leafHash'], items[0].leafHash]).toEqual([leaf.toString('hex'), leaf.toString('hex')])
      const path = body['path'].map((hash: string) => Buffer.from(hash, 'base64'))
      expect(rootByProof(leaf, { index, size: Number(size) }, path).toString('base64')).toBe(root)
    }
    expect((await world.call(staff.mei, 'GET', '/v1/audit/checkpoint')).status).toBe(403)
    expect((await world.call(staff.ada, 'GET', '/v1/audit/proof/99999')).status).toBe(404)
  })
})

describe('verification', () => {
  it('goes from none over pending to verified, is revoked by an action and restored by its reversal', async () => {
    const boss = world.member('boss', 'acme', 'admin')
    const standing = async () =>
      (await world.call(world.service, 'GET', '/v1/standing/organization/acme')).body['verification']
    const evidence = [{ kind: 'domain-dns', value: 'acme.example' }]
    expect(await standing()).toBe('none')
    expect((await world.call(boss, 'POST', '/v1/verifications', { evidence })).status).toBe(201)
    expect(await standing()).toBe('pending')
    const url = '/v1/verifications/acme/decide'
    expect((await world.call(staff.mei, 'POST', url, { outcome: 'verify' })).status).toBe(422)
    expect((await world.call(staff.mei, 'POST', url, { outcome: 'verify', evidence })).status).toBe(200)
    expect(await standing()).toBe('verified')
    const filed = await world.call(world.member('ann', 'acme'), 'POST', '/v1/reports', {
      about: { organization: 'acme' },
      text: 'Fake.',
    })
    const decided = await world.call(staff.sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      clause: 'conduct.i',
      actions: [{ type: 'revoke-verification' }],
      reason: 'Not who it says.',
    })
    expect(await standing()).toBe('revoked')
    expect((await world.call(boss, 'POST', '/v1/verifications', { evidence })).body).toMatchObject({
      kind: 'verification.cooling-down',
    })
    await world.call(staff.sofia, 'POST', `/v1/actions/${decided.body['actions'][0].id}/reverse`, { reason: 'It is.' })
    expect(await standing()).toBe('verified')
  })

  it('that an organization never had is revoked for 180 days as well, until that is reversed', async () => {
    const boss = world.member('boss-none', 'badgeless', 'admin')
    const apply = () =>
      world.call(boss, 'POST', '/v1/verifications', { evidence: [{ kind: 'domain-dns', value: 'badgeless.example' }] })
    const about = { organization: 'badgeless' }
    const filed = await world.call(world.member('ann', 'acme'), 'POST', '/v1/reports', { about, text: 'Fake.' })
    const decided = await world.call(staff.sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      clause: 'conduct.i',
      actions: [{ type: 'revoke-verification' }],
      reason: 'Not who it says.',
    })
    const standing = await world.call(world.service, 'GET', '/v1/standing/organization/badgeless')
    expect(standing.body['verification']).toBe('revoked')
    expect((await apply()).body).toMatchObject({ kind: 'verification.cooling-down' })
    await world.call(staff.sofia, 'POST', `/v1/actions/${decided.body['actions'][0].id}/reverse`, { reason: 'It is.' })
    expect((await apply()).status).toBe(201)
  })

  it('that is revoked closes the application that waits; nobody grants it unseen, and a reversal opens it again', async () => {
    const boss = world.member('boss-waits', 'waits', 'admin')
    const evidence = [{ kind: 'domain-dns', value: 'waits.example' }]
    await world.call(boss, 'POST', '/v1/verifications', { evidence })
    const about = { organization: 'waits' }
    const filed = await world.call(world.member('ann', 'acme'), 'POST', '/v1/reports', { about, text: 'Fake.' })
    const decided = await world.call(staff.sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      clause: 'conduct.i',
      actions: [{ type: 'revoke-verification' }],
      reason: 'Not who it says.',
    })
    const found = async () => (await world.call(boss, 'GET', '/v1/verifications/waits')).body
    const verify = () =>
      world.call(staff.mei, 'POST', '/v1/verifications/waits/decide', { outcome: 'verify', evidence })
    const revoked = await found()
    expect(revoked).toMatchObject({ status: 'revoked', appliedAt: expect.any(String) })
    expect(Date.parse(revoked['applyFrom']) - Date.parse(revoked['at'])).toBe(180 * 86_400_000)
    const pending = await world.call(staff.mei, 'GET', '/v1/verifications')
    expect(pending.body['items'].map(({ organization }: { organization: string }) => organization)).not.toContain(
      'waits',
    )
    expect(await verify()).toMatchObject({ status: 409, body: { kind: 'verification.cooling-down' } })
    expect((await world.call(boss, 'POST', '/v1/verifications', { evidence })).status).toBe(409)
    await world.call(staff.sofia, 'POST', `/v1/actions/${decided.body['actions'][0].id}/reverse`, { reason: 'It is.' })
    expect(await found()).toMatchObject({ status: 'pending', evidence })
    expect(await verify()).toMatchObject({ status: 200, body: { status: 'verified' } })
  })
})

describe('webhooks', () => {
  it('tell the service, signed, in order, and again until they are taken', async () => {
    const got: { headers: IncomingMessage['headers']; body: string }[] = []
    let answers = 503
    const server = createServer((request, response) => {
      let body = ''
      request.on('data', (part: Buffer) => (body += part.toString()))
      request.on('end', () => {
        got.push({ headers: request.headers, body })
        response.writeHead(answers).end()
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
    const { port } = server.address() as AddressInfo
    try {
      const types = ['hold.released', 'decision.made']
      const url = `http://127.0.0.1:${port}/in`
      expect((await world.call(staff.mei, 'POST', '/v1/webhooks', { url, types })).status).toBe(403)
      const made = await world.call(staff.ivan, 'POST', '/v1/webhooks', { url, types })
      const held = await world.send('hooked', 'MARKED')
      await world.call(staff.mei, 'POST', `/v1/cases/${held.body['case']}/decide`, {
        outcome: 'no-violation',
        reason: 'Fine.',
      })
      await world.casework.sendWebhooks()
      answers = 204
      await world.pass(6_000)
      await world.casework.sendWebhooks()
      await world.casework.sendWebhooks()
      const told = got.map(({ body }) => JSON.parse(body))
      expect(told.map(({ type }) => type)).toEqual(['decision.made', 'decision.made', 'hold.released'])
      expect(told[2]).toMatchObject({ specversion: '1.0', data: { decision: held.body['id'] } })
      for (const { headers, body } of got) {
        const key = Buffer.from(made.body['secret'].replace('whsec_', ''), 'base64')
        const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.')
        expect(headers['webhook-signature']).toBe(`v1,${createHmac('sha256', key).update(signed).digest('base64')}`)
      }
      const log = await world.call(staff.ivan, 'GET', `/v1/webhooks/${made.body['id']}/deliveries`)
      expect(log.body['items'].map((item: { status: string }) => item.status)).toEqual(['delivered', 'delivered'])
    } finally {
      server.close()
    }
  })

  it('go to no private address', () => {
    for (const address of ['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:10.0.0.1', 'fd00::1', 'nonsense'])
      expect(isPrivateAddress(address)).toBe(true)
    expect(isPrivateAddress('203.0.114.1')).toBe(false)
  })
})

describe('the transparency report', () => {
  it('counts a period and suppresses small groups', async () => {
    const year = new Date(world.now()).getUTCFullYear()
    const { body } = await world.call(staff.ada, 'GET', `/v1/transparency/${year}`)
    expect(body).toMatchObject({ tables: { actionsByType: { total: null } } })
    expect((await world.call(staff.ada, 'GET', '/v1/transparency/whenever')).status).toBe(404)
  })

  it('is a CSV of Chinese words for whoever asks in Chinese, and of names of the API for everybody else', async () => {
    const year = new Date(world.now()).getUTCFullYear()
    const csv = async (query: string, headers = {}) => {
      const url = `/v1/transparency/${year}.csv${query}`
      const answer = await world.app.inject({ url, headers: { authorization: `Bearer ${staff.ada}`, ...headers } })
      return `${answer.statusCode} ${answer.headers['content-language']} ${answer.body.split(',')[0]}`
    }
    expect(await csv('')).toBe('200 en table')
    expect(await csv('?lang=zh')).toBe('200 zh \ufeff表')
    expect(await csv('', { 'accept-language': 'zh-CN,zh' })).toBe('200 zh \ufeff表')
    expect(await csv('?lang=en', { 'accept-language': 'zh-CN,zh' })).toBe('200 en table')
    expect(await csv('?lang=fr')).toMatch(/^422/)
  })
})
