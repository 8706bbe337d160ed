export * from './fold.ts'
export { GATE, MARK } from './fold-kinds.ts'
export { createVocabulary, type Vocabulary, type VocabularyWord } from './vocabulary.ts'
