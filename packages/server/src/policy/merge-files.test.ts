import { describe, expect, it } from 'vitest'
import { mergeFiles } from './merge-files.ts'

const filesOf = (files: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(files))
const head = (version: string, more = '') =>
  `id: aup\nversion: "${version}"\neffectiveFrom: 2026-01-0${version}\n${more}`
const begun = { 'policy.yaml': head('1'), 'conduct/a-one.yaml': 'one', 'conduct/b-two.yaml': 'two' }

const merge = (mine: Readonly<Record<string, string>>, theirs: Readonly<Record<string, string>>) => {
  const { files, contested } = mergeFiles({ begun: filesOf(begun), mine: filesOf(mine), theirs: filesOf(theirs) })
  return { files: Object.fromEntries(files), contested }
}

describe('two policies that began on one', () => {
  it('keep what each of them changed, was new in or took out, and the name that mine gives its version', () => {
    const mine = { 'policy.yaml': head('3'), 'conduct/a-one.yaml': 'mine', 'conduct/c-three.yaml': 'new' }
    const theirs = {
      ...begun,
      'policy.yaml': head('2', 'floor: 0.9\n'),
      'conduct/d-four.yaml': 'theirs',
    }
    expect(merge(mine, theirs)).toEqual({
      contested: [],
      files: {
        'policy.yaml': head('3', 'floor: 0.9\n'),
        'conduct/a-one.yaml': 'mine',
        'conduct/c-three.yaml': 'new',
        'conduct/d-four.yaml': 'theirs',
      },
    })
  })

  it('contest what both changed, and only where they made it otherwise', () => {
    const mine = { ...begun, 'conduct/a-one.yaml': 'mine', 'conduct/b-two.yaml': 'alike' }
    const theirs = { ...begun, 'conduct/a-one.yaml': 'theirs', 'conduct/b-two.yaml': 'alike' }
    expect(merge(mine, theirs)).toMatchObject({
      contested: ['conduct/a-one.yaml'],
      files: { 'conduct/a-one.yaml': 'mine' },
    })
  })

  it('contest a file that one took out and the other changed, whichever way', () => {
    const { 'conduct/a-one.yaml': _, ...without } = begun
    const changed = { ...begun, 'conduct/a-one.yaml': 'changed' }
    expect(merge(without, changed).contested).toEqual(['conduct/a-one.yaml'])
    expect(merge(changed, without).contested).toEqual(['conduct/a-one.yaml'])
    expect(merge(without, begun).files).toEqual(without)
    expect(merge(begun, without).files).toEqual(without)
  })

  it('contest policy.yaml for more than the name of a version', () => {
    const mine = { ...begun, 'policy.yaml': head('3', 'floor: 0.8\n') }
    expect(merge(mine, { ...begun, 'policy.yaml': head('2') })).toMatchObject({ contested: [], files: mine })
    expect(merge(mine, { ...begun, 'policy.yaml': head('2', 'floor: 0.9\n') }).contested).toEqual(['policy.yaml'])
  })
})
