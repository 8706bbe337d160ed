import { defineConfig } from 'vitest/config'
import { LongestFirst } from './scripts/longest-first.ts'

/** Workspace packages resolve to their sources, so tests need no build. */
const conditions = ['goodstanding-source', 'module', 'node', 'development|production']

const EVERY = ['{packages,e2e,docs,examples,scripts,bench}/**/*.test.{ts,tsx}']
const NEVER = ['**/node_modules/**', '**/dist/**']
/** Code without clock, chance or effects. */
const PURE = ['packages/{model,policy,detectors,engine,casework}/**/*.test.ts']
/** Tests that open databases and servers, and start the product as it is started. */
const SERVED = [
  'packages/{ledger,server}/**/*.test.ts',
  'packages/{sdk,connectors}/**/*.db.test.ts',
  'e2e/*.e2e.test.ts',
]

// @NOTE Vitest finds a default export only; this is the one file that has one beside the linter's.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['goodstanding-source', 'node'] } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Tests wait for databases and browsers a third of their time: on two cores a third worker makes use of it.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './scripts/last-line-reporter.ts'],
    // Every test opens what it needs and closes it, so that files may share a process: loading the code anew takes longer than most of them.
    isolate: false,
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, exclude: NEVER } },
      {
        extends: true,
        test: { name: 'served', include: SERVED, exclude: NEVER, globalSetup: './scripts/build-for-tests.mjs' },
      },
      { extends: true, test: { name: 'real', include: EVERY, exclude: [...NEVER, ...PURE, ...SERVED] } },
    ],
  },
})
