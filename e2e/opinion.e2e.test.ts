/** A second opinion over HTTP: the server asks a classifier of the operator about texts that it is not sure of, and about no others. */
import type { Decision } from '@goodstanding/model'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moderated, openTestClassifier, type TestClassifier } from '@goodstanding/testkit'
import { eventOf } from './server/client.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const KEY = 'sk-secret-of-the-operator'
/** Among these is one that the shipped detectors are not sure of, whatever their levels are set to. */
const RUDE = [
  'You are not exactly the brightest person here, are you',
  'Your report is garbage and so is your attitude',
  'Nobody in this team takes a clown like you seriously',
  'What kind of idiot writes a plan like this',
  'You are useless in every meeting, stay at home',
  'Shut up and do what you are told for once',
  'You people are a disgrace, nobody wants you in this team',
  'You and your stupid ideas are a disgrace for this team',
  'Everybody here is tired of your pathetic excuses',
]

let classifier: TestClassifier
let server: LocalServer
beforeAll(async () => {
  classifier = await openTestClassifier()
  server = await startServer({
    GOODSTANDING_OPINION_URL: `${classifier.url}/v1/moderations`,
    GOODSTANDING_OPINION_KEY: KEY,
    GOODSTANDING_OPINION_TIMEOUT_MS: '400',
  })
}, 60_000)
afterAll(async () => {
  await server.close()
  await classifier.close()
})

const send = (text: string): Promise<Decision> => server.decide(eventOf('message.send', { content: { text } }))
type Signals = { readonly signals: readonly { readonly name: string; readonly score: number }[] }

async function findUnsure(): Promise<string> {
  for (const text of RUDE) {
    const { signals } = (await server.ask('POST', '/v1/signals', { body: { text } })).body as Signals
    const sure = signals.some(({ score }) => score >= 0.85)
    const score = signals.find(({ name }) => name === 'text.harassment')?.score ?? 0
    if (!sure && score >= 0.6 && score < 0.85) return text
  }
  throw new Error('The detectors are sure of every text.')
}

describe('a server with a classifier beside it', () => {
  it('lets it clear what is not sure, and marks what it could not be asked about', { timeout: 60_000 }, async () => {
    const unsure = await findUnsure()
    classifier.say = { ...moderated({ harassment: 1 }), afterMs: 2_000 }
    const late = await send(unsure)
    expect(late).toMatchObject({ effect: 'flag', degraded: true })
    classifier.say = moderated({
      harassment: 0.01,
      'harassment/threatening': 0.01,
      hate: 0.01,
      sexual: 0.01,
      violence: 0.01,
    })
    const cleared = await send(unsure)
    expect(cleared.effect).toBe('allow')
    const count = classifier.asked.length
    expect(await send('See you at the stand-up at nine')).toMatchObject({ effect: 'allow' })
    expect(classifier.asked).toHaveLength(count)
    expect(classifier.asked.at(-1)).toMatchObject({ authorization: `Bearer ${KEY}`, body: { input: unsure } })
  })

  it('counts how it was answered, and tells nobody the key', async () => {
    const metrics = (await server.ask('GET', '/metrics', { token: null })).body
    expect(metrics).toContain('goodstanding_opinions_total{outcome="given"}')
    expect(metrics).toContain('goodstanding_opinions_total{outcome="failed"}')
    expect(JSON.stringify([metrics, server.logged])).not.toContain(KEY)
  })
})
