import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the repository, with a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url))

const SKIPPED = new Set(['node_modules', 'dist', 'coverage', '.git'])

/**
 * Every file and folder below `folder` (relative to the root), folders first, without what is installed or built.
 * @param {string} folder
 * @returns {{ path: string, isFolder: boolean }[]} paths relative to the root
 */
export function walk(folder) {
  const found = [{ path: folder, isFolder: true }]
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) found.push(...walk(path))
    } else found.push({ path, isFolder: false })
  }
  return found
}

/** Sources of all packages, tests included, e.g. `packages/model/src/index.ts`. */
export function packageSources() {
  return walk('packages')
    .filter(({ path, isFolder }) => !isFolder && /^packages\/[^/]+\/src\//.test(path))
    .map(({ path }) => path)
}

/** The lists of protected names, of which the build makes what starts open; relative to the root. */
export const NAME_LISTS = [
  'protected-names.json',
  'protected-names.tsv.gz',
  'known-companies.txt',
  'known-schools.txt',
  'known-authorities.txt',
  'spoken-names.txt',
  'international-organizations.txt',
].map((name) => `policies/packs/common/${name}`)

/**
 * When any source of a package, or any list of names, last changed, in milliseconds. Folders count, so a removed file is
 * noticed too.
 */
export function lastSourceChange() {
  const sources = walk('packages').filter(({ path }) => /^packages\/[^/]+\/(src(\/|$)|package\.json$)/.test(path))
  const paths = [...sources.map(({ path }) => path), ...NAME_LISTS]
  return Math.max(0, ...paths.map((path) => statSync(join(root, path)).mtimeMs))
}
