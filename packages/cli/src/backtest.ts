/** `goodstanding backtest`: what a changed policy would have decided about the events of a file. */
import {
  compileFiles,
  ConfigError,
  createBacktest,
  openBench,
  Problem,
  readEvent,
  readPolicyDirectory,
  SHIPPED_POLICY,
} from '@goodstanding/server'
import { readFlags, wholeNumber } from './flags.ts'
import { sizeOfFile } from './size-of-file.ts'
import { eventOf, readRelation } from './replay/event-of.ts'
import { formatOf, readMessages } from './replay/read-messages.ts'
import { say } from './say.ts'

export async function backtest(argv: readonly string[]): Promise<number> {
  const { flags } = readFlags(argv, ['policy', 'against', 'events', 'relation', 'limit'], 0)
  const [policy, file] = [flags.get('policy'), flags.get('events')]
  if (policy === undefined || file === undefined)
    throw new ConfigError(
      say('backtest needs --policy (the changed folder) and --events (a file of events or messages).'),
    )
  const relation = readRelation(flags.get('relation'))
  await sizeOfFile(file)
  const before = compileFiles(await readPolicyDirectory(flags.get('against') ?? SHIPPED_POLICY))
  const after = compileFiles(await readPolicyDirectory(policy))
  const bench = await openBench(before.policy)
  const run = createBacktest({ facts: bench.facts, detectors: bench.detectors, before, after })
  const limit = wholeNumber('limit', flags.get('limit'), Number.MAX_SAFE_INTEGER)
  let read = 0
  for await (const item of readMessages(file, formatOf(file) ?? 'jsonl')) {
    if (read >= limit) break
    read++
    const value = eventOf(item, { serial: read, relation, now: Date.now() })
    const event = value === null ? null : eventIn(value)
    if (event === null) run.skip()
    else run.feed(event)
  }
  const report = run.report()
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (report.events > 0) return 0
  // Of what nobody could read nothing was tried: whoever asks whether the change is harmless has no answer.
  process.stderr.write(`${say('Nothing in {0} could be read as an event or a message.', file)}\n`)
  return 1
}

/** An event that the product would refuse is counted and left out, as in a backtest of a running product. */
function eventIn(value: unknown): ReturnType<typeof readEvent> | null {
  try {
    return readEvent(value, Date.now())
  } catch (fault) {
    if (fault instanceof Problem) return null
    throw fault
  }
}
