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

let opened: ShippedText | null = null

/** `readModel`: the bytes of the model; asked for once. */
export function openShippedText(readModel: () => Uint8Array): ShippedText {
  if (opened !== null) return opened
  const model = readTextModel(readModel())
  if (!model.ok) throw new Error(model.refusal.kind)
  const lexicon = createLexicon(readDefaultLexicon())
  const detector = createTextDetector(lexicon, model.value)
  const valueOf = (signal: SignalName, text: string): number => {
    const sink = new SignalValues()
    detector.detect([{ pointer: '/text', text }], null, sink)
    return sink.value(signal)
  }
  opened = { lexicon, model: model.value, detector, valueOf }
  return opened
}
