/** What follows from a finding or a report. */
export { type Casework, createCasework } from './create-casework.ts'
export type { Followed } from './finding/follow-decisions.ts'
export { registerCaseworkRoutes } from '../http/casework/register-casework-routes.ts'
