/** file: public surface of this family. */
export * from './analyse-file.ts'
export * from './detect-file.ts'
