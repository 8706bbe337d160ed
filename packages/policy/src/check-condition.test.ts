/** What a condition is refused for beyond names that nobody knows: what does not go together, and what is not written out. */
import { describe, expect, it } from 'vitest'
import { readPolicy } from './index.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

function problems(when: string, fields?: string): string {
  const clause = clauseFile({ rules: `\n  - ${ruleLine(when, fields)}` })
  const read = readPolicy(sampleFiles({ 'conduct/j-spam.yaml': clause }))
  return read.ok ? '' : read.refusal.map(({ message }) => message).join('\n')
}

describe('a condition', () => {
  it.each([
    ['event.audience.size[0] == 1', 'An int has no elements'],
    ['event.content.links["a"].text == ""', 'The index of a list is an int, not a string'],
    ['has(true)', '`has` takes one field, as in `has(event.session.device)`'],
    ['has(event.permit, event.permit)', '`has` takes one field, as in `has(event.session.device)`'],
    ['-event.permit == "x"', 'A string has no negative'],
    ['(event.permit == "" ? 1 : "a") == 1', '`?:` does not go between an int and a string'],
    ['1 in event.permit', '`in` looks into a list, not into a string'],
    ['1 in ["a"]', 'An int is never in a list of string'],
    ['event.permit in event.content.links', 'A string is never in a list of object'],
    ['event.permit + 1 == "x"', '`+` does not go between a string and an int'],
    ['0.5 % 0.1 == 0.0', '`%` does not go between a double and a double'],
    ['event.permit.exists(l, true)', '`exists` goes over a list, not over a string'],
    ['event.content.links.all(l)', '`all` takes a variable and an expression, as in `links.all(l, …)`'],
    ['event.content.links.exists(1, true)', 'exists(var, predicate) invalid predicate iteration variable'],
    ["event.time + duration(event.permit) > timestamp('2026-01-01T00:00:00Z')", 'A duration is written out'],
    ['found(event.permit)', '`found` takes the start of a clause id, written out'],
    ["found_unlawful('x')", '`found_unlawful()` takes nothing'],
    ['true < false', '`<` does not go between a bool and a bool'],
    ['1 in []', 'An empty list holds nothing to compare with'],
    ["count([event.actor.id], duration('1d'), 1) > 1", 'A filter is true or false, but this is an int'],
    [
      "count([event.actor.id], duration('401d')) > 1",
      'The length of a window is written out, so that its counters can be kept',
    ],
    [
      "count([event.actor.id], duration('0s')) > 1",
      'The length of a window is written out, so that its counters can be kept',
    ],
    ["count(event.permit, [event.actor.id], duration('1d')) > 1", 'The event types of a window are written out'],
  ])('refuses %s', (when, expected) => {
    expect(problems(when)).toBe(expected)
  })

  it('reads the same things where they do go together', () => {
    for (const when of [
      'event.content.links[0].text == ""',
      'has(event.permit)',
      '-event.audience.size < 0',
      '(event.permit == "" ? 1 : 2) == 1',
      '1 in [1, 2]',
      'event.permit + "1" == "x"',
      'event.content.links.all(l, l.text == "")',
      "found('')",
      'found_unlawful()',
      "count([event.actor.id], duration('400d')) > 1",
    ])
      expect([when, problems(when)]).toEqual([when, ''])
  })
})
