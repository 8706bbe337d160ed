/** The page of the workplace, bundled once at the start; and the embed, taken from the Goodstanding that is asked. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Pages } from './http/serve.ts'

const WEB = fileURLToPath(new URL('../web/', import.meta.url))

export async function buildPages(goodstandingUrl: string): Promise<Pages> {
  const [html, style, embed, bundle] = await Promise.all([
    readFile(`${WEB}index.html`, 'utf8'),
    readFile(`${WEB}style.css`, 'utf8'),
    fetch(`${goodstandingUrl}/embed.js`).then((answer) => (answer.ok ? answer.text() : '')),
    build({
      entryPoints: [`${WEB}app.ts`],
      bundle: true,
      write: false,
      minify: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['goodstanding-source'],
    }),
  ])
  return { html, style, embed, script: bundle.outputFiles[0]?.text ?? '' }
}
