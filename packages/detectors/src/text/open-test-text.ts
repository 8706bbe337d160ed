/** The word lists and the model together, as they ship: read once for all tests of a process. */
import { type SignalName, SignalValues } from '@goodstanding/model'
import { readTextModel, type TextModel } from '../classifier/read-text-model.ts'
import { readDefaultLexicon } from '../lexicon/default-lexicon.ts'
import { createLexicon, type Lexicon } from '../lexicon/lexicon.ts'
import { createTextDetector, type TextDetector } from './detect-text.ts'

export type ShippedText = {
  readonly lexicon: Lexicon
  readonly model: TextModel
  readonly detector: TextDetector
  /** What a text is worth to a signal. */
  readonly valueOf: (signal: SignalName, text: string) => number
}

let lexicon: Lexicon | null = null
let opened: ShippedText | null = null

/** The word lists alone. */
export function openShippedLists(): Lexicon {
  lexicon ??= createLexicon(readDefaultLexicon())
  return lexicon
}

/** `readModel`: the bytes of the model; asked for once. */
export function openShippedText(readModel: () => Uint8Array): ShippedText {
  if (opened !== null) return opened
  const model = readTextModel(readModel())
  if (!model.ok) throw new Error(model.refusal.kind)
  const lists = openShippedLists()
  const detector = createTextDetector(lists, model.value)
  const valueOf = (signal: SignalName, text: string): number => {
    const sink = new SignalValues()
    detector.detect([{ pointer: '/text', text }], null, sink)
    return sink.value(signal)
  }
  opened = { lexicon: lists, model: model.value, detector, valueOf }
  return opened
}
