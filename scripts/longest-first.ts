/** Orders test files so that those which take long begin first: one that begins last is waited for by all others. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** From two minutes to a quarter of a minute each, by how long they take beside others; vitest itself knows only how large a file is. */
const LONGEST = [
  'pages-accessible',
  'pages-states',
  'crash',
  'pages-unchecked',
  'database-away',
  'pages-branches',
  'pages-changed',
  'pages-work',
  'webhooks-rules',
  'pages-late',
  'database-hangs',
  'rule-floors',
  'workplace',
  'pages',
  'casework',
  'copy',
  'pages-numbers',
  'command-line',
  'pages-meanwhile',
  'pages-policy',
  'mail-out',
  'pages-hands',
  'casework-crash',
  'pages-crowded',
  'hostile-calls',
  'policy-life',
  'pages-outdated',
  'pages-appeal',
  'matrix',
  'webhooks-people',
  'files',
  'pages-org',
  'stop-while-starting',
].map((name) => `/e2e/${name}.e2e.test.ts`)

/** Behind those that are listed: what starts servers, then what opens databases, then all others. */
const rankOf = ({ moduleId }: TestSpecification): number => {
  const rank = LONGEST.findIndex((path) => moduleId.endsWith(path))
  if (rank >= 0) return rank
  if (moduleId.endsWith('.e2e.test.ts')) return LONGEST.length
  return LONGEST.length + (moduleId.endsWith('.db.test.ts') ? 1 : 2)
}

export class LongestFirst extends BaseSequencer {
  /** Those that take longest before all others; the rest as vitest has it. */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort((a, b) => rankOf(a) - rankOf(b))
  }
}
