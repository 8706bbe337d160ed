import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { VERBS } from './verbs.ts'

it('finds each verb in the part that it is loaded from, and no verb in a part that nobody names', async () => {
  const parts = new Map(await Promise.all([...VERBS].map(async ([name, { part }]) => [name, await part()] as const)))
  const doers = [...parts].map(([name, { doings }]) => typeof doings[name])
  expect(doers).toEqual([...VERBS].map(() => 'function'))
  const theirs = [...new Set(parts.values())].flatMap(({ doings }) => Object.keys(doings))
  expect(theirs.toSorted()).toEqual([...VERBS.keys()].toSorted())
})

it('builds each part as a file of its own: what is not named there would be a part of what every call loads', () => {
  const read = (path: string) => readFileSync(join(import.meta.dirname, path), 'utf8')
  const build = read('../../../scripts/build.mjs')
  const parts = [...read('verbs.ts').matchAll(/import\('\.\/parts\/(\w+)-part\.ts'\)/g)].map(([, part]) => part)
  expect(parts.length).toBeGreaterThan(3)
  for (const part of parts) expect(build).toContain(`'${part}'`)
})
