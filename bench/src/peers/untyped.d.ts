declare module 'ahocorasick' {
  /** The published package has no types. Each hit: the index of its last unit, and the terms that end there. */
  export default class AhoCorasick {
    constructor(terms: string[])
    search(text: string): [number, string[]][]
  }
}

declare module 'unhomoglyph' {
  export default function unhomoglyph(text: string): string
}
