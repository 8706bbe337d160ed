import type { SignalName, SignalSink } from '@goodstanding/model'
import { expect, test } from 'vitest'
import { type ActorNames, type AskedActor, createActorNames } from './actor-names.ts'

const actor = { id: 'u1', kind: 'member', name: 'Jane Roe' } as const

function read(names: ActorNames, asked: AskedActor, screen: (sink: SignalSink) => void, sink: SignalSink): void {
  if (!names.recall(asked, sink)) names.learn(asked, screen, sink)
}

test('an actor is screened once, and again when name, organization or facts change', () => {
  const names = createActorNames()
  let screened = 0
  const screen = (sink: SignalSink): void => {
    screened++
    sink.see('identity.colleague', 0.6, { pointer: '/data/actor/name' }, 'u2')
  }
  const said: SignalName[] = []
  const sink: SignalSink = { see: (name) => void said.push(name) }
  const asked = { actor, organization: 'o1', revision: 1 }
  read(names, asked, screen, sink)
  read(names, asked, screen, sink)
  expect(screened).toBe(1)
  expect(said).toEqual(['identity.colleague', 'identity.colleague'])
  read(names, { ...asked, actor: { ...actor, name: 'John Roe' } }, screen, sink)
  read(names, { ...asked, organization: 'o2' }, screen, sink)
  read(names, { ...asked, organization: 'o2', revision: 2 }, screen, sink)
  expect(screened).toBe(4)
})

test('what was asked about lately outlives what was not', () => {
  const names = createActorNames(4)
  const screened: string[] = []
  const sink: SignalSink = { see: () => undefined }
  const ask = (id: string): void => {
    const asked = { actor: { ...actor, id }, organization: 'o1', revision: 1 }
    read(names, asked, () => void screened.push(id), sink)
  }
  for (const id of ['a', 'b', 'a', 'c', 'd', 'a', 'b']) ask(id)
  expect(screened).toEqual(['a', 'b', 'c', 'd', 'b'])
})
