/** Sessions: places, devices, tokens, attestation, automation. */
export * from './automation.ts'
export * from './session-tracker.ts'
export { type SessionRecord, sessionsWithout } from './session-records.ts'
