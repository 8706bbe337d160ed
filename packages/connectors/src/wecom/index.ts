/** The WeCom connector, to be started from another program; `main.ts` starts it by itself. */
export type { ArchiveSource, ChatData, Sealed } from './archive/archive-source.ts'
export type { Config } from './config.ts'
export { CAPABILITIES } from './enforce.ts'
export { readConfig } from './read-config.ts'
export { type Brought, type Started, startWeCom } from './start-wecom.ts'
