export { type Classifier, createClassifier } from './classify-text.ts'
export { bucketOf, CALLS, DEEDS, FEW_TRAITS, FEW_WORDS, HEADS, type Head, LANES, SIGNAL_OF_HEAD } from './heads.ts'
export {
  KNOTS,
  MODEL_MAGIC,
  MODEL_VERSION,
  type ModelRefusal,
  readTextModel,
  type TextModel,
  type WordWeights,
} from './read-text-model.ts'
export { hashOf } from '../fold/vocabulary.ts'
export { createWordIndex, findWords, type WordIndex } from './word-index.ts'
export { createTraitReader, type ReadTraits, type TextTraits } from './text-traits.ts'
export { PART_LIMIT, readPartsOf } from './word-parts.ts'
