#!/usr/bin/env node
/**
 * `goodstanding-wecom`: the connector as a process. It prints one line of JSON when it is ready, and logs to standard error.
 * `goodstanding-wecom people` states the members who are there already, and `goodstanding-wecom rules …` sets WeCom's word rules; both end then.
 */
import { createLog } from '../log.ts'
import { outliveReaders } from '../outlive-readers.ts'
import { readConfig } from './read-config.ts'
import { runPeople } from './run-people.ts'
import { runRules } from './run-rules.ts'
import { startWeCom } from './start-wecom.ts'

outliveReaders()
const log = createLog(
  (line) => process.stderr.write(line),
  () => Date.now(),
)

function fail(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}

const failed = (what: string) => (fault: unknown) =>
  fail([`${what}: ${fault instanceof Error ? fault.message : String(fault)}`])

const read = readConfig(process.env)
if (!read.ok) fail(['The configuration is not right:', ...read.mistakes.map((mistake) => `- ${mistake}`)])

const [, , command, ...words] = process.argv
if (command === 'rules') {
  const report = await runRules(read.config, words, log).catch(failed('The word rules were not set'))
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} else if (command === 'people') {
  const report = await runPeople(read.config).catch(failed('Not everybody was stated'))
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
} else if (command !== undefined) {
  fail([
    `There is no ${command}. Say nothing to start, or: people, or: rules [--block file] [--warn file] [--own-rules] [--dry-run]`,
  ])
} else {
  const started = await startWeCom(read.config, log).catch(failed('The connector cannot start'))
  process.stdout.write(`${JSON.stringify({ ready: true, url: started.url, source: started.source })}\n`)
  const stop = (): void => {
    void started.close().then(() => process.exit(0))
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}
