/** The engine's own windows lie behind those of the policy, each at the place that it is declared at. */
import { expect, it } from 'vitest'
import { declarationsOf, ownWindowIndex } from './own-windows.ts'
import { event } from './read-sample-event.ts'
import { clauseFile, compiled, engineWith, POLICY, rule } from './sample-engine.ts'

it('are found where they are declared: an index that is another window’s would count into that', () => {
  const declared = declarationsOf(POLICY)
  expect(declared.map(({ index }) => index)).toEqual(declared.map((_, at) => at))
  for (const name of ['account-transfers', 'broadcast-frames', 'ids-read', 'ids-followed'] as const)
    expect(declared[ownWindowIndex(name, POLICY)]?.key).toBe(`engine ${name}`)
})

it('are asked without being counted: who is only asked after was not handed over, and a number beside one that was read was not read', () => {
  const handed = rule('handed', 'message.send', 'history.recent_transfer')
  const followed = rule('followed', 'directory.read', 'directory.in_sequence > 0.0')
  const policy = compiled({ 'conduct/z-own.yaml': clauseFile('Own windows', handed + followed) })
  const { ask } = engineWith([], { policy })
  const say = () => ask(event('message.send')).decision.effect
  const read = (id: string) => ask(event('directory.read', { count: 1, kind: 'member', ids: [id] })).decision.effect
  expect([say(), say()]).toEqual(['allow', 'allow'])
  expect(ask(event('account.transfer', { account: { id: 'u1' } })).decision.effect).toBe('allow')
  expect(say()).toBe('hold')
  // 6 was asked after as the one that follows 5, and read by nobody.
  expect([read('p-5'), read('p-7'), read('p-6')]).toEqual(['allow', 'allow', 'hold'])
})
