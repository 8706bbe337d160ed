import { readdirSync } from 'node:fs'
import { basename } from 'node:path'

const POLICY = new URL('../../policies/workplace-aup/', import.meta.url)

/** How many clauses the policy has: one a file, beside what tells of a section and of the whole. */
export const clauseFiles = (): number =>
  readdirSync(POLICY, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.yaml') && !['policy.yaml', 'section.yaml'].includes(basename(path)),
  ).length
