export * from './fold.ts'
export { GATE, MARK } from './fold-kinds.ts'
export { EXACT as LATIN_LOOKALIKES } from './fold-table.ts'
export { createVocabulary, type Vocabulary, type VocabularyWord } from './vocabulary.ts'
