/** What is used of WebAssembly: Node's types leave it to those of browsers. Modules work in a memory that we lay out and share. */

export type Assembly = {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer }
  readonly Module: new (bytes: Uint8Array) => object
  readonly Instance: new <Exported>(module: object, imports: object) => { readonly exports: Exported }
}
declare const WebAssembly: Assembly | undefined

/** That of the runtime; null where it has none. */
export function assemblyOfRuntime(): Assembly | null {
  return typeof WebAssembly === 'undefined' ? null : WebAssembly
}

const PAGE = 65_536

/** A memory of so many bytes, and what a module of base64 exports over it; null: the memory alone. */
export function openAssembly<Exported>(
  module: string,
  bytes: number,
  assembly: Assembly | null,
): { readonly buffer: ArrayBuffer; readonly exported: Exported | null } {
  const pages = Math.ceil(bytes / PAGE)
  if (assembly === null) return { buffer: new ArrayBuffer(pages * PAGE), exported: null }
  const memory = new assembly.Memory({ initial: pages })
  const code = Uint8Array.from(atob(module), (sign) => sign.charCodeAt(0))
  const { exports } = new assembly.Instance<Exported>(new assembly.Module(code), { table: { memory } })
  return { buffer: memory.buffer, exported: exports }
}
