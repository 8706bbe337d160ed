/** Reading and compiling in pieces: the same as at once, with a rest at every clause and every event type, and no clause read twice. */
import { EVENT_TYPES } from '@goodstanding/model'
import { expect, it } from 'vitest'
import { compilePolicyInPieces } from './compile-policy.ts'
import { createKnownClauses, type KnownClauses } from './known-clauses.ts'
import { finish, type Pieces } from './pieces.ts'
import { readPolicy, readPolicyInPieces } from './read-policy.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

const SECOND = 'conduct/k-lies.yaml'
const naming = clauseFile({
  rules: `[${ruleLine("text.spam > 0.9 && found('conduct.j')")}]`,
})
const two = sampleFiles({ [SECOND]: naming })

function rests<Value>(pieces: Pieces<Value>): number {
  let count = 0
  while (pieces.next().done !== true) count++
  return count
}

/** Also tells which files were read because they were not known. */
function listenTo(known: KnownClauses) {
  const read: string[] = []
  const find: KnownClauses['find'] = (asked) => {
    const found = known.find(asked)
    if (found === null) read.push(asked.file)
    return found
  }
  return { read, known: { ...known, find } }
}

it('rest at every clause and at every event type', () => {
  expect(rests(readPolicyInPieces(two, createKnownClauses(10)))).toBe(2)
  const policy = readPolicy(two)
  if (!policy.ok) throw new Error(JSON.stringify(policy.refusal))
  expect(rests(compilePolicyInPieces(policy.value, { mode: 'generated' }))).toBe(EVENT_TYPES.length)
})

it('read of a changed policy only what changed, and say the same', () => {
  const { read, known } = listenTo(createKnownClauses(10))
  const changed = new Map(two).set(SECOND, naming.replace('No spam.', 'No lies.'))
  for (const files of [two, two, changed]) {
    const said = finish(readPolicyInPieces(files, known))
    expect(JSON.stringify(said)).toBe(JSON.stringify(readPolicy(files)))
    if (said.ok) expect([...said.value.clauses]).toEqual(readClauses(files))
  }
  expect(read).toEqual(['conduct/j-spam.yaml', SECOND, SECOND])
})

it('say what is wrong each time, also of a known clause that names one which is gone', () => {
  const { known } = listenTo(createKnownClauses(10))
  finish(readPolicyInPieces(two, known))
  const gone = sampleFiles({ [SECOND]: naming, 'conduct/j-spam.yaml': null })
  for (const files of [gone, gone]) {
    const said = finish(readPolicyInPieces(files, known))
    expect(said).toEqual(readPolicy(files))
    expect(said.ok).toBe(false)
  }
})

it('keep so many clauses and no more', () => {
  const { read, known } = listenTo(createKnownClauses(1))
  for (const files of [two, two]) finish(readPolicyInPieces(files, known))
  expect(read).toHaveLength(4)
})

function readClauses(files: ReadonlyMap<string, string>) {
  const read = readPolicy(files)
  return read.ok ? [...read.value.clauses] : []
}
