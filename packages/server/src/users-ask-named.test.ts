/** The table of threads and promises in docs/users-ask.md is true: each file is there, and names its threads. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const docs = join(dirname(fileURLToPath(import.meta.url)), '../../../docs')
const [threads = '', others = ''] = readFileSync(join(docs, 'users-ask.md'), 'utf8').split('\n## ')
const rows = threads.split('\n').flatMap((line) => {
  const [, thread, promise, place] = /^\| (.+?) \| (.+?) \| \[.+?\]\((.+?)\) \|$/.exec(line) ?? []
  return thread === undefined || promise === undefined || place === undefined ? [] : [{ thread, promise, place }]
})

describe('the table of what users ask for', () => {
  it.each(rows)('$thread: $place names it', ({ thread, place }) => {
    const test = readFileSync(join(docs, place), 'utf8')
    const numbers = thread.match(/#\d+/g) ?? [thread.split(' ')[0] ?? '']
    for (const number of numbers)
      expect(test).toContain(number.startsWith('#') ? number : number.replace('roostorg/', ''))
  })

  it('holds every thread, and leads to files that are there', () => {
    expect(rows.length).toBeGreaterThan(60)
    for (const [, place = ''] of others.matchAll(/\]\((\.\.\/.+?)\)/g))
      expect(existsSync(join(docs, place)), place).toBe(true)
  })
})
