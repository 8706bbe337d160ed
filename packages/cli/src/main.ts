#!/usr/bin/env node
/** The `goodstanding` command: one verb, its flags, an exit code. Each verb says what to do when its input is wrong. */
import { ConfigError, LeftBehind, Problem } from '@goodstanding/server'
import { DatabaseRefusal } from '@goodstanding/ledger'
import { VERBS, type Verb } from './verbs.ts'

/** How long a process with something left behind may go on. */
const LINGER_MS = 2_000

const [, , name, ...argv] = process.argv

function usage(): string {
  const width = Math.max(...[...VERBS.values()].map(({ use }) => use.length))
  return [
    'goodstanding <verb> [flags]',
    '',
    ...[...VERBS.values()].map(({ use, does }) => `  ${use.padEnd(width)}  ${does}`),
  ].join('\n')
}

/** Refusals are told in words; a fault of ours keeps its stack. */
function told(thrown: unknown): string {
  if (thrown instanceof ConfigError || thrown instanceof DatabaseRefusal || thrown instanceof LeftBehind)
    return thrown.message
  if (thrown instanceof Problem) return [thrown.message, ...thrown.errors.map(({ detail }) => `  ${detail}`)].join('\n')
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
}

async function run(verb: Verb): Promise<void> {
  try {
    process.exitCode = await verb.run(argv)
  } catch (thrown) {
    process.stderr.write(`${told(thrown)}\n`)
    process.exitCode = 1
    // What was left behind holds handles that would keep the process; what is written goes out before.
    if (thrown instanceof LeftBehind || thrown instanceof DatabaseRefusal)
      setTimeout(() => process.exit(), LINGER_MS).unref()
  }
}

const verb = VERBS.get(name ?? '')
if (verb === undefined) {
  process.stderr.write(
    `${name === undefined || name === 'help' || name === '--help' ? '' : `"${name}" is not a verb.\n\n`}${usage()}\n`,
  )
  process.exitCode = name === undefined || name === 'help' || name === '--help' ? 0 : 2
} else await run(verb)
