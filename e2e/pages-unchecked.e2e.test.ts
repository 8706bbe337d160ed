/**
 * A scanner is away, and comes back: what could not be checked lies in a case, goes on by itself when nothing is found in it, and stays where
 * something is. The first look after an outage comes a minute after it began.
 */
import { createHash } from 'node:crypto'
import { connect, createServer } from 'node:net'
import { createGoodstanding } from '@goodstanding/sdk'
import { findClamd, freePort, openTestClamd, PATTERN, type TestClamd } from '@goodstanding/testkit'
import { afterAll, describe, expect, it } from 'vitest'
import { expectAccessible } from './pages/expect-accessible.ts'
import { must } from './pages/seed-traffic.ts'
import { found, usePages } from './pages/use-pages.ts'
import { eventOf } from './server/client.ts'

const program = findClamd()
const port = await freePort()
const pages = usePages({ traffic: 'none', settings: { GOODSTANDING_CLAMD: `127.0.0.1:${port}` } })
const { visit } = pages
const LOOKED_AGAIN = { timeout: 120_000, interval: 1_000 }

let daemon: TestClamd | null = null
/** The daemon, at the place where the product looks for it. */
const road = createServer((from) => {
  const to = connect(daemon?.port ?? 9, '127.0.0.1')
  from.pipe(to).pipe(from)
  for (const end of [from, to]) end.on('error', () => undefined)
})
afterAll(async () => {
  road.close()
  await daemon?.close()
})

const upload = (actor: string, text: string) =>
  pages.server().decide(
    eventOf('file.upload', {
      actor: { id: actor, kind: 'member' },
      file: {
        name: 'a.txt',
        size: text.length,
        sha256: createHash('sha256').update(text).digest('hex'),
        data: Buffer.from(text).toString('base64'),
      },
    }),
  )

const as = (token: string) => createGoodstanding({ url: pages.server().url, token })

describe.skipIf(found === null || program === null)('what a scanner could not check', { timeout: 240_000 }, () => {
  it('waits where people see why, and is checked after all', async () => {
    const held = [await upload('una', 'The plan'), await upload('una', 'The minutes')]
    const [clean, bad] = [await upload('uwe', 'The agenda'), await upload('uwe', `a letter with ${PATTERN} in it`)]
    expect([...held, clean, bad]).toMatchObject(Array(4).fill({ effect: 'hold', degraded: true, findings: [] }))
    expect(bad.case).toBe(clean.case)
    const { mei } = pages.seeded()
    await visit(mei.token, `/console/case/${held[0]?.case}`, async (page) => {
      await page.getByText('Kept: it could not be checked').first().waitFor()
      await expectAccessible(page, page.url())
      daemon = await openTestClamd(program ?? '')
      await new Promise<void>((resolve) => road.listen(port, '127.0.0.1', resolve))
      await expect
        .poll(async () => must(await as(mei.token).cases.get(held[0]?.case ?? '')).status, LOOKED_AGAIN)
        .toBe('decided')
      await page.reload()
      await page.getByText('Nothing found, released: 2.').waitFor()
      await page.getByText('Closed automatically: nothing was found').first().waitFor()
      await expectAccessible(page, page.url())
      await page.getByRole('button', { name: '中文' }).click()
      await page.getByText('未发现问题并已放行：2 项。').waitFor()
      await page.getByText('无需人工处理：未发现问题').first().waitFor()
    })
    await expect
      .poll(async () => must(await as(mei.token).cases.get(bad.case ?? '')).checks.length, LOOKED_AGAIN)
      .toBe(1)
    await visit(mei.token, `/console/case/${bad.case}`, async (page) => {
      await page.getByText('Nothing found, released: 1. Something was found: 1.').waitFor()
      await page.getByText('Matched: The file is known to be malicious, or is the anti-virus test file').waitFor()
      await page.getByRole('button', { name: 'Claim case' }).waitFor()
    })
  })
})
