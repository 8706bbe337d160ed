/** session: public surface of this family. */
export * from './session-tracker.ts'
