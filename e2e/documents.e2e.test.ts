/** Papers that prove an organization: what their files tell, once their bytes came by `PUT /v1/files`, beside what is claimed of them. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { clausesOf, eventOf } from './server/client.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
}, 60_000)
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

async function putLicence(information: string): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.7\n9 0 obj << ${information} >> endobj\ntrailer << /Info 9 0 R >>\n%%EOF`)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const answer = await server.ask('PUT', `/v1/files/${sha256}?name=licence.pdf`, {
    raw: bytes,
    mediaType: 'application/pdf',
  })
  expect(answer.status).toBe(200)
  return sha256
}

let serial = 0
function verify(sha256: string) {
  serial += 1
  const documents = [{ kind: 'business-licence', sha256, issuedOn: '2024-01-10', expiresOn: '2034-01-10' }]
  const subject = {
    id: `org-papers-${serial}`,
    name: `Quillbrook Instruments ${serial}`,
    kind: 'company',
    country: 'NZ',
    documents,
  }
  return server.decide(eventOf('organization.verify', { subject }))
}

it('holds a claim whose document was edited as a picture, or written long after it was issued', async () => {
  for (const information of [
    '/CreationDate (D:20240110090000Z) /Creator (Adobe Photoshop 25.1) /Producer (Adobe Photoshop)',
    '/CreationDate (D:20260501090000Z) /Creator (Microsoft Word 2021)',
  ]) {
    const decision = await verify(await putLicence(information))
    expect(decision.effect).toBe('hold')
    expect(clausesOf(decision)).toContain('admin.e')
    expect(decision.findings.flatMap(({ evidence }) => evidence)).toContainEqual(
      expect.objectContaining({ signal: 'verify.document-metadata', pointer: '/data/subject/documents/0/sha256' }),
    )
  }
})

it('lets a claim go on whose document fits, or whose bytes nobody sent', async () => {
  const fitting = await putLicence('/CreationDate (D:20240110100000Z) /Producer (iText 7)')
  expect(clausesOf(await verify(fitting))).not.toContain('admin.e')
  expect(clausesOf(await verify('ab'.repeat(32)))).not.toContain('admin.e')
})

it('takes a claim without any proof for an application, of which a reviewer asks what it lacks', async () => {
  const subject = { id: 'org-papers-bare', name: 'Quillbrook Bindery', kind: 'company', country: 'NZ' }
  expect((await server.decide(eventOf('organization.verify', { subject }))).effect).toBe('allow')
  await expect
    .poll(async () => (await server.ask('GET', `/v1/standing/organization/${subject.id}`)).body, { timeout: 20_000 })
    .toMatchObject({ verification: 'pending' })
})
