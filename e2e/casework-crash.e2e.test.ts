/** kill -9 at random under casework: no acknowledged report, decision or action is lost, none is doubled, every timer fires. */
import { rmSync } from 'node:fs'
import { makeTestFolder } from '@goodstanding/testkit'
import { afterAll, describe, expect, it } from 'vitest'
import { CaseworkLoad, Receiver } from './crash/casework-load.ts'
import { type SpawnedServer, spawnServer } from './server/spawn-server.ts'

const ROUNDS = 6
const MINUTES = 60_000

const folder = makeTestFolder()
const receiver = new Receiver()
let server: SpawnedServer | null = null
afterAll(async () => {
  await server?.end('SIGTERM')
  receiver.close()
  rmSync(folder, { recursive: true, force: true })
})

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const start = () => spawnServer({ GOODSTANDING_DATA: folder, GOODSTANDING_PRIVATE_WEBHOOKS: 'allow' })

describe('casework on a server that is killed at random', () => {
  it(`${ROUNDS} times loses nothing that it acknowledged, does nothing twice, and keeps every timer`, {
    timeout: 15 * MINUTES,
  }, async () => {
    const load = new CaseworkLoad()
    server = await start()
    await load.hire(server, String(server.ready['signIn']), await receiver.listen())
    for (let round = 0; round < ROUNDS; round += 1) {
      const since = load.last
      await load.greet(server)
      const working = load.work(server, 6)
      // After so many answers, however quick the machine is, and some moments into what comes next.
      const enough = load.acknowledged + 8 + ((round * 7) % 25)
      for (let waited = 0; load.acknowledged < enough && waited < 10_000; waited += 20) await pause(20)
      await pause((round * 13) % 40)
      await server.end('SIGKILL')
      await working
      server = await start()
      await load.verify(server, since)
    }
    expect(load.actions.size, 'the load was worth a crash').toBeGreaterThan(ROUNDS * 2)
    expect(load.ignored.size).toBeGreaterThan(ROUNDS / 2)
    await load.verifyTimers(server, receiver)
  })
})
