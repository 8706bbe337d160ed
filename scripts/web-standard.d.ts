/**
 * The few web-standard globals that pure code may use: the same in Node, browsers and edge runtimes, with no clock,
 * chance or input-output behind them. `tsconfig.pure.json` checks the pure packages against these and ECMAScript alone.
 */
declare class URL {
  constructor(url: string, base?: string | URL)
  static canParse(url: string, base?: string): boolean
  readonly hash: string
  readonly host: string
  readonly hostname: string
  readonly href: string
  readonly origin: string
  readonly password: string
  readonly pathname: string
  readonly port: string
  readonly protocol: string
  readonly search: string
  readonly searchParams: URLSearchParams
  readonly username: string
  toString(): string
}
declare class URLSearchParams implements Iterable<[string, string]> {
  constructor(init?: string)
  get(name: string): string | null
  getAll(name: string): string[]
  has(name: string): boolean
  [Symbol.iterator](): IterableIterator<[string, string]>
}
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>
  encodeInto(input: string, into: Uint8Array): { read: number; written: number }
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean })
  decode(input?: ArrayBuffer | ArrayBufferView): string
}
declare function atob(base64: string): string
declare function btoa(binary: string): string
declare function structuredClone<T>(value: T): T
