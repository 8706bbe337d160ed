/** Turns an event, facts and a compiled policy into a decision with its reasons. */
export type {
  Engine,
  EngineOptions,
  EngineStats,
  Evaluation,
  Fault,
  Inputs,
  RowInputs,
  SeenSignals,
  WindowReading,
} from './evaluation.ts'
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
export type { CounterOptions, CounterStats } from './counters/counter-options.ts'
export type { CounterRecord, CounterStore } from './counters/counter-store.ts'
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
export type { CitedPermit, KnownPermit } from './facts/permit-cover.ts'
