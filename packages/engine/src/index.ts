/** Turns an event, facts and a compiled policy into a decision with its reasons. */
export type {
  Engine,
  EngineOptions,
  EngineStats,
  Evaluation,
  Fault,
  Inputs,
  LoweredRules,
  RowInputs,
  SeenSignals,
  WindowReading,
} from './evaluation.ts'
export { createEngine } from './decide/create-engine.ts'
export { judgeUnder, replay, replayWithWatch } from './decide/replay.ts'
export { explainDecision } from './decide/explain-decision.ts'
export { capabilityOf } from './decide/capability-of.ts'
export type {
  DetectorMemory,
  DetectorSet,
  MemoryRecord,
  OwnWindow,
  ReadContext,
  RowEvent,
  RowReader,
  SignalReader,
} from './signal-reader.ts'
export { createDetectorSet, type DetectorOptions, NO_FILES } from './readers/create-detector-set.ts'
export type { DetectText, FileShelf } from './readers/content-reader.ts'
export { createWordHearer, type Heard } from './readers/file-words.ts'
export { findUncertain, type Opinion, type OpinionShelf, type Uncertain } from './readers/second-opinion.ts'
export { MEMORIES_WITHOUT, readNameSubject } from './readers/read-memory.ts'
export { decodeBase64 } from './readers/decode-base64.ts'
export type { CounterOptions, CounterStats } from './counters/counter-options.ts'
export type { PackedCounters } from './counters/counter-pack.ts'
export type { CounterStore } from './counters/counter-store.ts'
export { createCounterStore } from './counters/create-counter-store.ts'
export { createHashLanes, type HashLanes, hashString } from './counters/hash-string.ts'
export { createFactMemory } from './facts/create-fact-memory.ts'
export type {
  FactMemory,
  FactOptions,
  KnownApp,
  KnownOrganization,
  KnownStaff,
  ListedEntry,
} from './facts/fact-memory.ts'
export type {
  FactChange,
  FactRefusal,
  StandingChange,
  StandingLimit,
  StandingSubject,
  SubjectStanding,
  TerminatedTokens,
} from './facts/fact-change.ts'
export { readEntry, readIdentifiers } from './facts/read-fact.ts'
export { validateFact } from './facts/validate-fact.ts'
export type { CitedPermit, KnownPermit } from './facts/permit-cover.ts'
export { compileOwnRulesInPieces } from './facts/own-rules.ts'
export { type Author, createRecentAuthors, type EventKey, type RecentAuthors } from './recent-keys/recent-authors.ts'
export {
  type BodyHash,
  createRecentKeys,
  type RecentAnswer,
  type RecentKey,
  type RecentKeys,
  type RecentKeysOptions,
} from './recent-keys/recent-keys.ts'
export { createPdqIndex, type PdqIndex } from './facts/pdq-index.ts'
