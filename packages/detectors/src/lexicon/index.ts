export * from './find-terms.ts'
export * from './lexicon.ts'
export * from './parse-lexicon.ts'
export { readDefaultLexicon } from './default-lexicon.ts'
