/**
 * Builds what browsers load into `dist/pages/`: the console, the administrator's pages and the embed. Names carry a hash of their
 * content, so that they are kept for good; `manifest.json` says which file is which, and the embed's SRI hash.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { building } from './building.mjs'
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

/** Whole or not at all: whoever reads meanwhile gets the file as it was or as it is. A name with a hash is written once. */
function put(name, contents) {
  const place = join(TARGET, name)
  if (/-[A-Z0-9]{8}\.\w+$/.test(name) && existsSync(place)) return
  const beside = `${place}.${process.pid}.new`
  writeFileSync(beside, contents)
  renameSync(beside, place)
}

async function buildApps() {
  const entryPoints = ['console', 'org']
    .map((name) => join(SOURCE, `src/${name}/main.tsx`))
    .filter((path) => existsSync(path))
  const { metafile, outputFiles } = await build({
    ...shared,
    write: false,
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
  for (const { path, contents } of outputFiles) put(basename(path), contents)
  const apps = {}
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const name = /packages\/console\/src\/(\w+)\/main\.tsx$/.exec(output.entryPoint ?? '')?.[1]
    if (name !== undefined)
      apps[name] = { js: basename(path), css: output.cssBundle === undefined ? null : basename(output.cssBundle) }
  }
  return apps
}

async function buildEmbed(format, name) {
  const { outputFiles } = await build({
    ...shared,
    write: false,
    entryPoints: [join(SOURCE, 'src/embed/main.ts')],
    outfile: join(TARGET, name),
    format,
  })
  const [{ contents }] = outputFiles
  put(name, contents)
  return `sha384-${createHash('sha384').update(contents).digest('base64')}`
}

/** Files that no build has made for a while: nobody loads them any more. */
const FORGOTTEN_MS = 86_400_000

function forgetOld() {
  for (const name of readdirSync(TARGET)) {
    const place = join(TARGET, name)
    const made = statSync(place, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - made > FORGOTTEN_MS) rmSync(place, { force: true })
  }
}

/**
 * Builds `dist/pages/` beside what is there, and names it in the manifest last: pages that are open, and whoever else builds at the
 * same time, lose nothing. Throws esbuild's error, which names file and line.
 */
export async function buildPages() {
  mkdirSync(TARGET, { recursive: true })
  forgetOld()
  const [apps, script, module] = await building(() =>
    Promise.all([buildApps(), buildEmbed('iife', 'goodstanding.js'), buildEmbed('esm', 'goodstanding.mjs')]),
  )
  const embed = { 'goodstanding.js': script, 'goodstanding.mjs': module }
  put(basename(MANIFEST), `${JSON.stringify({ apps, embed }, null, 2)}\n`)
  return { apps, embed }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { embed } = await buildPages()
  for (const [name, hash] of Object.entries(embed)) console.log(`${name} integrity="${hash}"`)
}
