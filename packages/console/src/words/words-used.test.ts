/** Words that nothing says are loaded with the page all the same, and translated for nobody. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** What the server answers with, or the model lists: no page has it by name. */
const GIVEN = ['ACTION_VERBS.terminate', 'ACTION_VERBS.reinstate', 'REPORTERS.unverified']

const SOURCES = join(import.meta.dirname, '..')
const files = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.test\.ts$/.test(name))
  .map((name) => ({ name, text: readFileSync(join(SOURCES, name), 'utf8') }))
const pages = files.filter(({ name }) => !name.startsWith('words')).map(({ text }) => text)
const everywhere = files.map(({ text }) => text).join('\n')

/** `X.key`; where a page asks for one by a name that it is given, `X[each]`, that name stands in it as a text or as a member. */
function isSaid(words: string, key: string): boolean {
  if (everywhere.includes(`${words}.${key}`)) return true
  const isGiven = new RegExp(`\\b${words}(?:\\[|\\b(?!\\.\\w))`)
  return pages.some((text) => isGiven.test(text)) && pages.some((text) => new RegExp(`\\b${key}\\b`).test(text))
}

it('says every word that it has in two languages', () => {
  const all = files
    .filter(({ name }) => name.startsWith('words'))
    .flatMap(({ text }) =>
      [...text.matchAll(/^export const (\w+) = \{([\s\S]*?)\n\} as const satisfies Words/gm)].flatMap(
        ([, words = '', body = '']) => [...body.matchAll(/^ {2}(\w+): \{/gm)].map(([, key = '']) => ({ words, key })),
      ),
    )
  expect(all.length).toBeGreaterThan(1_000)
  expect(all.filter(({ words, key }) => !isSaid(words, key)).map(({ words, key }) => `${words}.${key}`)).toEqual(GIVEN)
})
