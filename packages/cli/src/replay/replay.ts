/**
 * `goodstanding replay`: real messages through the whole path - check, detectors, windows, rules, ledger - with progress on stderr and
 * numbers on stdout. The server runs in this process on a database of its own that is removed afterwards; nothing leaves the machine.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ConfigError, readConfig, startGoodstanding } from '@goodstanding/server'
import { readFlags, wholeNumber } from '../flags.ts'
import { sizeOfFile } from '../size-of-file.ts'
import { eventOf, readRelation } from './event-of.ts'
import { FORMATS, formatOf, readMessages, type ReplayItem } from './read-messages.ts'
import { createSummary } from './summary.ts'
import { say } from '../say.ts'
import { INTERRUPTED, Stopped, untilStopped } from '../until-stopped.ts'

const AT_ONCE = 100
/** As much of large events as goes into one body, and into memory. */
const AT_ONCE_BYTES = 8 * 1024 * 1024

export async function replay(argv: readonly string[]): Promise<number> {
  const { words, flags } = readFlags(argv, ['format', 'relation', 'limit', 'samples', 'policy'])
  const [file] = words
  if (file === undefined) throw new ConfigError(say('replay needs a file: JSONL, NDJSON, CSV or mbox.'))
  const size = await sizeOfFile(file)
  const asked = flags.get('format')
  const format = asked === undefined ? formatOf(file) : (FORMATS.find((one) => one === asked) ?? null)
  if (format === null && asked !== undefined)
    throw new ConfigError(say('--{0} must be one of {1}.', 'format', FORMATS.join(', ')))
  if (format === null)
    throw new ConfigError(
      say('The format of {0} is not plain from its name. Say --format {1}.', file, FORMATS.join('|')),
    )
  const relation = readRelation(flags.get('relation'))
  const limit = wholeNumber('limit', flags.get('limit'), Number.MAX_SAFE_INTEGER)
  const samples = wholeNumber('samples', flags.get('samples'), 0)

  const stop = untilStopped()
  const dataDirectory = await mkdtemp(join(tmpdir(), 'goodstanding-replay-'))
  try {
    const asking = { file, format, relation, limit, samples, size, policy: flags.get('policy'), stop }
    return await replayOn(dataDirectory, asking)
  } catch (thrown) {
    if (thrown instanceof Stopped) return INTERRUPTED
    throw thrown
  } finally {
    await rm(dataDirectory, { recursive: true, force: true })
  }
}

type Replaying = {
  readonly file: string
  readonly format: (typeof FORMATS)[number]
  readonly relation: string
  readonly limit: number
  readonly samples: number
  readonly size: number
  readonly policy: string | undefined
  /** What was decided until then is told, and the database removed as otherwise. */
  readonly stop: AbortSignal
}

async function replayOn(dataDirectory: string, asked: Replaying): Promise<number> {
  const { file, format, relation, limit, samples, size, policy, stop } = asked
  const config = { ...readConfig({}, policy === undefined ? [] : ['--policy', policy]), port: 0, dataDirectory }
  const start = () =>
    startGoodstanding(config, (line) => process.stderr.write(`\n${JSON.stringify(line)}\n`), null, stop)
  // With the first that can be read: of a file in which nothing can, its reader is told at once.
  const server: { running: Awaited<ReturnType<typeof start>> | null } = { running: null }
  try {
    const summary = createSummary({ size, samples })
    let serial = 0
    let batch: ReplayItem[] = []
    let bytes = 0
    const send = async (): Promise<void> => {
      const items = batch
      batch = []
      bytes = 0
      const first = serial - items.length
      const isFirst = server.running === null && items.some(({ kind }) => kind !== 'unreadable')
      const running = isFirst ? await start() : server.running
      server.running = running
      await summary.measure(items, async (readable) => {
        if (running === null) return []
        const events = readable.map((item, at) => eventOf(item, { serial: first + at, relation, now: Date.now() }))
        const answer = await running.app.inject({
          method: 'POST',
          url: '/v1/decisions',
          headers: { authorization: `Bearer ${running.serviceToken}`, 'content-type': 'application/x-ndjson' },
          payload: events.map((event) => JSON.stringify(event)).join('\n'),
        })
        return answer.body.trimEnd().split('\n')
      })
    }
    for await (const item of readMessages(file, format)) {
      if (serial >= limit || stop.aborted) break
      if (bytes + item.bytes > AT_ONCE_BYTES && batch.length > 0) await send()
      serial++
      bytes += item.bytes
      batch.push(item)
      if (batch.length === AT_ONCE) await send()
    }
    if (batch.length > 0 && !stop.aborted) await send()
    process.stderr.write('\n')
    process.stdout.write(summary.text())
    if (stop.aborted) return INTERRUPTED
    if (summary.decided() > 0) return 0
    // Of what nobody could read nothing was tried: whoever asks what the policy does with it has no answer.
    process.stderr.write(`${say('Nothing in {0} could be read as an event or a message.', file)}\n`)
    return 1
  } finally {
    await server.running?.close()
  }
}
