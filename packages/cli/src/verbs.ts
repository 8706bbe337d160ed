/** Every verb of the command, by name. */
import { audit } from './audit/audit.ts'
import { evidence } from './audit/evidence.ts'
import { keys } from './audit/keys.ts'
import { backtest } from './backtest.ts'
import { checkPolicy } from './check-policy.ts'
import { exportAll } from './copy/export.ts'
import { importAll } from './copy/import.ts'
import { evaluate } from './evaluate/evaluate.ts'
import { explain } from './explain.ts'
import { rehearse } from './rehearse.ts'
import type { Sentence } from './say.ts'
import { replay } from './replay/replay.ts'
import { start } from './start.ts'
import { testPolicy } from './test-policy.ts'

/** `run` answers the exit code: 0 done, 1 the answer is no or the call was wrong, 2 there is no such verb. */
export type Verb = {
  readonly use: string
  readonly does: Sentence
  readonly run: (argv: readonly string[]) => Promise<number>
}

export const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  [
    'start',
    { use: 'start [--port N] [--host ADDRESS] [--data DIR] [--policy DIR]', does: 'start the product', run: start },
  ],
  ['check-policy', { use: 'check-policy [DIR]', does: 'check a folder of clause files', run: checkPolicy }],
  [
    'test-policy',
    { use: 'test-policy [DIR] [--clause ID]', does: 'run the examples and scenarios of its clauses', run: testPolicy },
  ],
  [
    'explain',
    {
      use: 'explain <clause | dec_…> [--url URL --token TOKEN] [--policy DIR]',
      does: 'say what a clause watches, or why a decision was made',
      run: explain,
    },
  ],
  [
    'backtest',
    {
      use: 'backtest --policy DIR --events FILE [--against DIR] [--relation R] [--limit N]',
      does: 'replay events through the policy in force and a changed one',
      run: backtest,
    },
  ],
  [
    'rehearse',
    {
      use: 'rehearse DIR [--from T --until T] [--samples N] [--url URL --token TOKEN]',
      does: 'say what changed ladders would have done to everyone, without doing it',
      run: rehearse,
    },
  ],
  [
    'evaluate',
    {
      use: 'evaluate FILE [--label L] [--map L=S+S] [--worst N] [--texts yes]',
      does: 'measure the text signals on a labelled data set',
      run: evaluate,
    },
  ],
  [
    'replay',
    {
      use: 'replay FILE [--format jsonl|csv|mbox] [--relation colleague|contact|stranger] [--limit N] [--samples N] [--policy DIR]',
      does: 'run real messages through the whole path, with numbers',
      run: replay,
    },
  ],
  [
    'audit',
    {
      use: 'audit export [--to FILE] [--url URL --token TOKEN] | verify FILE [--checkpoint F [--checkpoint-key K]] [--key K]',
      does: 'keep the log as a file; check such a file or a package, offline',
      run: audit,
    },
  ],
  [
    'evidence',
    {
      use: 'evidence export REQUEST [--to DIR] [--url URL --token TOKEN]',
      does: 'keep what was produced for a legal request as a folder',
      run: evidence,
    },
  ],
  [
    'export',
    {
      use: 'export [--to FILE] [--data DIR]',
      does: 'keep everything as one file, while the product goes on',
      run: exportAll,
    },
  ],
  [
    'import',
    { use: 'import FILE [--data DIR]', does: 'bring an export into a new data directory or database', run: importAll },
  ],
  [
    'keys',
    {
      use: 'keys rotate|rotate-identities|rotate-access [--data DIR]',
      does: 'put a new key around the data keys or over the identity tokens, or change what lets in and signs',
      run: keys,
    },
  ],
])
