export { createTextDetector, type TextDetector, type TextPart } from './detect-text.ts'
export { guessLanguage, TEXT_LANGUAGES, type TextLanguage } from './guess-language.ts'
export { createTextReading, type ReadText } from './read-text.ts'
export type { TextFeatures } from './text-features.ts'
