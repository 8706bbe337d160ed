/**
 * Builds what browsers load into `dist/pages/`: the console, the administrator's pages and the embed. Names carry a hash of their
 * content, so that they are kept for good; `manifest.json` says which file is which, and the embed's SRI hash.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { root, walk } from './source-files.mjs'

const SOURCE = join(root, 'packages/console')
const TARGET = join(root, 'dist/pages')
const MANIFEST = join(TARGET, 'manifest.json')
/** What the bundles are made of. */
const READ = ['packages/console', 'packages/sdk', 'packages/model', 'packages/casework']

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  charset: 'utf8',
  target: 'es2022',
  conditions: ['goodstanding-source'],
  logLevel: 'warning',
  legalComments: 'none',
}

/** Whether a source is newer than what was built. */
export function pagesAreStale() {
  const built = statSync(MANIFEST, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (built === 0) return true
  const files = READ.flatMap((folder) => walk(folder)).filter(({ path }) => /\/(src(\/|$)|package\.json$)/.test(path))
  return files.some(({ path }) => statSync(join(root, path)).mtimeMs > built)
}

async function buildApps() {
  const entryPoints = ['console', 'org']
    .map((name) => join(SOURCE, `src/${name}/main.tsx`))
    .filter((path) => existsSync(path))
  const { metafile } = await build({
    ...shared,
    entryPoints,
    outbase: join(SOURCE, 'src'),
    outdir: TARGET,
    entryNames: '[dir]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    metafile: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file' },
  })
  const apps = {}
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const name = /packages\/console\/src\/(\w+)\/main\.tsx$/.exec(output.entryPoint ?? '')?.[1]
    if (name !== undefined)
      apps[name] = { js: basename(path), css: output.cssBundle === undefined ? null : basename(output.cssBundle) }
  }
  return apps
}

async function buildEmbed(format, name) {
  const outfile = join(TARGET, name)
  await build({ ...shared, entryPoints: [join(SOURCE, 'src/embed/main.ts')], outfile, format })
  return `sha384-${createHash('sha384').update(readFileSync(outfile)).digest('base64')}`
}

/** Builds `dist/pages/`. Throws esbuild's error, which names file and line. */
export async function buildPages() {
  rmSync(TARGET, { recursive: true, force: true })
  mkdirSync(TARGET, { recursive: true })
  const [apps, script, module] = await Promise.all([
    buildApps(),
    buildEmbed('iife', 'goodstanding.js'),
    buildEmbed('esm', 'goodstanding.mjs'),
  ])
  const embed = { 'goodstanding.js': script, 'goodstanding.mjs': module }
  writeFileSync(`${MANIFEST}.new`, `${JSON.stringify({ apps, embed }, null, 2)}\n`)
  renameSync(`${MANIFEST}.new`, MANIFEST)
  return { apps, embed }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { embed } = await buildPages()
  for (const [name, hash] of Object.entries(embed)) console.log(`${name} integrity="${hash}"`)
}
