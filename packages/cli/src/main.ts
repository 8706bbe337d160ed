#!/usr/bin/env node
/** The `goodstanding` command: one verb, its flags, an exit code. Each verb says what to do when its input is wrong. */
import { isUnread, outliveReaders, UNREAD } from './outlive-readers.ts'
import { readLanguage, say, speak } from './say.ts'
import { told } from './told.ts'
import { VERBS, type Verb } from './verbs.ts'

/** How long a process whose verb has failed may go on. */
const LINGER_MS = 2_000

/** The sentence of a language that nobody speaks is said before anything else; null: it was. */
function readWords(): readonly string[] | null {
  try {
    const { language, argv } = readLanguage(process.argv.slice(2), process.env)
    speak(language)
    return argv
  } catch (thrown) {
    process.stderr.write(`${told(thrown)}\n`)
    process.exitCode = 1
    return null
  }
}

function usage(): string {
  return [
    say('goodstanding <verb> [flags]'),
    '',
    // Side by side they are wider than a terminal.
    ...[...VERBS.values()].map(({ use, does }) => `  ${use}\n      ${say(does)}`),
    '',
    say('Every verb takes --lang en|zh; without it the locale decides.'),
  ].join('\n')
}

async function run(verb: Verb, argv: readonly string[]): Promise<void> {
  try {
    const code = await verb.run(argv)
    // What could not be printed has failed already.
    process.exitCode ??= code
  } catch (thrown) {
    if (isUnread(thrown)) {
      process.exitCode = UNREAD
      return
    }
    process.stderr.write(`${told(thrown)}\n`)
    process.exitCode = 1
    // Whatever was left behind holds handles that would keep the process; what is written goes out before.
    setTimeout(() => process.exit(), LINGER_MS).unref()
  }
}

const HELP = ['help', '--help', '-h']

async function obey([name, ...argv]: readonly string[]): Promise<void> {
  const asksForHelp = name === undefined || HELP.includes(name)
  const verb = VERBS.get(asksForHelp ? (argv[0] ?? '') : name)
  if (asksForHelp || argv.some((word) => word === '--help' || word === '-h'))
    process.stdout.write(`${verb === undefined ? usage() : `goodstanding ${verb.use}\n\n${say(verb.does)}`}\n`)
  else if (verb === undefined) {
    process.stderr.write(`${say('"{0}" is not a verb.', name)}\n\n${usage()}\n`)
    process.exitCode = 2
  } else await run(verb, argv)
}

outliveReaders()
const words = readWords()
if (words !== null) await obey(words)
