/** The Matrix connector, to be started from another program; `main.ts` starts it by itself. */
export { type Config, WITHOUT_ANSWER } from './config.ts'
export { readConfig } from './read-config.ts'
export { type Started, startMatrix } from './start-matrix.ts'
