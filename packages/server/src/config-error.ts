/** What every reader of configuration shares. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A value that keeps the server from starting, in words. */
export class ConfigError extends Error {}
