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

/** Those that are told to end end soon. */
const expectNoBuilder = () => expect.poll(builders).toEqual([])

it('leaves no process beside the one that built the pages, also where two build at once, and builds again', async () => {
  const [first, second] = [buildPages(), buildPages()]
  await expect.poll(() => builders().length).toBe(1)
  expect(await Promise.all([first, second])).toMatchObject([{ apps: { console: {} } }, { apps: { console: {} } }])
  await expectNoBuilder()
  expect(await buildPages()).toMatchObject({ apps: { console: {} } })
  await expectNoBuilder()
})
