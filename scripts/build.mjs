/**
 * Bundles the command line and its workers into `dist/`: workspace packages are inlined, most npm packages stay imports.
 *
 * - Packages say `"sideEffects": false`, so that a worker carries what it uses of one and not all of it: half the code, 20 MB of memory.
 * - A module keeps the `import.meta.url` of its source, so it finds the data files beside it in the bundle as in tests.
 * - `new URL('./x.worker.ts', import.meta.url)` becomes the built worker, `dist/x.worker.mjs`.
 * - What a source imports when it needs it (`await import('./x.ts')`) becomes `dist/x.mjs`, which is read then.
 * - `new URL('./x.frozen', import.meta.url)` becomes what the build made of data, `dist/x.<id>.frozen`: the id is that of the code and
 *   the data it was made with, so that no bundle opens what another made.
 */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { building } from './building.mjs'
import { FROZEN_URL, WORKER_URL } from './built-urls.mjs'
import { NAME_LISTS, packageSources, root, walk } from './source-files.mjs'

/** The file that `npm start` runs. */
export const BUNDLE = join(root, 'dist/goodstanding.mjs')

const OWN_URL = /\bimport\.meta\.url\b/g

const DIST = dirname(BUNDLE)

/** What sources import when they need it, and has a file of its own; another import of that kind is a part of the bundle. */
const ON_DEMAND = [
  'packages/server/src/shipped-lists.ts',
  ...['whole', 'policy', 'ledger', 'asking'].map((part) => `packages/cli/src/parts/${part}-part.ts`),
]

/** Workspace packages, and npm packages of many small modules: to find and open them one by one takes a tenth of a start. */
const INLINED = /^(@goodstanding|typebox|@marcbachmann\/cel-js|@noble|pinyin-pro|tldts|libphonenumber-js)(\/|$)/

/**
 * @param {string | null} frozen the id of what was made of data; null while that is being made
 * @returns {import('esbuild').Plugin}
 */
const sourcePlaces = (frozen) => ({
  name: 'source-places',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || INLINED.test(path) ? undefined : { path, external: true },
    )
    onResolve({ filter: /^\.{1,2}\// }, ({ path, kind }) =>
      kind === 'dynamic-import' && ON_DEMAND.some((source) => basename(source) === basename(path))
        ? { path: `./${basename(path, '.ts')}.mjs`, external: true }
        : undefined,
    )
    onLoad({ filter: /[\\/]packages[\\/][^\\/]+[\\/]src[\\/].*\.tsx?$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      const place = `../${relative(root, path).split(sep).join('/')}`
      const contents = source
        .replace(WORKER_URL, (_, __, name) => `new URL('./${name}.worker.mjs', import.meta['url'])`)
        .replace(FROZEN_URL, (_, __, name) => `new URL('./${name}.${frozen}.frozen', import.meta['url'])`)
        .replace(OWN_URL, `new URL('${place}', import.meta['url']).href`)
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
})

/** @param {string | null} frozen @returns {import('esbuild').BuildOptions} */
const shared = (frozen) => ({
  absWorkingDir: root,
  outdir: DIST,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  conditions: ['goodstanding-source'],
  logLevel: 'warning',
  // A tenth less to read at each start and of each command; stacks are told by the map beside it.
  minifyWhitespace: true,
  plugins: [sourcePlaces(frozen)],
  write: false,
})

/** Moved into place whole: two commands may build at once, and a third may be reading. */
function put(path, contents) {
  const made = `${path}.${process.pid}`
  writeFileSync(made, contents, { mode: path.endsWith('.mjs') ? 0o755 : 0o644 })
  renameSync(made, path)
}

/** What is made of the data that ships, for starts to open as it is: by two processes that take about as long, beside the bundle. */
const SHARES = [['shipped-lexicon'], ['shipped-names', 'shipped-policy']]
const FROZEN = SHARES.flat()

/** What it is made of beside the code: the lists, the policy, and the package that reads it, which lies outside the bundle. */
const frozenOf = () => [
  ...NAME_LISTS,
  ...walk('policies/workplace-aup').flatMap(({ path, isFolder }) => (isFolder ? [] : [path])),
  'node_modules/yaml/package.json',
]

/**
 * The id of what is to be made, and the work of making it, unless this very code made it of these very files before. It takes as long
 * as the bundle does, on another core, and the bundle needs the id alone.
 * @returns {Promise<{ readonly id: string, readonly make: () => Promise<void> }>}
 */
async function freezeShipped() {
  const entryPoints = [{ in: join(root, 'packages/server/src/freeze-shipped.ts'), out: 'freeze-shipped' }]
  const { outputFiles } = await build({ ...shared(null), entryPoints })
  const hash = createHash('sha256')
  for (const { contents } of outputFiles) hash.update(contents)
  for (const path of frozenOf()) hash.update(readFileSync(join(root, path)))
  const id = hash.digest('hex').slice(0, 16)
  if (FROZEN.every((name) => existsSync(join(DIST, `${name}.${id}.frozen`)))) return { id, make: async () => undefined }
  for (const { path, contents } of outputFiles) put(path, contents)
  const maker = join(DIST, 'freeze-shipped.mjs')
  const make = async () => {
    await Promise.all(SHARES.map((names) => promisify(execFile)(process.execPath, [maker, DIST, id, ...names])))
  }
  return { id, make }
}

/** Builds `dist/`. Throws esbuild's error, which names file and line. */
export const buildBundle = () => building(buildAll)

async function buildAll() {
  const workers = packageSources().filter((path) => path.endsWith('.worker.ts'))
  const entryPoints = [
    { in: join(root, 'packages/cli/src/main.ts'), out: 'goodstanding' },
    ...[...workers, ...ON_DEMAND].map((path) => ({ in: join(root, path), out: basename(path, '.ts') })),
  ]
  const outs = entryPoints.map(({ out }) => out)
  const twice = outs.find((out, at) => outs.indexOf(out) !== at)
  if (twice !== undefined)
    throw new Error(`Two workers are called ${twice}.ts; dist/ has room for one. Rename one of them.`)
  mkdirSync(DIST, { recursive: true })
  const { id, make } = await freezeShipped()
  // Stacks name file and line; the sources lie beside.
  const bundling = build({ ...shared(id), entryPoints, sourcemap: true, sourcesContent: false })
  const [{ outputFiles }] = await Promise.all([bundling, make()])
  // The bundle comes last, for its age tells whether to build.
  for (const { path, contents } of outputFiles.toSorted(
    (a, b) => Number(a.path === BUNDLE) - Number(b.path === BUNDLE),
  ))
    put(path, contents)
  // What an older bundle opens is gone for it: it reads the lists instead.
  for (const name of readdirSync(DIST))
    if (name.endsWith('.frozen') && !name.includes(id)) rmSync(join(DIST, name), { force: true })
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await buildBundle()
