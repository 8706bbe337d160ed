/** What ships beside the code and is read once a process, since nothing changes it: the policy, the age table, the word lists. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  type AgeTable,
  buildLexicon,
  createFold,
  createTextDetector,
  type Lexicon,
  openLexicon,
  readAgeTable,
  readTextModel,
  type TextModel,
  thawLexicon,
} from '@goodstanding/detectors'
import type { DetectText } from '@goodstanding/engine'
import { type Evidence, SIGNALS, SIGNAL_NAMES, SignalValues } from '@goodstanding/model'
import { parse } from 'yaml'

const at = (path: string): string => fileURLToPath(new URL(`../../../policies/${path}`, import.meta.url))

/** The trained text model; `npm run train` writes it. */
const TEXT_MODEL = fileURLToPath(new URL('../../../models/text/text-model.bin', import.meta.url))

/** The word lists as `scripts/build.mjs` froze them beside the bundle; beside the source there is no such file. */
const LEXICON = fileURLToPath(new URL('./shipped-lexicon.frozen', import.meta.url))

export const SHIPPED_POLICY = at('workplace-aup')

export type SignalsOfText = {
  readonly signals: readonly { readonly name: string; readonly score: number; readonly evidence: readonly Evidence[] }[]
  readonly language: string
  readonly folded: string
}

const TEXT_SCORES = SIGNAL_NAMES.filter((name) => name.startsWith('text.') && SIGNALS[name].kind === 'score')
const UTF_16 = new TextDecoder('utf-16le')

export type ShippedText = {
  readonly detect: DetectText
  readonly signalsOf: (text: string, language: string | null) => SignalsOfText
}

export type ShippedDetectors = { readonly text: ShippedText; readonly ages: AgeTable }

/** Minimum ages by jurisdiction. Throws when the shipped table is malformed, which a test keeps from happening. */
async function readShippedAges(): Promise<AgeTable> {
  const table = readAgeTable(parse(await readFile(at('packs/jurisdiction/minimum-age.yaml'), 'utf8')))
  if (!table.ok) throw new Error(`minimum-age.yaml ${table.refusal.pointer}: ${table.refusal.message}`)
  return table.value
}

let detectors: Promise<ShippedDetectors> | null = null

export function createShippedDetectors(): Promise<ShippedDetectors> {
  detectors ??= makeDetectors()
  return detectors
}

/** Throws when the shipped model is missing or malformed, which a test keeps from happening. */
async function readShippedTextModel(): Promise<TextModel> {
  const model = readTextModel(await readFile(TEXT_MODEL))
  if (!model.ok) throw new Error(`text-model.bin: ${model.refusal.kind}`)
  return model.value
}

async function openShippedLexicon(): Promise<Lexicon> {
  const frozen = await readFile(LEXICON).catch(() => null)
  const thawed = frozen === null ? null : thawLexicon(frozen)
  if (thawed !== null) return openLexicon(thawed)
  const { readDefaultLexicon } = await import('./shipped-lists.ts')
  return openLexicon(buildLexicon(readDefaultLexicon()))
}

async function makeDetectors(): Promise<ShippedDetectors> {
  const lexicon = await openShippedLexicon()
  const detector = createTextDetector(lexicon, await readShippedTextModel())
  const fold = createFold(lexicon.vocabulary)
  const sink = new SignalValues()
  return {
    ages: await readShippedAges(),
    text: {
      detect: detector.detect,
      signalsOf: (text, language) => {
        sink.clear()
        // Nothing is said of no words: evidence would lie outside of them.
        const read = detector.detect(text === '' ? [] : [{ pointer: '/text', text }], language, sink)
        const { units, length } = fold(text)
        return {
          signals: TEXT_SCORES.map((name) => ({ name, score: sink.value(name), evidence: sink.evidence(name) })),
          language: read,
          folded: UTF_16.decode(units.subarray(0, length)),
        }
      },
    },
  }
}
