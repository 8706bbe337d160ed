import { makeTestFolder } from '@goodstanding/testkit'
import { expect, it } from 'vitest'
import { eventFrom } from './from-callback.ts'
import { bringFilesBack, quarantineFiles, type Quarantining } from './quarantine-files.ts'
import { openStore } from './store.ts'

/** A homeserver that remembers what is quarantined. */
function openWorld() {
  const away = new Set<string>()
  const quarantining: Quarantining = {
    synapse: {
      quarantined: ({ id }) => Promise.resolve(away.has(id)),
      quarantine: ({ id }, on) => Promise.resolve({ done: on ? away.add(id) : away.delete(id) }),
    },
    store: openStore(makeTestFolder()),
    files: 'quarantine',
    log: () => undefined,
  }
  const message = (content: object) =>
    eventFrom({ event_id: '$1', type: 'm.room.message', sender: '@li:acme.test', content })!
  return {
    away,
    remove: (decision: string, content: object) => quarantineFiles(quarantining, decision, message(content)),
    restore: (decision: string) => bringFilesBack(quarantining, decision),
  }
}

it('keeps a file away that was sent twice, until the removal of each is taken back', async () => {
  const { away, remove, restore } = openWorld()
  for (const decision of ['dec_1', 'dec_2', 'dec_2']) await remove(decision, { url: 'mxc://acme.test/one' })
  await restore('dec_1')
  expect([...away]).toEqual(['one'])
  await restore('dec_2')
  expect([...away]).toEqual([])
})

it('takes along what an edit put in the place of a file, and leaves away what somebody else put there', async () => {
  const { away, remove, restore } = openWorld()
  away.add('three')
  await remove('dec_1', {
    url: 'mxc://acme.test/one',
    'm.new_content': { url: 'mxc://acme.test/two', info: { thumbnail_url: 'mxc://acme.test/three' } },
  })
  expect([...away].toSorted()).toEqual(['one', 'three', 'two'])
  await restore('dec_1')
  expect([...away]).toEqual(['three'])
})
