#!/usr/bin/env node
/** The `goodstanding` command: one verb, its flags, an exit code. Each verb says what to do when its input is wrong. */
import { outliveReaders } from './outlive-readers.ts'
import { readLanguage, say, type Spoken, speak } from './say.ts'
import { told } from './told.ts'
import { VERBS } from './verbs.ts'

/** The sentence of a language that nobody speaks is said before anything else; null: it was. */
function readWords(): Spoken | null {
  try {
    const words = readLanguage(process.argv.slice(2), process.env)
    speak(words.language)
    return words
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

const HELP = ['help', '--help', '-h']

async function obey({ language, argv: [name, ...argv] }: Spoken): Promise<void> {
  const asksForHelp = name === undefined || HELP.includes(name)
  const verb = VERBS.get(asksForHelp ? (argv[0] ?? '') : name)
  if (asksForHelp || argv.some((word) => word === '--help' || word === '-h'))
    process.stdout.write(`${verb === undefined ? usage() : `goodstanding ${verb.use}\n\n${say(verb.does)}`}\n`)
  else if (verb === undefined) {
    process.stderr.write(`${say('"{0}" is not a verb.', name)}\n\n${usage()}\n`)
    process.exitCode = 2
  } else {
    const { perform } = await verb.part()
    await perform(name, language, argv)
  }
}

outliveReaders()
const words = readWords()
if (words !== null) await obey(words)
