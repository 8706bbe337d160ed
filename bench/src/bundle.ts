/**
 * Bundles the bench as the product is bundled, npm packages left outside: what runs is what ships, without the marks that a
 * development loader leaves in functions.
 */
import { readFile } from 'node:fs/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { BUNDLES } from './bundles.ts'
import type { BenchName } from './catalog.ts'

const SOURCE = fileURLToPath(new URL('.', import.meta.url))

/** A module finds the data files beside its source, though it runs from the bundle. */
const sourcePlaces: Plugin = {
  name: 'source-places',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@goodstanding/') ? undefined : { path, external: true },
    )
    esbuild.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8')
      const place = JSON.stringify(pathToFileURL(path).href)
      return { contents: source.replace(/\bimport\.meta\.url\b/g, place), loader: 'ts' }
    })
  },
}

export async function bundleBenches(names: readonly BenchName[]): Promise<void> {
  await build({
    absWorkingDir: SOURCE,
    entryPoints: [
      './run-one.ts',
      './alone/run-contender.ts',
      './peers/typical-server.ts',
      './peers/echo-server.ts',
      './load/ours-server.ts',
      ...names.map((name) => `./benches/${name}.ts`),
    ],
    entryNames: '[name]',
    outdir: BUNDLES,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    conditions: ['goodstanding-source'],
    sourcemap: true,
    logLevel: 'warning',
    plugins: [sourcePlaces],
  })
}
