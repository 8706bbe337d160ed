import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { buildPages } from './build-pages.mjs'

/** The builders that this process has beside it. */
function builders(): readonly string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false
    try {
      const [, parent] = /\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
      return Number(parent) === process.pid && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--service=')
    } catch {
      return false // it has just ended
    }
  })
}

/** How many there are once those that are told to end have ended. */
async function buildersLeft(): Promise<number> {
  for (let looks = 0; looks < 100 && builders().length > 0; looks++) await new Promise((go) => setTimeout(go, 20))
  return builders().length
}

it('leaves no process beside the one that built the pages, also where two build at once, and builds again', async () => {
  const [first, second] = [buildPages(), buildPages()]
  await expect.poll(() => builders().length).toBe(1)
  expect(await Promise.all([first, second])).toMatchObject([{ apps: { console: {} } }, { apps: { console: {} } }])
  expect(await buildersLeft()).toBe(0)
  expect(await buildPages()).toMatchObject({ apps: { console: {} } })
  expect(await buildersLeft()).toBe(0)
})
