/** The page of the workplace, bundled once at the start; and the embed, taken from the Goodstanding that is asked. */
import { readFile } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Pages } from './http/serve.ts'

const WEB = fileURLToPath(new URL('../web/', import.meta.url))

const TRIES = 40
const PAUSE_MS = 500

/** A Goodstanding that was just installed may still be building it. */
async function readEmbed(url: string): Promise<string> {
  for (let tries = 0; tries < TRIES; tries++) {
    const answer = await fetch(`${url}/embed/goodstanding.mjs`)
    if (answer.ok) return answer.text()
    await sleep(PAUSE_MS)
  }
  throw new Error(`${url}/embed/goodstanding.mjs does not come. Is this a Goodstanding with its pages built?`)
}

export async function buildPages(goodstandingUrl: string): Promise<Pages> {
  const [html, style, embed, bundle] = await Promise.all([
    readFile(`${WEB}index.html`, 'utf8'),
    readFile(`${WEB}style.css`, 'utf8'),
    readEmbed(goodstandingUrl),
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
