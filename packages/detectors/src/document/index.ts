/** Documents that prove something: what their files tell, beside what is claimed of them. */
export { type Contradiction, contradictClaim, type DocumentClaim } from './contradict-claim.ts'
export { type FileTraces, readTraces } from './read-traces.ts'
