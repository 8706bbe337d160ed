/**
 * Bundles the command line and its workers into `dist/`: workspace packages are inlined, npm packages stay imports.
 *
 * - A module keeps the `import.meta.url` of its source, so it finds the data files beside it in the bundle as in tests.
 * - `new URL('./x.worker.ts', import.meta.url)` becomes the built worker, `dist/x.worker.mjs`.
 */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { packageSources, root } from './source-files.mjs'

/** The file that `npm start` runs. */
export const BUNDLE = join(root, 'dist/goodstanding.mjs')

const WORKER_URL = /new URL\(\s*(['"])[\w./-]*?([\w-]+)\.worker\.ts\1\s*,\s*import\.meta\.url\s*\)/g
const OWN_URL = /\bimport\.meta\.url\b/g

/** @type {import('esbuild').Plugin} */
const sourcePlaces = {
  name: 'source-places',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@goodstanding/') ? undefined : { path, external: true },
    )
    onLoad({ filter: /[\\/]packages[\\/][^\\/]+[\\/]src[\\/].*\.tsx?$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      const place = `../${relative(root, path).split(sep).join('/')}`
      const contents = source
        .replace(WORKER_URL, (_, __, name) => `new URL('./${name}.worker.mjs', import.meta['url'])`)
        .replace(OWN_URL, `new URL('${place}', import.meta['url']).href`)
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

/** Builds `dist/`. Throws esbuild's error, which names file and line. */
export async function buildBundle() {
  const workers = packageSources().filter((path) => path.endsWith('.worker.ts'))
  const entryPoints = [
    { in: join(root, 'packages/cli/src/main.ts'), out: 'goodstanding' },
    ...workers.map((path) => ({ in: join(root, path), out: basename(path, '.ts') })),
  ]
  const outs = entryPoints.map(({ out }) => out)
  const twice = outs.find((out, at) => outs.indexOf(out) !== at)
  if (twice !== undefined)
    throw new Error(`Two workers are called ${twice}.ts; dist/ has room for one. Rename one of them.`)
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    outdir: join(root, 'dist'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['goodstanding-source'],
    sourcemap: true,
    // Stacks name file and line; the sources lie beside.
    sourcesContent: false,
    logLevel: 'warning',
    plugins: [sourcePlaces],
    write: false,
  })
  mkdirSync(dirname(BUNDLE), { recursive: true })
  // Moved into place whole: two commands may build at once, and a third may be reading. The bundle comes last, for its age tells whether to build.
  for (const { path, contents } of outputFiles.toSorted(
    (a, b) => Number(a.path === BUNDLE) - Number(b.path === BUNDLE),
  )) {
    const made = `${path}.${process.pid}`
    writeFileSync(made, contents, { mode: path.endsWith('.mjs') ? 0o755 : 0o644 })
    renameSync(made, path)
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await buildBundle()
