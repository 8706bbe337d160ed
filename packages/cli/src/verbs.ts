/** Every verb of the command, by name. */
import type { Doings, Perform } from './perform.ts'
import type { Sentence } from './say.ts'

/** What a verb needs is loaded when it is called: what asks a product that runs is a hundredth of what decides. */
type Part = () => Promise<{ readonly doings: Doings; readonly perform: Perform }>
const whole: Part = () => import('./parts/whole-part.ts')
const policy: Part = () => import('./parts/policy-part.ts')
const ledger: Part = () => import('./parts/ledger-part.ts')
const asking: Part = () => import('./parts/asking-part.ts')

export type Verb = { readonly use: string; readonly does: Sentence; readonly part: Part }

export const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  [
    'start',
    { use: 'start [--port N] [--host ADDRESS] [--data DIR] [--policy DIR]', does: 'start the product', part: whole },
  ],
  ['check-policy', { use: 'check-policy [DIR]', does: 'check a folder of clause files', part: policy }],
  [
    'test-policy',
    { use: 'test-policy [DIR] [--clause ID]', does: 'run the examples and scenarios of its clauses', part: whole },
  ],
  [
    'explain',
    {
      use: 'explain <clause | dec_…> [--url URL --token TOKEN] [--policy DIR]',
      does: 'say what a clause watches, or why a decision was made',
      part: policy,
    },
  ],
  [
    'backtest',
    {
      use: 'backtest --policy DIR --events FILE [--against DIR] [--relation R] [--limit N]',
      does: 'replay events through the policy in force and a changed one',
      part: whole,
    },
  ],
  [
    'rehearse',
    {
      use: 'rehearse DIR [--from T --until T] [--samples N] [--url URL --token TOKEN]',
      does: 'say what changed ladders would have done to everyone, without doing it',
      part: asking,
    },
  ],
  [
    'evaluate',
    {
      use: 'evaluate FILE [--label L] [--map L=S+S] [--worst N] [--texts yes]',
      does: 'measure the text signals on a labelled data set',
      part: whole,
    },
  ],
  [
    'replay',
    {
      use: 'replay FILE [--format jsonl|csv|mbox] [--relation colleague|contact|stranger] [--limit N] [--samples N] [--policy DIR]',
      does: 'run real messages through the whole path, with numbers',
      part: whole,
    },
  ],
  [
    'audit',
    {
      use: 'audit export [--to FILE] [--url URL --token TOKEN] | verify FILE [--checkpoint F [--checkpoint-key K]] [--key K]',
      does: 'keep the log as a file; check such a file or a package, offline',
      part: asking,
    },
  ],
  [
    'evidence',
    {
      use: 'evidence export REQUEST [--to DIR] [--url URL --token TOKEN]',
      does: 'keep what was produced for a legal request as a folder',
      part: asking,
    },
  ],
  [
    'cybertip',
    {
      use: 'cybertip CASE [--to FILE] [--incident TYPE] [--screen-name N] [--mail M] [--send yes] [--url URL --token TOKEN]',
      does: 'report a case of suspected child-abuse material to NCMEC: write the report, and send it where that is asked for',
      part: asking,
    },
  ],
  [
    'export',
    {
      use: 'export [--to FILE] [--data DIR]',
      does: 'keep everything as one file, while the product goes on',
      part: ledger,
    },
  ],
  [
    'import',
    { use: 'import FILE [--data DIR]', does: 'bring an export into a new data directory or database', part: ledger },
  ],
  [
    'keys',
    {
      use: 'keys rotate|rotate-identities|rotate-access [--data DIR]',
      does: 'put a new key around the data keys or over the identity tokens, or change what lets in and signs',
      part: ledger,
    },
  ],
])
