/** Detectors: each looks at one thing and says signals with the evidence. They know no clause. */
export * from './link/index.ts'
export * from './file/index.ts'
export * from './session/index.ts'
export * from './personal-data/index.ts'
export * from './name/index.ts'
export * from './identity/index.ts'
