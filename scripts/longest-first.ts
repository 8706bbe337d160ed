/** Orders test files so that those which take long begin first: one that begins last is waited for by all others. */
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** From three minutes to twenty seconds each, by how long they take; vitest itself knows only how large a file is. */
const LONGEST = [
  'crash',
  'casework-crash',
  'pages-accessible',
  'pages-states',
  'policy-life',
  'command-line',
  'database-away',
  'hostile',
  'copy',
  'workplace',
  'mail-out',
  'casework',
  'matrix',
  'pages-hands',
  'rule-floors',
  'pages-numbers',
  'pages',
  'pages-work',
  'pages-outdated',
  'pages-policy',
  'cases-behind-answers',
  'pages-late',
  'pages-appeal',
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
