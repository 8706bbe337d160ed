import { defineConfig } from 'vitest/config'
import { asBuilt } from './scripts/as-built.ts'
import { LongestFirst } from './scripts/longest-first.ts'

/** Workspace packages resolve to their sources, so tests need no build. */
const conditions = ['goodstanding-source', 'module', 'node', 'development|production']

// @NOTE Vitest finds a default export only; this is the one file that has one beside the linter's.
export default defineConfig({
  plugins: [asBuilt],
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['goodstanding-source', 'node'] } },
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is looked for again and again comes late on a busy machine: a second, as it would be, is often not enough.
    expect: { poll: { timeout: 30_000 } },
    pool: 'forks',
    // Tests wait for databases and browsers half of their time: on two cores four workers make use of it.
    maxWorkers: 4,
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './scripts/last-line-reporter.ts'],
    // Every test opens what it needs and closes it, so that files may share a process: loading the code anew takes longer than most of them.
    isolate: false,
    include: ['{packages,e2e,docs,examples,scripts,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: ['./scripts/build-for-tests.mjs', './scripts/sweep-test-folders.ts'],
    // Collecting garbage on threads of its own helps nobody where every core runs another test: so it takes a tenth less work. There is room
    // for what a test leaves behind, and it is not looked through again and again while a process grows.
    execArgv: [
      '--single-threaded-gc',
      '--min-semi-space-size=32',
      '--max-semi-space-size=64',
      '--initial-old-space-size=1024',
    ],
  },
})
