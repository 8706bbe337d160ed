/**
 * Tests run sources, but threads of their own and what is made of data come from `dist/`, where `build-for-tests.mjs` has built them: a test
 * that opens a product would otherwise spend a second of a core on the sources of each thread, and each of vitest's processes several on
 * the lists. Nothing built: they read sources and lists, as ever.
 */
import { existsSync, readdirSync } from 'node:fs'
import type { Plugin } from 'vitest/config'
import { FROZEN_URL, WORKER_URL } from './built-urls.mjs'

const DIST = new URL('../dist/', import.meta.url)

const built = (name: string, other: string): string => {
  const url = new URL(name, DIST)
  return existsSync(url) ? `new URL('${url.href}')` : other
}

/** The build keeps one of each, that of the code and data that it was made of. */
function frozenAs(name: string): string {
  const files = existsSync(DIST) ? readdirSync(DIST) : []
  return files.find((file) => file.startsWith(`${name}.`) && file.endsWith('.frozen')) ?? `${name}.frozen`
}

export const asBuilt: Plugin = {
  name: 'as-built',
  enforce: 'pre',
  transform: (code, id) =>
    /\/packages\/[^/]+\/src\//.test(id) && (code.includes('.worker.ts') || code.includes('.frozen'))
      ? code
          .replace(WORKER_URL, (other, _, name) => built(`${name}.worker.mjs`, other))
          .replace(FROZEN_URL, (other, _, name) => built(frozenAs(name), other))
      : null,
}
