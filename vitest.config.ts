import { defineConfig } from 'vitest/config'

/** Workspace packages resolve to their sources, so tests need no build. */
const conditions = ['goodstanding-source', 'module', 'node', 'development|production']

// @NOTE Vitest finds a default export only; this is the one file that has one beside the linter's.
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: ['goodstanding-source', 'node'] } },
  test: {
    include: ['{packages,e2e,docs,examples,scripts,bench}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', './scripts/last-line-reporter.ts'],
  },
})
