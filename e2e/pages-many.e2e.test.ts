/** More cases than are read at once, and one among them that somebody looks for. */
import { createGoodstanding } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { message, must } from './pages/seed-traffic.ts'
import { expectRows, found, PATIENT, usePages } from './pages/use-pages.ts'

const pages = usePages({ traffic: 'none' })
const THREAT = 'I will kill you tomorrow when you leave the office.'
/** More than twice as many as the queue reads at once. */
const CASES = 410

describe.skipIf(found === null)('among hundreds of cases', { timeout: 180_000 }, () => {
  it('one is found by the id of its account: in one press that reads on, and among all cases that the id names', async () => {
    const { service, mei } = pages.seeded()
    const events = Array.from({ length: CASES }, (_, at) => message('acme', `many-${at + 1_000}`, THREAT))
    must(await service.decideAll(events))
    const moderator = createGoodstanding({ url: pages.server().url, token: mei.token })
    const listed = async () => must(await moderator.cases.list({ limit: 500 })).items
    // A busy machine writes them later than they are asked for.
    await expect.poll(async () => (await listed()).length, PATIENT).toBe(CASES)
    const items = await listed()
    const id = items.at(-1)?.subject.id ?? ''
    await pages.visit(mei.token, `/console/queue?q=${id}`, async (page) => {
      await page.getByRole('button', { name: 'Search on' }).click()
      await expectRows(page, 1)
      await page.goto(`/console/queue?q=sev:>=1 ${id}`)
      await page.getByRole('button', { name: `All cases of organization ${id}` }).waitFor()
      await page.getByRole('button', { name: `All cases about account ${id}` }).click()
      await expectRows(page, 1)
      expect(new URL(page.url()).searchParams.get('q')).toBe(`sev:>=1 subject:account/${id}`)
    })
  })
})
