import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Deed, LIKELY, SURELY } from './hostile-deeds.ts'

/** Texts that an expression finds; the generator knows no edges of words and nothing that must not follow. */
const foundBy = (form: RegExp) =>
  fc
    .stringMatching(new RegExp(form.source.replaceAll('\\b', '').replace(/\(\?!(?:[^()]|\([^()]*\))*\)/g, ''), 'm'))
    .filter((text) => form.test(text))

/** Both must stand in a script, so either may be what its needs are told by. */
const holdsNeed = ({ needs, form, beside }: Deed): boolean => {
  const always = (made: RegExp): boolean =>
    !fc.check(
      fc.property(foundBy(made), (text) => needs.some((need) => text.toLowerCase().includes(need))),
      { numRuns: 60 },
    ).failed
  return always(form) || (beside !== undefined && always(beside))
}

describe('what a script does', () => {
  it.each([...SURELY, ...LIKELY].map((deed) => [deed.name, deed.form.source, deed] as const))(
    'is written nowhere without what is looked for first: %s %s',
    (_, __, deed) => {
      // What is taken out of a text before it is looked for must stand within none.
      expect(deed.needs.every((need) => need === need.toLowerCase() && !/[`^'"]/.test(need))).toBe(true)
      expect(holdsNeed(deed)).toBe(true)
    },
  )
})
