/** The vocabulary of Goodstanding as types and wire schemas. No logic. */
export * from './words.ts'
export * as eventParts from './event-parts.ts'
export * from './event.ts'
export { withDefaults } from './event-defaults.ts'
export * from './facts.ts'
export * from './decision.ts'
export * from './signals.ts'
export * from './signal-sink.ts'
