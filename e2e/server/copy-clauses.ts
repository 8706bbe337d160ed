/**
 * A policy of a few of the shipped clauses: where a test changes it again and again, it is the change that matters, and not that all
 * examples of all other clauses are tried at each.
 */
import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { SHIPPED_POLICY } from '@goodstanding/server'
import { makeTestFolder } from '@goodstanding/testkit'

/** Copies head, sections and these clause files into a folder of its own; whoever asks removes it. */
export function copyClauses(clauses: readonly string[]): string {
  const folder = makeTestFolder()
  const files = ['policy.yaml', ...clauses.map((clause) => join(dirname(clause), 'section.yaml')), ...clauses]
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    cpSync(join(SHIPPED_POLICY, file), join(folder, file))
  }
  return folder
}
