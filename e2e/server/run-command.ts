/** The command line as a process of its own, as `npm run goodstanding` runs it. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../..', import.meta.url))

type Told = { readonly code: number; readonly out: string; readonly err: string }

/** Runs a program of Node to its end. */
export function runNode(words: readonly string[], settings: Readonly<Record<string, string>> = {}): Promise<Told> {
  return new Promise((resolve) => {
    // In English, whatever the locale of whoever runs the tests.
    const env = { ...process.env, LC_ALL: 'C', ...settings }
    execFile(process.execPath, words, { cwd: ROOT, env }, (fault, out, err) => {
      resolve({ code: typeof fault?.code === 'number' ? fault.code : fault === null ? 0 : 1, out, err })
    })
  })
}

/** Runs a verb with its flags, under settings of the environment. */
export const runCommandIn = (settings: Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Told> =>
  runNode(['scripts/goodstanding.mjs', ...words], settings)

export const runCommand = (...words: readonly string[]): Promise<Told> => runCommandIn({}, ...words)
