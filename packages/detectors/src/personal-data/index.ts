/** Personal data in text and rows, and secrets. */
export * from './detect-personal-data.ts'
export * from './row-fields.ts'
