/** What the model alone suspects of calls and deeds is looked at by a person; no rule of the shipped policy acts on it, however often it comes. */
import { CALLS, DEEDS, SIGNAL_OF_HEAD } from '@goodstanding/detectors'
import type { SignalName } from '@goodstanding/model'
import { readConfig, type Running, startGoodstanding } from '@goodstanding/server'
import { makeDataFolder } from '@goodstanding/testkit'
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Client, createClient, eventOf } from './server/client.ts'
import { SERVICE_TOKEN } from './server/start-server.ts'

/** The most that a head says where the lists are silent. */
const SUSPECTED = 0.84
const TIMES = 5
const ALL = [...CALLS, ...DEEDS].map((head) => SIGNAL_OF_HEAD[head])

let suspected: readonly SignalName[] = []
let folder = ''
let running: Running
let client: Client
beforeAll(async () => {
  folder = await makeDataFolder()
  const environment = { PORT: '0', GOODSTANDING_SERVICE_TOKEN: SERVICE_TOKEN, GOODSTANDING_DATA: folder }
  running = await startGoodstanding(
    readConfig(environment, []),
    () => undefined,
    ([text], _, sink) => {
      if (text === undefined) return
      for (const signal of suspected)
        sink.see(signal, SUSPECTED, { pointer: text.pointer, start: 0, end: text.text.length })
    },
  )
  client = createClient(running.url, SERVICE_TOKEN)
})
afterAll(async () => {
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

const effectsOf = async (signals: readonly SignalName[], who: string): Promise<readonly string[]> => {
  suspected = signals
  const effects: string[] = []
  for (let turn = 0; turn < TIMES; turn += 1)
    for (const relation of ['colleague', 'stranger'] as const) {
      const { effect } = await client.decide(
        eventOf('message.send', {
          organization: `of-${who}`,
          actor: { id: `u-${who}`, kind: 'member' },
          conversation: { id: `c-${who}-${relation}`, kind: 'direct' },
          audience: { kind: 'person', relation, recipients: [`x-${who}`], size: 1 },
          content: { text: 'The same words as before, and no others.' },
        }),
      )
      effects.push(effect)
    }
  return effects
}

it.each(ALL)('of %s', async (signal) => {
  const effects = await effectsOf([signal], signal)
  expect(effects).toContain('flag')
  expect(effects.filter((effect) => effect !== 'flag' && effect !== 'allow')).toEqual([])
})

it('of all of them at once', async () => {
  const effects = await effectsOf(ALL, 'all')
  expect(new Set(effects)).toEqual(new Set(['flag']))
})
