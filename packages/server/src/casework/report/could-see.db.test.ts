/** A report copies what was recorded; its reporter reads it back only where they could see it. */
import { createRecentAuthors } from '@goodstanding/engine'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const SOURCE = 'https://chat.example'
const authors = createRecentAuthors()
let world: TestCasework
let mei: string

beforeAll(async () => {
  world = await openTestCasework({ authorOf: authors.find })
  mei = await world.staff('mei', 'moderator')
  for (const [boss, organization] of [
    ['boss', 'acme'],
    ['chief', 'other'],
  ] as const)
    await world.call(world.member(boss, organization, 'admin'), 'GET', '/v1/reports')
})
afterAll(() => world.close())

const say = (id: string, data: object, type = 'message.send') =>
  world.call(world.service, 'POST', '/v1/decisions', {
    specversion: '1.0',
    id,
    source: SOURCE,
    type,
    time: new Date(world.now()).toISOString(),
    data: {
      organization: 'acme',
      actor: { id: 'eve', kind: 'member' },
      conversation: { id: 'c1', kind: 'direct' },
      audience: { kind: 'person', relation: 'colleague', recipients: ['bob'], size: 1 },
      content: { text: 'MARKED' },
      ...data,
    },
  })
const report = async (who: string, id: string, more: object = {}) => {
  const about = { event: { source: SOURCE, id } }
  const { status, body } = await world.call(who, 'POST', '/v1/reports', {
    about,
    clause: 'conduct.i',
    text: 'x',
    ...more,
  })
  expect(status).toBe(201)
  return body
}
const wordsOf = (body: { readonly [name: string]: unknown }): readonly unknown[] =>
  (body['evidence'] as { versions: { text: string | null }[] }[]).map(({ versions }) =>
    versions.map(({ text }) => text),
  )
const readBy = async (who: string, id: unknown) => (await world.call(who, 'GET', `/v1/reports/${String(id)}`)).body

describe('what a report copied', () => {
  it('is read by whoever it was sent to, and by whoever sent it', async () => {
    await say('direct-1', {})
    for (const who of ['bob', 'eve'])
      expect(wordsOf(await report(world.member(who, 'acme'), 'direct-1'))).toEqual([['MARKED']])
  })

  it('is read by no other who names its id: not elsewhere, and not a colleague to whom it was not written', async () => {
    await say('direct-2', {})
    for (const [who, organization, role] of [
      ['mallory', 'other', 'member'],
      ['chief', 'other', 'admin'],
      ['peter', 'acme', 'member'],
      ['x-77', 'acme', 'external'],
    ] as const) {
      const asker = world.member(who, organization, role)
      const filed = await report(asker, 'direct-2')
      expect(wordsOf(filed)).toEqual([[]])
      // Nor who wrote it: an id was all that they had.
      expect(JSON.stringify([filed, await readBy(asker, filed['id'])])).not.toContain('"eve"')
      expect(JSON.stringify(await readBy(asker, filed['id']))).not.toContain('MARKED')
      const named = await report(asker, `nothing-${who}`, {
        evidence: [{ event: { source: SOURCE, id: 'direct-2' } }],
      })
      expect(wordsOf(named)).toEqual([[]])
    }
  })

  it('is read by the operator all the same, and by administrators of the organization it comes from', async () => {
    await say('direct-3', {})
    const theirs = await report(world.member('mallory', 'other'), 'direct-3')
    const read = await readBy(mei, theirs['id'])
    expect(read).toMatchObject({ about: { event: { id: 'direct-3' }, account: 'eve' } })
    expect(wordsOf(read)).toEqual([['MARKED']])
    expect(JSON.stringify(await readBy(world.member('chief', 'other', 'admin'), theirs['id']))).not.toContain('MARKED')
    const own = await report(world.member('peter', 'acme'), 'direct-3')
    expect(wordsOf(await readBy(world.member('boss', 'acme', 'admin'), own['id']))).toEqual([['MARKED']])
  })

  it('is read by colleagues where it went to many or nobody said to whom, and by everybody where it was public', async () => {
    await say('group-1', { audience: { kind: 'group', relation: 'colleague', recipients: ['bob'], size: 9 } })
    await say('unsaid-1', { audience: { kind: 'person', relation: 'colleague' } })
    await say('public-1', { audience: { kind: 'public', relation: 'stranger' } })
    for (const id of ['group-1', 'unsaid-1', 'public-1'])
      expect(wordsOf(await report(world.member('peter', 'acme'), id))).toEqual([['MARKED']])
    const elsewhere = world.member('mallory', 'other')
    expect(wordsOf(await report(elsewhere, 'public-1'))).toEqual([['MARKED']])
    for (const id of ['group-1', 'unsaid-1']) expect(wordsOf(await report(elsewhere, id))).toEqual([[]])
  })

  it('is read by whom a service reports for: it knows what they saw', async () => {
    await say('direct-4', {})
    const reporter = { organization: 'other', id: 'mallory', kind: 'member' }
    expect(wordsOf(await report(world.service, 'direct-4', { reporter }))).toEqual([['MARKED']])
  })
})

describe('a message that was allowed and then edited', () => {
  it('is reported with its recorded edits, though nobody kept how it was first', async () => {
    // What is not there is as a plain allow: only its author is remembered.
    authors.remember({ source: SOURCE, id: 'harmless-1' }, { account: 'eve', organization: 'acme' }, world.now())
    await say('edit-1', { edits: { source: SOURCE, id: 'harmless-1' } }, 'message.edit')
    await say('edit-2', { edits: { source: SOURCE, id: 'edit-1' } }, 'message.edit')
    await say('edit-3', { edits: { source: SOURCE, id: 'another' } }, 'message.edit')
    const filed = await report(world.member('bob', 'acme'), 'harmless-1')
    expect(filed['evidence']).toMatchObject([
      {
        event: { source: SOURCE, id: 'harmless-1' },
        suppliedBy: 'service',
        versions: [{ text: 'MARKED' }, { text: 'MARKED' }],
      },
    ])
    expect(wordsOf(await report(world.member('mallory', 'other'), 'harmless-1'))).toEqual([[]])
  })
})
