#!/usr/bin/env node
/** `goodstanding-matrix [config.json]`: the connector as a process. It prints one line of JSON when it is ready, and logs to standard error. */
import { readFileSync } from 'node:fs'
import { createLog } from '../log.ts'
import { outliveReaders } from '../outlive-readers.ts'
import { readConfig } from './read-config.ts'
import { startMatrix } from './start-matrix.ts'

outliveReaders()
const [, , file] = process.argv
const log = createLog(
  (line) => process.stderr.write(line),
  () => Date.now(),
)

function fail(lines: readonly string[]): never {
  process.stderr.write(`${lines.join('\n')}\n`)
  process.exit(1)
}

function fileText(): string {
  if (file === undefined) return ''
  try {
    return readFileSync(file, 'utf8')
  } catch (fault) {
    return fail([`The configuration ${file} cannot be read: ${fault instanceof Error ? fault.message : String(fault)}`])
  }
}

const read = readConfig(fileText(), process.env)
if (!read.ok)
  fail([
    `The configuration${file === undefined ? '' : ` ${file}`} is not right:`,
    ...read.mistakes.map((mistake) => `- ${mistake}`),
  ])

const started = await startMatrix(read.config, log).catch((fault: unknown) =>
  fail([`The connector cannot start: ${fault instanceof Error ? fault.message : String(fault)}`]),
)
const { url, account, source } = started
process.stdout.write(`${JSON.stringify({ ready: true, url, account, source })}\n`)

const stop = (): void => {
  void started.close().then(() => process.exit(0))
}
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
